import type { Strength } from "./recogniser.ts";

/** Shapes of `from` to `to` digits without separators, with letters before or after. */
export function runs(from: number, to: number, strength: Strength, before = "", after = ""): Record<string, Strength> {
  const shapes: Record<string, Strength> = {};
  for (let digits = from; digits <= to; digits += 1) {
    shapes[`${before}${"9".repeat(digits)}${after}`] = strength;
  }
  return shapes;
}
