import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Arrival, audienceBefore, newOrganisations } from "../../src/core/arrival.ts";
import { isWorse } from "../../src/core/audience.ts";
import { ringOf } from "../../src/core/ring.ts";
import { ACME, audienceOf, GLOBEX, sharedWith } from "./builders.ts";

const guests = (...ids: string[]) =>
  audienceOf({
    guests: ids.length,
    guestIds: ids,
    members: 3 + ids.length,
    memberIds: ["UANA", "UBEN", "UCLEO", ...ids],
  });

describe("the audience before somebody came", () => {
  it.each<[string, ReturnType<typeof audienceOf>, Arrival[], object]>([
    ["a colleague", audienceOf(), [{ kind: "person", id: "UCLEO" }], { members: 2, memberIds: ["UANA", "UBEN"] }],
    ["a guest", guests("UGIL"), [{ kind: "person", id: "UGIL" }], { guests: 0, guestIds: [], members: 3 }],
    ["one guest of two", guests("UGIL", "USOL"), [{ kind: "person", id: "USOL" }], { guests: 1, guestIds: ["UGIL"] }],
    [
      "an organisation and its people",
      sharedWith(ACME, GLOBEX),
      [{ kind: "organisation", id: GLOBEX.id }],
      { externalOrgs: [ACME], externalMembers: 1, members: 4, memberOrgs: { UOFT0ACME: "T0ACME" } },
    ],
    [
      "an outsider who is the only one of theirs",
      sharedWith(ACME),
      [{ kind: "person", id: "UOFT0ACME" }],
      { externalOrgs: [], externalMembers: 0, members: 3 },
    ],
    [
      "an offer",
      { ...sharedWith(ACME), externalOrgs: [ACME, GLOBEX], pendingShare: true },
      [{ kind: "offer" }],
      { externalOrgs: [ACME], pendingShare: false },
    ],
    ["all colleagues", audienceOf({ kind: "public" }), [{ kind: "everybody" }], { kind: "private" }],
    ["nobody", sharedWith(ACME), [], sharedWith(ACME)],
  ])("is without %s", (_who, audience, arrivals, before) => {
    expect(audienceBefore(audience, arrivals)).toMatchObject(before);
  });

  it("is known, so that what is not known now counts as having come", () => {
    const before = audienceBefore(audienceOf({ complete: false, kind: "unknown" }), []);
    expect(ringOf(before)).toBe("inside");
  });

  it("is never worse than the one after", () => {
    const id = fc.constantFrom("UANA", "UBEN", "UGIL", "UOFT0ACME", "UOFT0GLOBEX", "T0ACME", "T0GLOBEX", "UNOBODY");
    const arrival = fc.oneof(
      fc.record({ kind: fc.constantFrom("person" as const, "organisation" as const), id }),
      fc.record({ kind: fc.constantFrom("offer" as const, "everybody" as const) }),
    );
    const audience = fc.constantFrom(audienceOf(), guests("UGIL"), sharedWith(ACME), sharedWith(ACME, GLOBEX));
    fc.assert(
      fc.property(audience, fc.array(arrival), fc.boolean(), (known, arrivals, pendingShare) => {
        const after = { ...known, pendingShare };
        const before = audienceBefore(after, arrivals);
        expect(isWorse(ringOf(before), ringOf(after))).toBe(false);
        expect(before.members).toBeGreaterThanOrEqual(before.memberIds.length);
        expect(before.externalMembers).toBe(Object.keys(before.memberOrgs).length);
        expect(newOrganisations(after, before)).toEqual([]);
      }),
    );
  });
});
