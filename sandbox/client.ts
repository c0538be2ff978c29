import type { Sandbox, SandboxOptions } from "./sandbox.ts";

/** Starts a workspace on loopback. Stop it with `stop()`. */
export function startSandbox(_options: SandboxOptions = {}): Promise<Sandbox> {
  return Promise.reject(new Error("not running yet"));
}
