import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Audience, UNKNOWN_AUDIENCE } from "../../src/core/audience.ts";
import { decide } from "../../src/core/decide.ts";
import type { Finding } from "../../src/core/finding.ts";
import { type Action, DEFAULT_POLICY, type Policy } from "../../src/core/policy.ts";
import type { SubjectFacts } from "../../src/core/subject.ts";
import { ACME, audienceOf, factsOf, findingOf, GLOBEX, NOW, sharedWith } from "./builders.ts";

const PLACE = { channelId: "C0HERE", authorId: "UANA" };

function decideOn(
  finding: Finding,
  audience: Audience,
  subject: SubjectFacts | null = null,
  policy: Policy = DEFAULT_POLICY,
  now = NOW,
) {
  return decide({ findings: [finding], audience, subject: () => subject, policy, now, place: PLACE });
}

const guests = audienceOf({ guests: 1, guestIds: ["UGIL"], members: 4, memberIds: ["UANA", "UBEN", "UCLEO", "UGIL"] });
const clearedForAll = { users: ["UANA", "UBEN", "UCLEO"], groups: [], channels: [], orgs: [] };

const embargo = findingOf({ detector: "embargo-term", kind: "embargo-term", subjectId: "em_1" });
const marking = findingOf({ detector: "embargo-marking", kind: "press-embargo", liftsAt: NOW + 1 });
const client = findingOf({ detector: "client-name", kind: "client-name", subjectId: "cl_1" });
const clientFacts = factsOf({ id: "cl_1", kind: "client", liftsAt: null, rooms: ["C0EXT", "T0ACME"] });
const labelled = findingOf({ detector: "labelled-text", kind: "copied-passage", subjectId: "lb_1" });
const ssn = findingOf();
const lowData = findingOf({ kind: "email", severity: "low" });
const people = findingOf({ detector: "people-list", kind: "recipient-list", severity: "medium" });
const key = findingOf({ detector: "credential", kind: "github-token" });
const jigsaw = findingOf({ detector: "client-jigsaw", kind: "identifying-story" });

function label(level: "internal" | "confidential" | "restricted"): SubjectFacts {
  return factsOf({ id: "lb_1", kind: "label", level, liftsAt: null });
}

