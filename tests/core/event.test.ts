import { describe, expect, it } from "@jest/globals";
import { brokenLink, eventHash, FIRST_PREVIOUS_HASH, type NewEvent, type StoredEvent } from "../../src/core/event.ts";

function chain(events: readonly NewEvent[]): StoredEvent[] {
  const stored: StoredEvent[] = [];
  let previousHash = FIRST_PREVIOUS_HASH;
  for (const [index, event] of events.entries()) {
    const hash = eventHash(event, index + 1, previousHash);
    stored.push({ ...event, sequence: index + 1, previousHash, hash });
    previousHash = hash;
  }
  return stored;
}

const EVENTS: NewEvent[] = ["detected", "nudged", "answered"].map((type, index) => ({
  type: type as NewEvent["type"],
  at: 1_000 + index,
  caseId: "case_1",
  actorId: null,
  fields: { index, list: ["a", "b"] },
}));

describe("the chain of events", () => {
  it("holds as written", () => {
    expect(brokenLink(chain(EVENTS))).toBeNull();
  });
  it("does not depend on the order of an event's fields", () => {
    const [first] = EVENTS as [NewEvent];
    const turned = { ...first, fields: { list: ["a", "b"], index: 0 } };
    expect(eventHash(turned, 1, FIRST_PREVIOUS_HASH)).toBe(eventHash(first, 1, FIRST_PREVIOUS_HASH));
  });
  it("begins at nothing: sixty-four zeros", () => {
    expect(FIRST_PREVIOUS_HASH).toMatch(/^0{64}$/);
  });
  it("notices a field's value whatever its name", () => {
    const [first] = EVENTS as [NewEvent];
    const hashOf = (fields: NewEvent["fields"]) => eventHash({ ...first, fields }, 1, FIRST_PREVIOUS_HASH);
    expect(new Set([hashOf({ a: 1 }), hashOf({ a: 2 }), hashOf({ b: 1 }), hashOf({})]).size).toBe(4);
  });
  it("breaks where events were renumbered or hang on another, even with hashes made anew", () => {
    const [first, second] = chain(EVENTS) as [StoredEvent, StoredEvent];
    const renumbered = { ...second, sequence: 7, hash: eventHash(second, 7, second.previousHash) };
    expect(brokenLink([first, renumbered])).toBe(7);
    const elsewhere = { ...second, previousHash: "f".repeat(64), hash: eventHash(second, 2, "f".repeat(64)) };
    expect(brokenLink([first, elsewhere])).toBe(2);
  });
  it("holds from any event on: what came before may have expired", () => {
    expect(brokenLink(chain(EVENTS).slice(1))).toBeNull();
  });
  it.each([
    [
      "a changed field",
      (list: StoredEvent[]) => list.map((item, i) => (i === 1 ? { ...item, fields: { index: 9 } } : item)),
      2,
    ],
    ["a changed time", (list: StoredEvent[]) => list.map((item, i) => (i === 0 ? { ...item, at: 1 } : item)), 1],
    [
      "a changed actor",
      (list: StoredEvent[]) => list.map((item, i) => (i === 2 ? { ...item, actorId: "U1" } : item)),
      3,
    ],
    ["a removed event", (list: StoredEvent[]) => list.filter((_item, i) => i !== 1), 3],
    ["swapped events", (list: StoredEvent[]) => [list[0], list[2], list[1]] as StoredEvent[], 3],
  ])("breaks at %s", (_title, change, at) => {
    expect(brokenLink(change(chain(EVENTS)))).toBe(at);
  });
});
