import type { Strength, Verdict } from "./recogniser.ts";

/** What stands around a value. */
export interface Evidence {
  /** A word that names this identifier is near. */
  readonly named: boolean;
  /** The message is nothing but such values: how people answer "what is your …?". */
  readonly alone: boolean;
  /** A word that names another sort of number (order, build, ticket …) stands right before it. */
  readonly otherwise: boolean;
}

/** Findings below this are noise to any policy and are not reported. */
export const LEAST_CONFIDENCE = 0.4;

/** Takes a distinct number just below what the default policy counts: "order 4539…" is most likely an order. */
const OTHERWISE_FACTOR = 0.65;

const CONFIDENCE: Readonly<
  Record<Strength, { readonly bare: number; readonly alone: number; readonly named: number }>
> = {
  certain: { bare: 0.95, alone: 0.97, named: 0.99 },
  distinct: { bare: 0.7, alone: 0.8, named: 0.95 },
  plausible: { bare: 0.35, alone: 0.55, named: 0.9 },
  common: { bare: 0.1, alone: 0.3, named: 0.8 },
};

const WEAKER: Readonly<Record<Strength, Strength>> = {
  certain: "distinct",
  distinct: "plausible",
  plausible: "common",
  common: "common",
};

/** The strength left when the check could not tell. */
export function strengthAfter(strength: Strength, verdict: Verdict): Strength {
  return verdict === "unknown" ? WEAKER[strength] : strength;
}

/** How sure to be of a value of this strength with this evidence. */
export function confidenceOf(strength: Strength, evidence: Evidence): number {
  const row = CONFIDENCE[strength];
  if (evidence.named) {
    return row.named;
  }
  if (evidence.otherwise && strength !== "certain") {
    return row.bare * OTHERWISE_FACTOR;
  }
  return evidence.alone ? row.alone : row.bare;
}

/** True when a value of this strength can be reported without any word near it. */
export function standsByItself(strength: Strength): boolean {
  return CONFIDENCE[strength].bare >= LEAST_CONFIDENCE;
}
