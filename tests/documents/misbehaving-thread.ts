import { parentPort } from "node:worker_threads";

/** Stands for a thread that a file gets the better of: what the file says is what the thread does. */
parentPort?.on("message", ({ file, register }: { file: { bytes: Uint8Array }; register: object | null }) => {
  switch (new TextDecoder().decode(file.bytes)) {
    case "hang":
      for (;;) {
        // As a parser that never comes back.
      }
    case "die":
      return process.exit(1);
    case "overflow":
      return overflow();
    default:
      parentPort?.postMessage({
        kind: "read",
        result: { findings: [], gaps: register === null ? [] : [{ reason: "unsupported", what: "register" }] },
        faults: [],
      });
  }
});
parentPort?.postMessage({ kind: "ready" });

function overflow(): void {
  const kept: unknown[] = [];
  for (;;) {
    kept.push(Array.from({ length: 1_000_000 }, (_, index) => ({ index })));
  }
}
