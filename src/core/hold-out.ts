import type { Case } from "./case.ts";
import type { Sealer } from "./ports.ts";

const DAY_MS = 86_400_000;
/** How much of the digest is read as a number: 48 bits, of sixteen values a digit. */
const DIGITS = 12;

/**
 * Whether a case is mild enough to be left unsaid for measurement: a plain nudge, about what no outsider can read and
 * about neither an embargo nor a credential.
 */
export function mayBeHeldOut({ action, ring, findings }: Pick<Case, "action" | "ring" | "findings">): boolean {
  return (
    action === "nudge" &&
    ring !== "external" &&
    findings.every(({ detector }) => !detector.startsWith("embargo-") && detector !== "credential")
  );
}

/** An author's day, UTC: all of it is either nudged or left unsaid, so that no one learns of a thing they are measured by. */
export function holdOutUnit({ ref, authorId }: Pick<Case, "ref" | "authorId">, at: number): string {
  return `${ref.teamId}/${authorId}/${Math.floor(at / DAY_MS)}`;
}

/** Draws a unit's lot: keyed, so that nobody can tell whose turn it is; the same in every process. */
export function isDrawn(unit: string, share: number, sealer: Pick<Sealer, "blind">): boolean {
  if (share === 0) {
    return false;
  }
  const lot = Number.parseInt(sealer.blind(unit, "hold-out").slice(0, DIGITS), 16);
  return lot / 16 ** DIGITS < share;
}
