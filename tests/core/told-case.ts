import type { Case, CaseFinding } from "../../src/core/case.ts";
import { reportedCase } from "../../src/core/detection.ts";
import type { Finding } from "../../src/core/finding.ts";
import { findingOf, NOW } from "./builders.ts";

let serial = 0;

/** A case whose author was told a moment ago, changed as the test needs. */
export function toldCase(changes: Partial<Case> = {}): Case {
  serial += 1;
  const origin = {
    teamId: "T0HOME",
    enterpriseId: null,
    authorizedUserId: null,
    conversation: "channel",
    externalHint: false,
  } as const;
  const ref = { teamId: "T0HOME", channelId: "C0", ts: `1.${serial}` };
  return {
    ...reportedCase({ ref, origin, authorId: "UANA", revision: "r", revisedAt: 0 }, NOW),
    action: "nudge",
    findings: [foundInText()],
    nudgesRequested: 1,
    nudgesSent: 1,
    nudgedAt: NOW,
    ...changes,
  };
}

export function foundInText(changes: Partial<Finding> = {}): CaseFinding {
  return { ...findingOf(changes), part: "text" };
}

/** As many cases alike. */
export function times(count: number, make: (index: number) => Case): readonly Case[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
