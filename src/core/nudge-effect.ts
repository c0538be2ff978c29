import type { Case } from "./case.ts";
import { holdOutUnit, mayBeHeldOut } from "./hold-out.ts";
import { type Count, difference, type Interval } from "./proportion.ts";

/** What nudging changed: authors' days, and how many of them ended with the message remedied within a day. */
export interface NudgeEffect {
  readonly nudged: Count;
  readonly heldOut: Count;
  /** By how much more was remedied where authors were nudged, -1..1; `null` when there are too few to say. */
  readonly difference: (Interval & { readonly value: number }) | null;
}

/** Fewest authors' days on either side that say anything. */
const LEAST_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Compares what was nudged with what was left unsaid at random, since the first of the latter; `null` where nothing was.
 * Each author's day counts once, by its first message: messages of one day are no separate throws of the coin.
 * Only messages that had their day by `now` count.
 */
export function nudgeEffect(cases: readonly Case[], now: number): NudgeEffect | null {
  const since = Math.min(...cases.filter(({ heldOut }) => heldOut).map(({ openedAt }) => openedAt));
  if (!Number.isFinite(since)) {
    return null;
  }
  const days = new Map<string, Case>();
  const compared = cases
    .filter((value) => value.openedAt >= since && value.openedAt <= now - DAY_MS && isCompared(value))
    .sort((a, b) => a.openedAt - b.openedAt);
  for (const value of compared) {
    const unit = holdOutUnit(value, value.openedAt);
    if (!days.has(unit)) {
      days.set(unit, value);
    }
  }
  const nudged = countOf([...days.values()].filter(({ heldOut }) => !heldOut));
  const heldOut = countOf([...days.values()].filter((value) => value.heldOut));
  const isEnough = nudged.total >= LEAST_DAYS && heldOut.total >= LEAST_DAYS;
  return { nudged, heldOut, difference: isEnough ? difference(nudged, heldOut) : null };
}

/** Told or left unsaid by the throw of the coin; repeats of what was told already had none. */
function isCompared(value: Case): boolean {
  return mayBeHeldOut(value) && value.mergedInto === null && value.heldOut === (value.nudgesSent === 0);
}

function countOf(cases: readonly Case[]): Count {
  const remedied = cases.filter(({ remediedAt, openedAt }) => remediedAt !== null && remediedAt - openedAt <= DAY_MS);
  return { successes: remedied.length, total: cases.length };
}
