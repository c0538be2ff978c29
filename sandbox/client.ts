import { randomBytes } from "node:crypto";
import type { CallRecord } from "./calls.ts";
import { Courier } from "./delivery/courier.ts";
import { HttpPush } from "./delivery/http-push.ts";
import { ResponseUrls } from "./delivery/response-urls.ts";
import { SocketMode } from "./delivery/socket-mode.ts";
import { Faults } from "./faults.ts";
import { appFromManifest, unrestrictedApp } from "./manifest.ts";
import { issueAppToken } from "./model/installations.ts";
import { plant } from "./model/planting.ts";
import { Triggers } from "./model/views.ts";
import { RunningSandbox } from "./running.ts";
import type { Sandbox, SandboxOptions } from "./sandbox.ts";
import { HARBOUR_PR } from "./seed.ts";
import { SandboxServer } from "./server.ts";
import { RateLimits } from "./web-api/rate-limits.ts";
import type { World } from "./world.ts";

const DEFAULT_ACK_TIMEOUT_MS = 3000;
const DEFAULT_TRIGGER_MS = 3000;

/** Starts a workspace on loopback. Stop it with `stop()`. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const app = options.manifest === undefined ? unrestrictedApp() : appFromManifest(options.manifest);
  const workspace = plant(options.seed ?? HARBOUR_PR, app);
  const faults = new Faults();
  const calls: CallRecord[] = [];
  const delivery = options.delivery ?? {};
  const ackTimeoutMs = delivery.ackTimeoutMs ?? DEFAULT_ACK_TIMEOUT_MS;
  let port = 0;
  const baseUrl = () => `http://127.0.0.1:${port}`;
  const onChange = () => {
    if (transport.connected) {
      courier.queue.appConnected();
    }
    workspace.emit({ kind: "traffic" });
  };
  const signingSecret = randomBytes(16).toString("hex");
  const transportOption = options.transport ?? { kind: "socket" };
  const sockets =
    transportOption.kind === "socket" ? new SocketMode({ appId: app.appId, ackTimeoutMs, faults, onChange }) : null;
  const push =
    sockets === null
      ? new HttpPush({
          signingSecret,
          verificationToken: "sandbox-verification-token",
          ackTimeoutMs,
          faults,
          onChange,
        })
      : null;
  const transport = sockets ?? push ?? unreachable();
  const world: World = {
    workspace,
    app,
    triggers: new Triggers(options.triggerMs ?? DEFAULT_TRIGGER_MS),
    contexts: new Map(),
    codes: new Map(),
    clientId: "100000000000.200000000000",
    clientSecret: randomBytes(16).toString("hex"),
    signingSecret,
    editWindowMinutes: null,
    baseUrl,
    socketUrl: () => `${baseUrl().replace("http", "ws")}${sockets?.ticket() ?? "/no-socket-mode"}`,
  };
  const courier = new Courier(world, transport, faults, delivery);
  const responseUrls = new ResponseUrls(world);
  const server = new SandboxServer({
    world,
    limits: new RateLimits(options.rateLimits ?? "off"),
    faults,
    responseUrls,
    sockets,
    onCall: (call) => {
      calls.push(call);
      workspace.emit({ kind: "traffic" });
    },
  });
  await server.listen(options.port ?? 0);
  port = server.port;
  const sandbox = new RunningSandbox({
    world,
    courier,
    responseUrls,
    faults,
    server,
    sockets,
    push,
    calls,
    appToken: issueAppToken(workspace, app),
  });
  if (transportOption.kind === "http" && transportOption.url !== undefined) {
    await sandbox.setRequestUrl(transportOption.url, { verify: false });
  }
  return sandbox;
}

function unreachable(): never {
  throw new Error("A sandbox has sockets or a request URL.");
}

export type { Actor, AppAnswer, MessageAddress, Sandbox, SandboxOptions, SentEvent, Shown } from "./sandbox.ts";
