import type { Case } from "../../src/core/case.ts";
import type { Origin } from "../../src/core/message.ts";

/** An open case of Ana's in the channel shared with Acme Corp, changed as the test needs. */
export function caseOf(changes: Partial<Case> = {}): Case {
  const origin: Origin = {
    teamId: "T0HOME",
    enterpriseId: null,
    authorizedUserId: null,
    conversation: "channel",
    externalHint: true,
  };
  return {
    id: "case_1",
    ref: { teamId: "T0HOME", channelId: "C0EXT", ts: "1700000000.000100" },
    origin,
    authorId: "U0ANA",
    state: "open",
    action: "confirm",
    ring: "external",
    revision: "r1",
    revisedAt: 0,
    findings: [],
    openedAt: 1_700_000_000_000,
    nudgesRequested: 1,
    nudgesSent: 0,
    nudgedAt: null,
    mergedInto: null,
    answeredAt: null,
    answer: null,
    sealedReason: null,
    closedAt: null,
    deadlineAt: null,
    escalatedAt: null,
    settlesAt: null,
    alerts: [],
    sealedHeldText: null,
    remediedAt: null,
    exposure: { members: 3, guests: 0, externalMembers: 1, externalOrgs: 1 },
    verdict: null,
    heldOut: false,
    ...changes,
  };
}
