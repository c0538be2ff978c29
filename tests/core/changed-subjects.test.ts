import { describe, expect, it } from "@jest/globals";
import { createChangedSubjects } from "../../src/core/changed-subjects.ts";
import {
  type ClientEntry,
  type EmbargoEntry,
  type LabelEntry,
  NO_CLEARANCE,
  type SubjectEntry,
} from "../../src/core/subject.ts";
import { NOW } from "./builders.ts";

const EMBARGO: EmbargoEntry = {
  kind: "embargo",
  id: "em_1",
  name: "Project Falcon",
  aliases: [],
  phrases: [],
  lifts: { at: NOW + 3_600_000, zone: "Europe/London" },
  clearedFor: NO_CLEARANCE,
  ownerId: "UANA",
};
const LABEL: LabelEntry = {
  kind: "label",
  id: "lb_1",
  level: "restricted",
  target: { type: "channel", channelId: "C1" },
  until: null,
  clearedFor: NO_CLEARANCE,
  ownerId: "UANA",
};
const CLIENT: ClientEntry = {
  kind: "client",
  id: "cl_1",
  name: "Acme Corp",
  aliases: [],
  domains: [],
  people: [],
  accounts: [],
  rooms: [],
  clues: {},
};
const CONSENT = { until: null, purpose: "a case study", grantedBy: "Dana Whitfield" };
const BEN = { ...NO_CLEARANCE, users: ["UBEN"] };

describe("changes of subjects", () => {
  it("may be any at first, and are told of until they were followed", () => {
    const subjects = createChangedSubjects();
    subjects.take([EMBARGO]);
    expect(subjects.changed()).toBe("all");
    subjects.followed();
    expect(subjects.changed()).toEqual(new Set());
    subjects.take([{ ...EMBARGO, lifts: null }]);
    expect(subjects.changed()).toEqual(new Set(["em_1"]));
    subjects.take([{ ...EMBARGO, lifts: null }, LABEL]);
    expect(subjects.changed()).toEqual(new Set(["em_1", "lb_1"]));
    subjects.followed();
    expect(subjects.changed()).toEqual(new Set());
  });

  it("that come while others are followed are not lost", () => {
    const subjects = createChangedSubjects();
    subjects.take([EMBARGO]);
    subjects.changed();
    subjects.take([]);
    subjects.followed();
    expect(subjects.changed()).toEqual(new Set(["em_1"]));
  });

  it.each<[string, SubjectEntry | null, SubjectEntry | null, boolean]>([
    ["an embargo that comes", null, EMBARGO, true],
    ["one that goes", EMBARGO, null, true],
    ["a lift that moves", EMBARGO, { ...EMBARGO, lifts: null }, true],
    ["a clearance", EMBARGO, { ...EMBARGO, clearedFor: BEN }, true],
    ["an alias", EMBARGO, { ...EMBARGO, aliases: ["Eyrie"] }, false],
    ["a label's level", LABEL, { ...LABEL, level: "internal" }, true],
    ["a consent that is given", CLIENT, { ...CLIENT, consent: CONSENT }, true],
    ["one that is withdrawn", { ...CLIENT, consent: CONSENT }, CLIENT, true],
    ["a client that comes", null, CLIENT, false],
  ])("count or not: %s", (_what, before, after, counts) => {
    const subjects = createChangedSubjects();
    subjects.take(before === null ? [] : [before]);
    subjects.changed();
    subjects.followed();
    subjects.take(after === null ? [] : [after]);
    expect(subjects.changed()).toEqual(new Set(counts ? [(before ?? after)?.id] : []));
  });
});
