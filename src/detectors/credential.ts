import { FEATURE, type ScannedText } from "../matching/scanned-text.ts";
import { CREDENTIAL_RULES, credentialsIn } from "./credential/rules.ts";
import type { Detector, Match } from "./detector.ts";

function* find(text: ScannedText): Iterable<Match> {
  const seen = new Set<string>();
  for (const { kind, start, end, confidence, severity } of credentialsIn(text.original)) {
    // One rule may report a credential twice, as a token and as part of a link.
    const place = `${kind} ${start} ${end}`;
    if (!seen.has(place)) {
      seen.add(place);
      yield { kind, start, end, confidence, severity };
    }
  }
}

/** Keys, tokens and passwords, by secretlint's recommended rules. */
export const credential: Detector = {
  id: "credential",
  title: "a password or key",
  severity: "high",
  kinds: CREDENTIAL_RULES.map(({ kind, title }) => ({
    id: kind,
    title,
    severity: "high",
    source: "https://github.com/secretlint/secretlint",
  })),
  // A link with a password in it has an "@" and need have no telling word.
  triggers: FEATURE.credential | FEATURE.at,
  find,
};
