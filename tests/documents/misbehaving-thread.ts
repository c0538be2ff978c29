import { parentPort } from "node:worker_threads";
import { decodeFrames } from "../../src/documents/confined/decode-frames.ts";
import type { ThreadReport, ThreadRequest } from "../../src/documents/thread-messages.ts";

/** Stands for a thread that a text gets the better of: what the file says is what the thread does. */
parentPort?.on("message", ({ parsed, register }: ThreadRequest) => {
  const [frame] = decodeFrames(parsed.output);
  switch (frame?.kind === "passage" ? frame.passage.text : "") {
    case "hang":
      for (;;) {
        // As a detector that never comes back.
      }
    case "die":
      return process.exit(1);
    case "overflow":
      return overflow();
    default:
      return say({
        kind: "done",
        result: { findings: [], gaps: register === null ? [] : [{ reason: "unsupported", what: "register" }] },
        fingerprints: [],
        faults: [],
      });
  }
});
say({ kind: "ready" });

function say(report: ThreadReport): void {
  parentPort?.postMessage(report);
}

function overflow(): void {
  const kept: unknown[] = [];
  for (;;) {
    kept.push(Array.from({ length: 1_000_000 }, (_, index) => ({ index })));
  }
}
