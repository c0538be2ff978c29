import { describe, expect, it } from "@jest/globals";
import {
  type ClientEntry,
  hasLifted,
  type LabelEntry,
  mask,
  NO_CLEARANCE,
  subjectFacts,
} from "../../src/core/subject.ts";

const LIFTS = { at: 1_000, zone: "Europe/Paris" };
const CLEARED = { users: ["UBEN"], groups: [], channels: [], orgs: [] };
const CLIENT: ClientEntry = {
  kind: "client",
  id: "cl_1",
  name: "Acme Corp",
  aliases: [],
  domains: [],
  people: [],
  accounts: [],
  rooms: ["C0ACME"],
  clues: {},
};

function labelOn(target: LabelEntry["target"], until: LabelEntry["until"] = null): LabelEntry {
  return {
    kind: "label",
    id: "lb_1",
    level: "restricted",
    target,
    until,
    clearedFor: CLEARED,
    ownerId: null,
  };
}

describe("what deciding needs of a subject", () => {
  it("of a client: its rooms, and that it never lifts", () => {
    expect(subjectFacts(CLIENT)).toEqual({
      id: "cl_1",
      kind: "client",
      clearance: { users: [], groups: [], channels: [], orgs: [] },
      rooms: ["C0ACME"],
      liftsAt: null,
      liftZone: null,
      level: null,
      ownerId: null,
      consent: null,
      masked: "A••• C•••",
    });
    expect(subjectFacts({ ...CLIENT, ownerId: "UANA" }).ownerId).toBe("UANA");
  });

  it("of an embargo: whom it is cleared for and when it lifts", () => {
    const facts = subjectFacts({
      kind: "embargo",
      id: "em_1",
      name: "Project Falcon",
      aliases: [],
      phrases: [],
      lifts: LIFTS,
      clearedFor: CLEARED,
      ownerId: "UANA",
    });
    expect(facts).toEqual({
      id: "em_1",
      kind: "embargo",
      clearance: CLEARED,
      rooms: [],
      liftsAt: 1_000,
      liftZone: "Europe/Paris",
      level: null,
      ownerId: "UANA",
      consent: null,
      masked: "P••• F•••",
    });
  });

  it("of a label: its level, and the channel where it stands already", () => {
    expect(subjectFacts(labelOn({ type: "message", channelId: "C0HERE", ts: "1.1" }, LIFTS))).toEqual({
      id: "lb_1",
      kind: "label",
      clearance: CLEARED,
      rooms: ["C0HERE"],
      liftsAt: 1_000,
      liftZone: "Europe/Paris",
      level: "restricted",
      ownerId: null,
      consent: null,
      masked: "restricted",
    });
    expect(subjectFacts(labelOn({ type: "file", fileId: "F1" }))).toMatchObject({
      rooms: [],
      liftsAt: null,
      liftZone: null,
    });
  });

  it("clears nobody where nothing is said", () => {
    expect(Object.values(NO_CLEARANCE).flat()).toEqual([]);
  });
});

describe("a lift", () => {
  it("comes at its moment, and never without one", () => {
    expect(hasLifted({ liftsAt: 1_000 }, 999)).toBe(false);
    expect(hasLifted({ liftsAt: 1_000 }, 1_000)).toBe(true);
    expect(hasLifted({ liftsAt: null }, 1_000)).toBe(false);
  });
});

describe("a mask", () => {
  it("keeps a letter outside the basic plane whole", () => {
    expect(mask("𝐱y 𐐀z")).toBe("x••• 𐐀•••");
  });
});
