import { FEATURE, type ScannedText, type TermHit, type TermRole } from "../matching/scanned-text.ts";
import { DealWords } from "./client-name/deal-words.ts";
import { evidenceFor } from "./client-name/evidence.ts";
import type { Detector, DetectorKind, Match } from "./detector.ts";
import type { SubjectLookup } from "./subject-lookup.ts";

const ROLES: Readonly<Partial<Record<TermRole, { readonly kind: string; readonly confidence: number }>>> = {
  name: { kind: "client-name", confidence: 0.95 },
  alias: { kind: "client-alias", confidence: 0.9 },
  domain: { kind: "client-domain", confidence: 0.95 },
  email: { kind: "client-email", confidence: 0.97 },
  account: { kind: "client-account", confidence: 0.95 },
  // Two people may share a name; a registered one is still the likelier in a company that has them as clients.
  person: { kind: "client-person", confidence: 0.85 },
};

const KINDS: readonly DetectorKind[] = [
  { id: "client-name", title: "the name of a client", severity: "medium" },
  { id: "client-alias", title: "another name of a client", severity: "medium" },
  { id: "client-domain", title: "a client's domain", severity: "medium" },
  { id: "client-person", title: "the name of a person at a client", severity: "medium" },
  { id: "client-email", title: "the e-mail address of a person at a client", severity: "medium" },
  { id: "client-account", title: "a client's account number", severity: "medium" },
];

/** What an ambiguous word is worth with no evidence at all: far below any threshold in use. */
const AMBIGUOUS_BASE = 0.15;
/** An ambiguous word beside an unmistakable term of the same client. */
const CONFIRMED_BESIDE = 0.85;

interface ClientHit {
  readonly hit: TermHit;
  readonly subjectId: string;
  readonly kind: string;
  readonly confidence: number;
}

function clientHits(text: ScannedText, subjects: SubjectLookup): ClientHit[] {
  const found: ClientHit[] = [];
  for (const hit of text.terms) {
    const role = ROLES[hit.role];
    const subject = role === undefined ? null : subjects(hit.subject);
    if (role !== undefined && subject?.kind === "client") {
      found.push({ hit, subjectId: subject.id, kind: role.kind, confidence: role.confidence });
    }
  }
  return found;
}

/**
 * An ambiguous word is confirmed by another term of its client, and two different ambiguous ones (a name and a
 * person of that client) confirm each other: "Will Smith of Target" is no coincidence.
 */
function confirmedSubjects(hits: readonly ClientHit[]): ReadonlySet<string> {
  const confirmed = new Set<string>();
  const seen = new Map<string, string>();
  for (const { hit, subjectId, kind } of hits) {
    const other = seen.get(subjectId);
    if (!hit.ambiguous || (other !== undefined && other !== kind)) {
      confirmed.add(subjectId);
    }
    seen.set(subjectId, kind);
  }
  return confirmed;
}

function* find(text: ScannedText, subjects: SubjectLookup): Iterable<Match> {
  const hits = clientHits(text, subjects);
  if (hits.length === 0) {
    return;
  }
  const confirmed = confirmedSubjects(hits);
  const dealing = new DealWords(text.original);
  for (const { hit, subjectId, kind, confidence } of hits) {
    let sure = confidence;
    if (hit.ambiguous) {
      sure = confirmed.has(subjectId)
        ? CONFIRMED_BESIDE
        : Math.min(confidence, AMBIGUOUS_BASE + evidenceFor(text.original, hit, dealing));
    }
    yield { kind, start: hit.start, end: hit.end, confidence: sure * hit.closeness, subjectId };
  }
}

/** Registered clients and their people. Common words need evidence beside them. */
export function createClientName(subjects: SubjectLookup): Detector {
  return {
    id: "client-name",
    title: "a client",
    severity: "medium",
    kinds: KINDS,
    triggers: FEATURE.term,
    find: (text) => find(text, subjects),
  };
}
