import type { Audience } from "../../src/core/audience.ts";
import type { Finding } from "../../src/core/finding.ts";
import { NO_CLEARANCE, type SubjectFacts } from "../../src/core/subject.ts";

export const NOW = Date.UTC(2026, 10, 22, 12);

/** A private channel of three colleagues, changed as the test needs. */
export function audienceOf(changes: Partial<Audience> = {}): Audience {
  return {
    kind: "private",
    externalOrgs: [],
    externalMembers: 0,
    guests: 0,
    guestIds: [],
    members: 3,
    memberIds: ["UANA", "UBEN", "UCLEO"],
    memberOrgs: {},
    pendingShare: false,
    complete: true,
    ...changes,
  };
}

export const ACME = { id: "T0ACME", name: "Acme Corp" };
export const GLOBEX = { id: "T0GLOBEX", name: "Globex" };

export function sharedWith(...orgs: { id: string; name: string }[]): Audience {
  return audienceOf({
    externalOrgs: orgs,
    externalMembers: orgs.length,
    members: 3 + orgs.length,
    memberIds: ["UANA", "UBEN", "UCLEO", ...orgs.map((org) => `UOF${org.id}`)],
    memberOrgs: Object.fromEntries(orgs.map((org) => [`UOF${org.id}`, org.id])),
  });
}

export function findingOf(changes: Partial<Finding> = {}): Finding {
  return {
    detector: "personal-data",
    kind: "us-ssn",
    start: 10,
    end: 21,
    severity: "high",
    confidence: 0.97,
    subjectId: null,
    ...changes,
  };
}

export function factsOf(changes: Partial<SubjectFacts> = {}): SubjectFacts {
  return {
    id: "em_1",
    kind: "embargo",
    clearance: NO_CLEARANCE,
    rooms: [],
    liftsAt: NOW + 86_400_000,
    liftZone: "Europe/London",
    level: null,
    ownerId: "UANA",
    consent: null,
    masked: "P••• F•••",
    ...changes,
  };
}