describe("the default decision table", () => {
  const table: readonly (readonly [string, Finding, SubjectFacts | null, Audience, Action])[] = [
    ["embargo, cleared only", embargo, factsOf({ clearance: clearedForAll }), audienceOf(), "allow"],
    ["embargo, inside", embargo, factsOf(), audienceOf(), "nudge"],
    ["embargo, guests", embargo, factsOf(), guests, "confirm"],
    ["embargo, external", embargo, factsOf(), sharedWith(ACME), "confirm"],
    ["embargo, unknown", embargo, factsOf(), UNKNOWN_AUDIENCE, "confirm"],
    ["marking, inside", marking, null, audienceOf(), "nudge"],
    ["marking, external", marking, null, sharedWith(ACME), "confirm"],
    ["client, inside", client, clientFacts, audienceOf(), "allow"],
    ["client, guests", client, clientFacts, guests, "nudge"],
    ["client, another client's room", client, clientFacts, sharedWith(GLOBEX), "confirm"],
    ["client, its own organisation", client, clientFacts, sharedWith(ACME), "allow"],
    ["client, its own and another organisation", client, clientFacts, sharedWith(ACME, GLOBEX), "confirm"],
    ["client, its own room pending", client, clientFacts, audienceOf({ pendingShare: true }), "confirm"],
    ["jigsaw, inside", jigsaw, null, audienceOf(), "log"],
    ["jigsaw, guests", jigsaw, null, guests, "nudge"],
    ["jigsaw, external", jigsaw, null, sharedWith(ACME), "confirm"],
    ["personal data of high severity, inside", ssn, null, audienceOf(), "nudge"],
    ["personal data of low severity, inside", lowData, null, audienceOf(), "log"],
    ["personal data, guests", lowData, null, guests, "confirm"],
    ["personal data, external", lowData, null, sharedWith(ACME), "confirm"],
    ["personal data, a share that is only offered", lowData, null, audienceOf({ pendingShare: true }), "confirm"],
    ["personal data, one outsider nobody names", lowData, null, audienceOf({ externalMembers: 1 }), "confirm"],
    ["credential, inside", key, null, audienceOf(), "nudge"],
    ["credential, external", key, null, sharedWith(ACME), "confirm"],
    ["people list, inside", people, null, audienceOf(), "nudge"],
    ["people list, guests", people, null, guests, "confirm"],
    ["label internal, inside", labelled, label("internal"), audienceOf(), "allow"],
    ["label confidential, inside", labelled, label("confidential"), audienceOf(), "log"],
    ["label restricted, inside", labelled, label("restricted"), audienceOf(), "nudge"],
    ["label internal, guests", labelled, label("internal"), guests, "confirm"],
    ["label internal, external", labelled, label("internal"), sharedWith(ACME), "confirm"],
  ];
  it.each(table)("%s", (_title, finding, subject, audience, action) => {
    expect(decideOn(finding, audience, subject).action).toBe(action);
  });

  it("names a client freely in a room registered for it, whoever is there", () => {
    const decision = decide({
      findings: [client],
      audience: sharedWith(GLOBEX),
      subject: () => clientFacts,
      policy: DEFAULT_POLICY,
      now: NOW,
      place: { channelId: "C0EXT", authorId: "UANA" },
    });
    expect(decision.action).toBe("allow");
  });

  it("tells reviewers at once of an embargo before outsiders, and only then", () => {
    expect(decideOn(embargo, sharedWith(ACME), factsOf())).toMatchObject({ tellReviewers: true });
    expect(decideOn(embargo, audienceOf(), factsOf())).toMatchObject({ tellReviewers: false });
    expect(decideOn(ssn, sharedWith(ACME))).toMatchObject({ tellReviewers: false });
  });
});

describe("clearance", () => {
  it("counts the author as cleared", () => {
    const subject = factsOf({ clearance: { users: ["UBEN", "UCLEO"], groups: [], channels: [], orgs: [] } });
    expect(decideOn(embargo, audienceOf(), subject).action).toBe("allow");
  });
  it("counts members of cleared groups", () => {
    const decision = decide({
      findings: [embargo],
      audience: audienceOf(),
      subject: () => factsOf(),
      cleared: () => ({ users: new Set(["UBEN", "UCLEO"]) }),
      policy: DEFAULT_POLICY,
      now: NOW,
      place: PLACE,
    });
    expect(decision.action).toBe("allow");
  });
  it("is not given by members when everyone at the company can read the channel", () => {
    expect(decideOn(embargo, audienceOf({ kind: "public" }), factsOf({ clearance: clearedForAll })).action).toBe(
      "nudge",
    );
  });
  it("is not given when not all members are listed", () => {
    expect(decideOn(embargo, audienceOf({ members: 9 }), factsOf({ clearance: clearedForAll })).action).toBe("nudge");
  });
  it("of a channel holds whoever is in it", () => {
    const subject = factsOf({ clearance: { users: [], groups: [], channels: ["C0HERE"], orgs: [] } });
    expect(decideOn(embargo, UNKNOWN_AUDIENCE, subject).action).toBe("allow");
  });
  it("of one organisation does not clear another", () => {
    const subject = factsOf({ clearance: { ...clearedForAll, orgs: ["T0ACME"] } });
    expect(decideOn(embargo, sharedWith(ACME), subject).action).toBe("allow");
    expect(decideOn(embargo, sharedWith(ACME, GLOBEX), subject).action).toBe("confirm");
  });
  it("of the guest makes a guest no worse than a colleague", () => {
    const subject = factsOf({ clearance: { users: ["UGIL"], groups: [], channels: [], orgs: [] } });
    expect(decideOn(embargo, guests, subject).action).toBe("nudge");
  });
});

