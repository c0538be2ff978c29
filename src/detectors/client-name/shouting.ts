import { isCapital, isSmall } from "../letters.ts";

/** True when all letters of two stretches that have a case are capitals, and some are: there they say nothing. */
export function isShouted(before: string, after: string): boolean {
  let hasCapital = false;
  for (const stretch of [before, after]) {
    for (let at = 0; at < stretch.length; at += 1) {
      const unit = stretch.charCodeAt(at);
      if (isSmall(unit)) {
        return false;
      }
      hasCapital ||= isCapital(unit);
    }
  }
  return hasCapital;
}
