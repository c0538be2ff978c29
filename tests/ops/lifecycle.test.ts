import { EventEmitter } from "node:events";
import { describe, expect, it } from "@jest/globals";
import type { Log } from "../../src/core/ports.ts";
import { createLifecycle } from "../../src/ops/lifecycle.ts";

function start(deadlineMs?: number) {
  const signals = new EventEmitter();
  const lines: string[] = [];
  const write: Log["info"] = (message) => lines.push(message);
  const exited = Promise.withResolvers<number>();
  const lifecycle = createLifecycle({
    log: { debug: write, info: write, warn: write, error: write },
    exit: exited.resolve,
    signals,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  });
  return { signals, lines, lifecycle, exited: exited.promise };
}

describe("createLifecycle", () => {
  it("closes what was opened last first, one after the other, and exits 0", async () => {
    const { signals, lifecycle, exited } = start();
    const order: string[] = [];
    lifecycle.onStop("database", () => void order.push("database"));
    lifecycle.onStop("queue", async () => {
      order.push("queue begins");
      await Promise.resolve();
      order.push("queue ends");
    });
    lifecycle.onStop("receiver", () => void order.push("receiver"));
    expect(lifecycle.isStopping()).toBe(false);
    signals.emit("SIGTERM");
    expect(lifecycle.isStopping()).toBe(true);
    expect(await exited).toBe(0);
    expect(order).toEqual(["receiver", "queue begins", "queue ends", "database"]);
  });

  it("closes the others when one fails, and exits 1", async () => {
    const { signals, lifecycle, exited, lines } = start();
    let closed = false;
    lifecycle.onStop("database", () => {
      closed = true;
    });
    lifecycle.onStop("queue", () => {
      throw new Error("broken");
    });
    signals.emit("SIGINT");
    expect(await exited).toBe(1);
    expect(closed).toBe(true);
    expect(lines).toContain("could not be closed");
  });

  it("gives up at the deadline", async () => {
    const { signals, lifecycle, exited, lines } = start(10);
    lifecycle.onStop("queue", () => new Promise(() => undefined));
    signals.emit("SIGTERM");
    expect(await exited).toBe(1);
    expect(lines).toContain("did not stop in time");
  });

  it("takes the signal a process group hears twice for one", async () => {
    const { signals, lifecycle, exited } = start();
    let closes = 0;
    lifecycle.onStop("receiver", () => void closes++);
    signals.emit("SIGINT");
    signals.emit("SIGINT");
    expect(await exited).toBe(0);
    expect(closes).toBe(1);
  });

  it("survives a rejection nobody handled", () => {
    const { signals, lifecycle, lines } = start();
    signals.emit("unhandledRejection", new Error("left behind"));
    expect(lines).toEqual(["a rejection nobody handled"]);
    expect(lifecycle.isStopping()).toBe(false);
  });

  it("closes down after an uncaught exception and exits 1", async () => {
    const { signals, lifecycle, exited } = start();
    let closed = false;
    lifecycle.onStop("database", () => {
      closed = true;
    });
    signals.emit("uncaughtException", new Error("unknown state"));
    expect(await exited).toBe(1);
    expect(closed).toBe(true);
  });
});
