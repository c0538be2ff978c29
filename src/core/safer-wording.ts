import type { Finding } from "./finding.ts";
import { generalClues, type Replacement } from "./general-clue.ts";

/**
 * What stands in for each kind of identifying part. Markings are not in the list: taking the word "embargoed" out of
 * a message would hide the warning and keep the secret.
 */
const GENERAL: Readonly<Record<string, string>> = {
  "client-name": "a client",
  "client-alias": "a client",
  "client-domain": "a client's site",
  "client-person": "someone at a client",
  "client-email": "[e-mail address]",
  "client-account": "[account number]",
  email: "[e-mail address]",
  phone: "[phone number]",
  "payment-card": "[card number]",
  iban: "[bank account]",
  "birth-date": "[date of birth]",
  "postal-address": "[address]",
  "person-name": "[name]",
};

const GENERAL_BY_DETECTOR: Readonly<Record<string, string>> = {
  "embargo-term": "a project",
  "client-name": "a client",
  "personal-data": "[personal detail]",
  "people-list": "[list of people]",
  credential: "[credential]",
  "labelled-text": "[labelled text]",
  custom: "[left out]",
};

export interface SaferWording {
  readonly text: string;
  /** Spans that were generalised. */
  readonly replaced: number;
}

function replacementFor(finding: Finding): string | null {
  return GENERAL[finding.kind] ?? GENERAL_BY_DETECTOR[finding.detector] ?? null;
}

/** Clues are generalised one by one, each where it stands; anything else as a whole. */
function replacementsFor(text: string, finding: Finding, now: number | null): readonly Replacement[] {
  if (finding.clues !== undefined) return generalClues(text, finding.clues, now);
  const words = replacementFor(finding);
  return words === null ? [] : [{ start: finding.start, end: finding.end, words }];
}

/**
 * The text with each finding's span generalised; overlapping spans are replaced once, by the widest. Dates
 * are told by `now`, ms since the epoch; without one they become vague.
 */
export function saferWording(text: string, findings: readonly Finding[], now: number | null = null): SaferWording {
  const spans = findings
    .flatMap((finding) => replacementsFor(text, finding, now))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let out = "";
  let at = 0;
  let replaced = 0;
  for (const span of spans) {
    if (span.end <= at) {
      continue;
    }
    if (span.start < at) {
      // The tail of a span that overlaps the one before goes with it.
      at = span.end;
      continue;
    }
    out += text.slice(at, span.start) + span.words;
    at = span.end;
    replaced += 1;
  }
  return { text: out + text.slice(at), replaced };
}
