import type { Finding } from "./finding.ts";
import type { Register } from "./ports.ts";

/** When the last of what was found stops being secret, ms: `null` never, 0 when nothing of it is registered any more. */
export function lastLift(findings: readonly Finding[], register: Pick<Register, "facts">): number | null {
  let latest = 0;
  for (const finding of findings) {
    const lift = liftOf(finding, register);
    if (lift === null) {
      return null;
    }
    latest = Math.max(latest, lift);
  }
  return latest;
}

function liftOf(finding: Finding, register: Pick<Register, "facts">): number | null {
  if (finding.subjectId === null) {
    return finding.liftsAt ?? null;
  }
  const facts = register.facts(finding.subjectId);
  return facts === null ? 0 : facts.liftsAt;
}