describe("silence", () => {
  it("begins at the lift, to the millisecond", () => {
    const subject = factsOf({ liftsAt: NOW });
    expect(decideOn(embargo, sharedWith(ACME), subject, DEFAULT_POLICY, NOW - 1).action).toBe("confirm");
    expect(decideOn(embargo, sharedWith(ACME), subject, DEFAULT_POLICY, NOW).action).toBe("allow");
  });
  it("is kept about a marking whose time has passed", () => {
    expect(decideOn({ ...marking, liftsAt: NOW }, sharedWith(ACME)).action).toBe("allow");
    expect(decideOn({ ...marking, liftsAt: null }, sharedWith(ACME)).action).toBe("confirm");
  });
  it("is kept about a subject no longer registered", () => {
    expect(decideOn(client, sharedWith(GLOBEX), null).action).toBe("allow");
  });
  it("is kept below the confidence the policy asks for", () => {
    expect(decideOn({ ...ssn, confidence: 0.49 }, sharedWith(ACME)).action).toBe("allow");
    expect(decideOn({ ...ssn, confidence: 0.5 }, sharedWith(ACME)).action).toBe("confirm");
  });
  it("is kept where a marking permits the audience", () => {
    expect(decideOn({ ...marking, permits: "inside" }, audienceOf()).action).toBe("allow");
    expect(decideOn({ ...marking, permits: "inside" }, guests).action).toBe("confirm");
    expect(decideOn({ ...marking, permits: "external" }, UNKNOWN_AUDIENCE).action).toBe("allow");
  });
  it("is kept by a detector that is switched off, and a quiet one only logs", () => {
    const off = {
      ...DEFAULT_POLICY,
      detectors: { "personal-data": { enabled: false, minConfidence: null, quiet: false } },
    };
    const quiet = {
      ...DEFAULT_POLICY,
      detectors: { "personal-data": { enabled: true, minConfidence: null, quiet: true } },
    };
    expect(decideOn(ssn, sharedWith(ACME), null, off).action).toBe("allow");
    expect(decideOn(ssn, sharedWith(ACME), null, quiet).action).toBe("log");
  });
});

describe("several findings", () => {
  it("take the strongest action and the worst ring", () => {
    const decision = decide({
      findings: [client, ssn],
      audience: sharedWith(ACME),
      subject: () => clientFacts,
      policy: DEFAULT_POLICY,
      now: NOW,
      place: PLACE,
    });
    expect(decision).toMatchObject({ action: "confirm", ring: "external" });
    expect(decision.findings).toHaveLength(1);
  });
});

describe("unknown is external", () => {
  const parts = fc.record({
    kind: fc.constantFrom<Audience["kind"]>("direct", "group-direct", "private", "public", "unknown"),
    externalOrgs: fc.constantFrom<Audience["externalOrgs"]>([], [ACME], [GLOBEX, ACME]),
    externalMembers: fc.nat(3),
    guests: fc.nat(3),
    members: fc.nat(9),
    pendingShare: fc.boolean(),
    complete: fc.boolean(),
  });
  it("for whatever else is said of the audience", () => {
    fc.assert(
      fc.property(parts, (part) => {
        const audience = audienceOf({ ...part, complete: false });
        expect(decideOn(ssn, audience).ring).toBe("external");
        expect(decideOn(embargo, audience, factsOf({ clearance: clearedForAll })).action).toBe("confirm");
      }),
    );
  });
  it("and nothing milder is decided when an audience gets worse", () => {
    const order: Action[] = ["allow", "log", "nudge", "confirm", "hold"];
    const steps = [audienceOf(), guests, sharedWith(ACME), UNKNOWN_AUDIENCE];
    fc.assert(
      fc.property(
        fc.constantFrom(embargo, marking, jigsaw, ssn, lowData, people, key),
        fc.nat(steps.length - 2),
        (finding, at) => {
          const milder = decideOn(finding, steps[at] as Audience, factsOf()).action;
          const stronger = decideOn(finding, steps[at + 1] as Audience, factsOf()).action;
          expect(order.indexOf(stronger)).toBeGreaterThanOrEqual(order.indexOf(milder));
        },
      ),
    );
  });
});
