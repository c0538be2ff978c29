import { describe, expect, it } from "@jest/globals";
import { type Audience, isWorse, UNKNOWN_AUDIENCE, worseRing } from "../../src/core/audience.ts";
import { NOBODY_CLEARED, ringFor, ringOf } from "../../src/core/ring.ts";
import type { SubjectFacts } from "../../src/core/subject.ts";
import { ACME, audienceOf, factsOf, GLOBEX, sharedWith } from "./builders.ts";

const PLACE = { channelId: "C0HERE", authorId: "UANA" };
const GUESTS = audienceOf({ guests: 2, guestIds: ["UGIL", "UHAN"], members: 5 });

function clearedFor(changes: Partial<SubjectFacts["clearance"]>): SubjectFacts {
  return factsOf({ clearance: { users: [], groups: [], channels: [], orgs: [], ...changes } });
}

describe("rings", () => {
  it("are compared from safest to worst", () => {
    expect(isWorse("external", "guests")).toBe(true);
    expect(isWorse("guests", "guests")).toBe(false);
    expect(worseRing("cleared", "inside")).toBe("inside");
    expect(worseRing("guests", "inside")).toBe("guests");
  });
});

describe("the ring of an audience", () => {
  it.each<[string, Audience, string]>([
    ["colleagues", audienceOf(), "inside"],
    ["colleagues and guests", GUESTS, "guests"],
    ["another organisation, none of whose people has joined yet", audienceOf({ externalOrgs: [ACME] }), "external"],
    ["outsiders nobody names", audienceOf({ externalMembers: 1 }), "external"],
    ["a share that is only offered", audienceOf({ pendingShare: true }), "external"],
    ["a kind of conversation nobody knows", audienceOf({ kind: "unknown" }), "external"],
    ["what could not be established in full", audienceOf({ complete: false }), "external"],
    ["nothing known at all", UNKNOWN_AUDIENCE, "external"],
  ])("of %s", (_title, audience, ring) => {
    expect(ringOf(audience)).toBe(ring);
  });

  it("nothing is known of counts nobody as seen, and is never complete", () => {
    expect(UNKNOWN_AUDIENCE).toMatchObject({ kind: "unknown", externalOrgs: [], memberIds: [], complete: false });
    expect(UNKNOWN_AUDIENCE.pendingShare).toBe(false);
  });
});

describe("the ring of an audience for one subject", () => {
  it.each<[string, Audience, SubjectFacts, string]>([
    [
      "a kind of conversation nobody knows",
      audienceOf({ kind: "unknown" }),
      clearedFor({ users: ["UBEN"] }),
      "external",
    ],
    ["an organisation that is not cleared", audienceOf({ externalOrgs: [ACME] }), clearedFor({}), "external"],
    [
      "a cleared organisation beside one that is not",
      sharedWith(ACME, GLOBEX),
      clearedFor({ orgs: ["T0ACME"] }),
      "external",
    ],
    ["a cleared organisation", sharedWith(ACME), clearedFor({ orgs: ["T0ACME"] }), "inside"],
    [
      "a cleared organisation and a further share on offer",
      { ...sharedWith(ACME), pendingShare: true },
      clearedFor({ orgs: ["T0ACME"] }),
      "inside",
    ],
    ["a share on offer to nobody known", audienceOf({ pendingShare: true }), clearedFor({}), "external"],
    [
      "an outsider of an organisation that is not cleared, in no shared channel",
      audienceOf({ externalMembers: 1, memberOrgs: { UDAN: "T0GLOBEX" } }),
      clearedFor({ orgs: ["T0ACME"] }),
      "external",
    ],
    [
      "an outsider who is cleared in person",
      audienceOf({ externalMembers: 1, memberOrgs: { UDAN: "T0GLOBEX" } }),
      clearedFor({ users: ["UDAN"] }),
      "inside",
    ],
    [
      "more outsiders than are listed, of nobody knows where",
      audienceOf({ externalMembers: 2, memberOrgs: { UDAN: "T0ACME" } }),
      clearedFor({ orgs: ["T0ACME"] }),
      "external",
    ],
    [
      "more outsiders than are listed, of the cleared organisation the channel is shared with",
      { ...sharedWith(ACME), externalMembers: 9 },
      clearedFor({ orgs: ["T0ACME"] }),
      "inside",
    ],
    ["nobody listed", audienceOf({ members: 0, memberIds: [] }), clearedFor({ users: ["UBEN"] }), "inside"],
    ["guests of whom one is not cleared", GUESTS, clearedFor({ users: ["UGIL"] }), "guests"],
    ["guests who are all cleared", GUESTS, clearedFor({ users: ["UGIL", "UHAN"] }), "inside"],
    [
      "guests who are not listed",
      { ...GUESTS, guestIds: undefined },
      clearedFor({ users: ["UGIL", "UHAN"] }),
      "guests",
    ],
    ["no guests, though some were once listed", audienceOf({ guestIds: ["UGIL"] }), clearedFor({}), "inside"],
  ])("with %s", (_title, audience, subject, ring) => {
    expect(ringFor(audience, subject, NOBODY_CLEARED, PLACE)).toBe(ring);
  });
});
