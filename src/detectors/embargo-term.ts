import { hasLifted } from "../core/subject.ts";
import { FEATURE, type ScannedText, type TermRole } from "../matching/scanned-text.ts";
import type { Detector, FindContext, Match } from "./detector.ts";
import type { SubjectLookup } from "./subject-lookup.ts";

/** Confidence by role: a phrase was chosen to be unmistakable, an alias is often a nickname. */
const ROLES: Readonly<Partial<Record<TermRole, { readonly kind: string; readonly confidence: number }>>> = {
  name: { kind: "embargo-name", confidence: 0.95 },
  alias: { kind: "embargo-alias", confidence: 0.9 },
  phrase: { kind: "embargo-phrase", confidence: 0.95 },
};

/** An ambiguous code name (a common word) stays below the default threshold: evidence is the register's to add. */
const AMBIGUOUS_FACTOR = 0.45;

function* find(text: ScannedText, context: FindContext, subjects: SubjectLookup): Iterable<Match> {
  for (const hit of text.terms) {
    const role = ROLES[hit.role];
    const subject = role === undefined ? null : subjects(hit.subject);
    if (role === undefined || subject?.kind !== "embargo" || hasLifted(subject, context.now)) {
      continue;
    }
    const ambiguous = hit.ambiguous && !isCapitalised(text.original, hit.start);
    yield {
      kind: role.kind,
      start: hit.start,
      end: hit.end,
      confidence: role.confidence * hit.closeness * (ambiguous ? AMBIGUOUS_FACTOR : 1),
      subjectId: subject.id,
      liftsAt: subject.liftsAt,
    };
  }
}

function isCapitalised(original: string, start: number): boolean {
  const first = String.fromCodePoint(original.codePointAt(start) ?? 0);
  return first !== first.toLowerCase();
}

/** Registered embargoes by name, alias and phrase; silent once lifted. */
export function createEmbargoTerm(subjects: SubjectLookup): Detector {
  return {
    id: "embargo-term",
    title: "something under a registered embargo",
    severity: "high",
    kinds: [
      { id: "embargo-name", title: "the name of something under embargo", severity: "high" },
      { id: "embargo-alias", title: "another name of something under embargo", severity: "high" },
      { id: "embargo-phrase", title: "a phrase from something under embargo", severity: "high" },
    ],
    triggers: FEATURE.term,
    find: (text, context) => find(text, context, subjects),
  };
}
