import { labelFingerprints } from "../../../src/detectors/labelled-text/label-fingerprints.ts";
import {
  type LabelFacts,
  openPassageFinder,
  type PassageFinder,
} from "../../../src/detectors/labelled-text/passages.ts";
import { createFingerprintTable } from "../../../src/matching/fingerprint-table.ts";

export const KEY: Uint8Array = new Uint8Array(32).fill(3);

/** A finder over texts that carry a label of their own each: `label-0`, `label-1` … */
export function finderOf(texts: readonly string[], facts: (id: string) => LabelFacts = forEver): PassageFinder {
  const table = createFingerprintTable();
  for (const [subject, text] of texts.entries()) table.add(subject, labelFingerprints(text, KEY));
  return openPassageFinder(table, KEY, (subject) => facts(`label-${subject}`));
}

function forEver(id: string): LabelFacts {
  return { id, liftsAt: null };
}
