/** A share with what it may be in truth, 95 times in a hundred; all 0..1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 %. */
const Z = 1.959964;

/** Wilson's interval of a share: honest for few and for extreme counts. `total` must be above 0. */
export function wilson(successes: number, total: number): Interval {
  const share = successes / total;
  const spread = Z ** 2 / total;
  const middle = share + spread / 2;
  const reach = Z * Math.sqrt((share * (1 - share) + spread / 4) / total);
  return { low: Math.max(0, (middle - reach) / (1 + spread)), high: Math.min(1, (middle + reach) / (1 + spread)) };
}

export interface Count {
  readonly successes: number;
  readonly total: number;
}

/** How much larger the share of `a` is than that of `b`, -1..1, with Newcombe's interval. Both totals must be above 0. */
export function difference(a: Count, b: Count): Interval & { readonly value: number } {
  const [shareA, shareB] = [a.successes / a.total, b.successes / b.total];
  const [ofA, ofB] = [wilson(a.successes, a.total), wilson(b.successes, b.total)];
  const value = shareA - shareB;
  return {
    value,
    low: value - Math.hypot(shareA - ofA.low, ofB.high - shareB),
    high: value + Math.hypot(ofA.high - shareA, shareB - ofB.low),
  };
}

/** The middle of sorted numbers, of an even count the mean of the middle two; `null` of none. */
export function median(sorted: readonly number[]): number | null {
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined || sorted.length % 2 === 1) {
    return upper ?? null;
  }
  return ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The least of sorted numbers that a share of them does not exceed; `null` of none. */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
