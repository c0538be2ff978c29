import { describe, expect, it } from "@jest/globals";
import { type Audience, UNKNOWN_AUDIENCE } from "../../src/core/audience.ts";
import type { Finding } from "../../src/core/finding.ts";
import { type ClientEntry, type SubjectEntry, subjectFacts } from "../../src/core/subject.ts";
import { wrongRoomOf } from "../../src/core/wrong-room.ts";

function client(id: string, name: string, rooms: readonly string[]): ClientEntry {
  return { kind: "client", id, name, aliases: [], domains: [], people: [], accounts: [], rooms, clues: {} };
}

const ACME = client("acme", "Acme Corp", ["T0ACME", "C0ACME", "C0ACME2"]);
const GLOBEX = client("globex", "Globex", ["T0GLOBEX", "C0GLOBEX"]);
const NOWHERE = client("nowhere", "Initech", []);

function register(...entries: readonly SubjectEntry[]) {
  return {
    list: () => entries,
    facts: (id: string) => {
      const entry = entries.find((one) => one.id === id);
      return entry === undefined ? null : subjectFacts(entry);
    },
  };
}

function named(subjectId: string | null, detector = "client-name"): Finding {
  return { detector, kind: "client-name", start: 0, end: 4, severity: "medium", confidence: 0.9, subjectId };
}

const inside: Audience = { ...UNKNOWN_AUDIENCE, kind: "private", complete: true };
const withGlobex: Audience = { ...inside, externalOrgs: [{ id: "T0GLOBEX", name: "Globex" }] };

describe("a client in the wrong room", () => {
  it("says whose room it is, masked, and which was perhaps meant", () => {
    const place = { channelId: "C0GLOBEX", audience: inside };
    expect(wrongRoomOf([named("acme")], place, register(ACME, GLOBEX, NOWHERE))).toEqual({
      here: ["G•••"],
      meant: "C0ACME",
    });
  });

  it("knows a client's organisation in any conversation it reads along", () => {
    const place = { channelId: "C0PROJECT", audience: withGlobex };
    expect(wrongRoomOf([named("acme")], place, register(ACME, GLOBEX))).toEqual({ here: ["G•••"], meant: "C0ACME" });
  });

  it("offers another room than this one, and no organisation as a room", () => {
    const place = { channelId: "C0ACME", audience: withGlobex };
    expect(wrongRoomOf([named("acme")], place, register(ACME, GLOBEX))?.meant).toBe("C0ACME2");
    expect(wrongRoomOf([named("nowhere")], place, register(NOWHERE, GLOBEX))).toEqual({ here: ["G•••"], meant: null });
  });

  it("names no client that was named itself, and three at the most", () => {
    const place = { channelId: "C0GLOBEX", audience: inside };
    expect(wrongRoomOf([named("acme"), named("globex")], place, register(ACME, GLOBEX))?.here).toEqual([]);
    const many = Array.from({ length: 9 }, (_, index) => client(`c${index}`, `Client ${index}`, ["C0GLOBEX"]));
    expect(wrongRoomOf([named("acme")], place, register(ACME, ...many))?.here).toHaveLength(3);
  });

  it("has nothing to say where no client is named, or none has rooms", () => {
    const place = { channelId: "C0OTHER", audience: inside };
    expect(wrongRoomOf([named("acme", "client-jigsaw"), named(null)], place, register(ACME))).toBeNull();
    expect(wrongRoomOf([named("nowhere")], place, register(NOWHERE, GLOBEX))).toBeNull();
  });
});
