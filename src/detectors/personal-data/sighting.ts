import type { Severity } from "../../core/finding.ts";

/** A match in offsets of the folded text; `severity` overrides the kind's. */
export interface Sighting {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly severity?: Severity;
}

/**
 * Sightings without those of which there are enough: of each kind and severity the first `most`, and whatever is surer
 * than all of its sort before.
 */
export function enoughOfEach(sightings: readonly Sighting[], most: number): readonly Sighting[] {
  if (sightings.length <= most) {
    return sightings;
  }
  const sorts = new Map<string, { kept: number; surest: number }>();
  return sightings.filter(({ kind, severity, confidence }) => {
    const name = severity === undefined ? kind : `${kind} ${severity}`;
    const sort = sorts.get(name) ?? { kept: 0, surest: 0 };
    if (sort.kept >= most && confidence <= sort.surest) {
      return false;
    }
    sort.kept += 1;
    sort.surest = Math.max(sort.surest, confidence);
    sorts.set(name, sort);
    return true;
  });
}

/** The surest sightings, none overlapping; of equals the longer, then the earlier given. */
export function withoutOverlaps(sightings: readonly Sighting[]): readonly Sighting[] {
  if (sightings.length < 2) {
    return sightings;
  }
  const ranked = sightings
    .map((sighting, order) => ({ sighting, order }))
    .sort(
      (a, b) =>
        b.sighting.confidence - a.sighting.confidence ||
        b.sighting.end - b.sighting.start - (a.sighting.end - a.sighting.start) ||
        a.order - b.order,
    );
  // Sightings are short, so only neighbours in order of start can overlap.
  const kept: Sighting[] = [];
  const taken = new Map<number, Sighting[]>();
  for (const { sighting } of ranked) {
    if (!overlaps(taken, sighting)) {
      kept.push(sighting);
      for (let cell = sighting.start >> CELL; cell <= (sighting.end - 1) >> CELL; cell += 1) {
        taken.set(cell, [...(taken.get(cell) ?? []), sighting]);
      }
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Sightings that begin in none of the stretches. */
export function outsideOf(
  stretches: readonly { readonly start: number; readonly end: number }[],
  sightings: readonly Sighting[],
): readonly Sighting[] {
  if (stretches.length === 0) {
    return sightings;
  }
  let next = 0;
  return [...sightings]
    .sort((a, b) => a.start - b.start)
    .filter((sighting) => {
      while ((stretches[next]?.end ?? Number.POSITIVE_INFINITY) <= sighting.start) {
        next += 1;
      }
      return sighting.start < (stretches[next]?.start ?? Number.POSITIVE_INFINITY);
    });
}

/** Sightings are looked up by stretches of 64 characters, which keeps the comparison linear. */
const CELL = 6;

function overlaps(taken: ReadonlyMap<number, readonly Sighting[]>, sighting: Sighting): boolean {
  for (let cell = sighting.start >> CELL; cell <= (sighting.end - 1) >> CELL; cell += 1) {
    if (taken.get(cell)?.some((other) => other.start < sighting.end && sighting.start < other.end)) {
      return true;
    }
  }
  return false;
}
