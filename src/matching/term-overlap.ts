import type { TermHit } from "./scanned-text.ts";

/**
 * Drops hits that lie inside a longer one: "Acme" in "Acme Holdings", a name in its own address. A longer hit that
 * itself needs evidence, or is a mere clue, hides none. Sorted by start.
 */
export function withoutContained(hits: TermHit[]): readonly TermHit[] {
  if (hits.length === 1) return hits;
  hits.sort(byPlace);
  const kept: TermHit[] = [];
  let hider: TermHit | null = null;
  for (const hit of hits) {
    const last = kept[kept.length - 1];
    if (last !== undefined && isSame(last, hit)) continue;
    if (hider !== null && hit.end <= hider.end && (hit.start !== hider.start || hit.end !== hider.end)) continue;
    kept.push(hit);
    if (!hit.ambiguous && hit.role !== "clue" && (hider === null || hit.end > hider.end)) hider = hit;
  }
  return kept;
}

/** By start, longer ones first. */
export function byPlace(a: TermHit, b: TermHit): number {
  return a.start - b.start || b.end - a.end || a.subject - b.subject;
}

/** One stretch found as the same in two spellings. */
function isSame(a: TermHit, b: TermHit): boolean {
  return a.start === b.start && a.end === b.end && a.subject === b.subject && a.role === b.role;
}
