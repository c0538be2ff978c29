import { describe, expect, it } from "@jest/globals";
import type { KeptClue } from "../../src/core/clue.ts";
import { createClueMemory } from "../../src/core/clue-memory.ts";
import type { MessageRef } from "../../src/core/message.ts";

const PLACE: KeptClue = { kind: "place", readings: [], register: null };
const SIZE: KeptClue = { kind: "size", readings: [], register: null };

function at(ts: string, changes: Partial<MessageRef> = {}): MessageRef {
  return { teamId: "T1", channelId: "C1", ts, ...changes };
}

function memoryAt(time: { now: number }, mostConversations?: number) {
  return createClueMemory({
    clock: { now: () => time.now },
    ...(mostConversations === undefined ? {} : { mostConversations }),
  });
}

describe("the memory of clues", () => {
  it("gives what the same author said before in the same place, and nothing else", () => {
    const memory = memoryAt({ now: 0 });
    memory.earlier(at("1"), "U1").keep([PLACE]);
    expect(memory.earlier(at("2"), "U1").recall()).toEqual([PLACE]);
    expect(memory.earlier(at("2"), "U2").recall()).toEqual([]);
    expect(memory.earlier(at("2", { channelId: "C2" }), "U1").recall()).toEqual([]);
    expect(memory.earlier(at("2", { teamId: "T2" }), "U1").recall()).toEqual([]);
    expect(memory.earlier(at("2", { threadTs: "0" }), "U1").recall()).toEqual([]);
  });

  it("goes on in the thread that a message begins", () => {
    const memory = memoryAt({ now: 0 });
    memory.earlier(at("1"), "U1").keep([PLACE]);
    const reply = memory.earlier(at("2", { threadTs: "1" }), "U1");
    expect(reply.recall()).toEqual([PLACE]);
    reply.keep([SIZE]);
    expect(memory.earlier(at("3", { threadTs: "1" }), "U1").recall()).toEqual([PLACE, SIZE]);
    expect(memory.earlier(at("3"), "U1").recall()).toEqual([PLACE]);
    // A reply begins no thread.
    expect(memory.earlier(at("4", { threadTs: "2" }), "U1").recall()).toEqual([]);
  });

  it("takes an edit in the place of what it edits", () => {
    const memory = memoryAt({ now: 0 });
    memory.earlier(at("1"), "U1").keep([PLACE]);
    expect(memory.earlier(at("1"), "U1").recall()).toEqual([]);
    memory.earlier(at("1"), "U1").keep([SIZE]);
    expect(memory.earlier(at("2"), "U1").recall()).toEqual([SIZE]);
    memory.earlier(at("1"), "U1").keep([]);
    expect(memory.earlier(at("2"), "U1").recall()).toEqual([]);
  });

  it("forgets after an hour, and whoever was silent longest when there are too many", () => {
    const time = { now: 0 };
    const memory = memoryAt(time, 2);
    memory.earlier(at("1", { threadTs: "a" }), "U1").keep([PLACE]);
    time.now = 3_599_999;
    expect(memory.earlier(at("2", { threadTs: "a" }), "U1").recall()).toEqual([PLACE]);
    time.now = 3_600_000;
    expect(memory.earlier(at("2", { threadTs: "a" }), "U1").recall()).toEqual([]);
    for (const author of ["U1", "U2", "U3"]) memory.earlier(at("3", { threadTs: "b" }), author).keep([SIZE]);
    expect(memory.earlier(at("4", { threadTs: "b" }), "U1").recall()).toEqual([]);
    expect(memory.earlier(at("4", { threadTs: "b" }), "U2").recall()).toEqual([SIZE]);
    expect(memory.earlier(at("4", { threadTs: "b" }), "U3").recall()).toEqual([SIZE]);
  });

  it("is not worn out by messages without clues", () => {
    const memory = memoryAt({ now: 0 });
    memory.earlier(at("1"), "U1").keep([]);
    memory.earlier(at("2"), "U1").keep([PLACE]);
    for (let index = 10; index < 40; index++) memory.earlier(at(`${index}`), "U1").keep([]);
    expect(memory.earlier(at("50"), "U1").recall()).toEqual([PLACE]);
  });

  it("keeps the first sixteen clues of a message, and of sixteen messages at most", () => {
    const memory = memoryAt({ now: 0 });
    memory.earlier(at("1"), "U1").keep(Array<KeptClue>(20).fill(PLACE));
    expect(memory.earlier(at("50"), "U1").recall()).toHaveLength(16);
    for (let index = 10; index < 26; index++) memory.earlier(at(`${index}`), "U1").keep([SIZE]);
    expect(memory.earlier(at("50"), "U1").recall()).toEqual(Array(16).fill(SIZE));
  });
});
