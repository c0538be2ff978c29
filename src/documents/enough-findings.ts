import type { CoverageGap, ScanResult } from "../core/finding.ts";
import { createTally } from "../detectors/tally.ts";

/**
 * Findings of one kind kept of a file. A list of customers has as many addresses as it has lines; each would be stored
 * with the case, though nobody can do anything with the thousandth, and writing them all keeps a process busy for
 * seconds.
 */
const MOST = 500;

/** Of each kind the first, and any that is surer than those; a gap says where there were more. */
export function enoughFindings({ findings, gaps }: ScanResult): ScanResult {
  const tally = createTally(MOST, [], 0);
  const cut = new Set<string>();
  const kept = findings.filter((finding) => {
    const takes = tally.takes(finding);
    if (!takes) cut.add(finding.detector);
    return takes;
  });
  for (const { reason, what } of gaps) {
    if (reason === "too-many-findings") cut.delete(what);
  }
  const more = Array.from(cut, (what): CoverageGap => ({ reason: "too-many-findings", what }));
  return { findings: kept, gaps: [...gaps, ...more] };
}
