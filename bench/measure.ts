import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { cpuTime } from "./cpu-time.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: unknown = runInNewContext("gc");

/** Bytes in use after a collection, buffers outside the heap included. */
export function bytesInUse(): number {
  // What stood behind a collected buffer is given back only by the next collection.
  if (typeof collectGarbage === "function") {
    collectGarbage();
    collectGarbage();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

export interface Timing {
  readonly usPerMessage: number;
  readonly p99Us: number;
  readonly flagged: number;
}

type Question = (text: string) => boolean | Promise<boolean>;

/** Messages a scanner sees before its time counts. */
const WARM_UP = 2_000;
/** Rounds of which the best counts, and the ms of processor time after which no other begins: some take minutes. */
const ROUNDS = 20;
const ENOUGH = 1_500;

/**
 * Runs all messages through a scanner several times for the mean, in processor time, so that a busy machine does not
 * count for any of them; and once more for the percentile, in time that passes.
 */
export async function time(messages: readonly string[], ask: Question): Promise<Timing> {
  for (const text of messages.slice(0, WARM_UP)) await answer(ask, text);
  let best = Number.POSITIVE_INFINITY;
  let flagged = 0;
  let spent = 0;
  for (let round = 0; round < ROUNDS && spent < ENOUGH; round++) {
    flagged = 0;
    const began = cpuTime();
    for (const text of messages) {
      const flag = ask(text);
      // Awaiting what is no promise would cost more than a scan does.
      if (typeof flag === "boolean" ? flag : await flag) flagged++;
    }
    const taken = cpuTime() - began;
    best = Math.min(best, taken);
    spent += taken;
  }
  return { usPerMessage: (best * 1_000) / messages.length, p99Us: await percentile(messages, ask), flagged };
}

async function percentile(messages: readonly string[], ask: Question): Promise<number> {
  const each = new Float64Array(messages.length);
  for (const [index, text] of messages.entries()) {
    const began = performance.now();
    const flag = ask(text);
    if (typeof flag !== "boolean") await flag;
    each[index] = (performance.now() - began) * 1_000;
  }
  return each.sort()[Math.floor(each.length * 0.99)]!;
}

async function answer(ask: Question, text: string): Promise<boolean> {
  return ask(text);
}
