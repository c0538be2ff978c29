import type { Finding } from "../core/finding.ts";

/** By place, then by detector, kind and subject, so that equal scans give equal lists. */
function byPlace(a: Finding, b: Finding): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    compare(a.detector, b.detector) ||
    compare(a.kind, b.kind) ||
    compare(a.subjectId ?? "", b.subjectId ?? "") ||
    b.confidence - a.confidence
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Sorts by start; does not change its argument. */
export function sortByStart(findings: readonly Finding[]): readonly Finding[] {
  for (let index = 1; index < findings.length; index++) {
    if (byPlace(findings[index - 1]!, findings[index]!) > 0) return [...findings].sort(byPlace);
  }
  return findings;
}

/** Keeps the surest of findings that say the same about the same stretch. Expects them sorted. */
export function dropDuplicates(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding, index) => {
    const before = findings[index - 1];
    return before === undefined || !saysTheSame(before, finding);
  });
}

function saysTheSame(a: Finding, b: Finding): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.detector === b.detector &&
    a.kind === b.kind &&
    a.subjectId === b.subjectId
  );
}

function isStronger(a: Finding, b: Finding): boolean {
  if (a.confidence !== b.confidence) return a.confidence > b.confidence;
  return a.end - a.start > b.end - b.start;
}

/**
 * Where one detector reads one stretch in several ways for one subject, keeps the surest, then the longest.
 * Readings of different detectors, or of different subjects, all stay. Expects them sorted; linear.
 */
export function dropOverlapped(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const dropped = new Set<Finding>();
  // One detector's readings compete, of one subject at a time.
  const rivals = new Map<string, Map<string | null, Finding>>();
  for (const finding of findings) {
    const { detector, subjectId } = finding;
    let lastOf = rivals.get(detector);
    if (lastOf === undefined) {
      lastOf = new Map();
      rivals.set(detector, lastOf);
    }
    const last = lastOf.get(subjectId);
    if (last === undefined || finding.start >= last.end) {
      lastOf.set(subjectId, finding);
    } else if (isStronger(finding, last)) {
      dropped.add(last);
      lastOf.set(subjectId, finding);
    } else {
      dropped.add(finding);
    }
  }
  return dropped.size === 0 ? findings : findings.filter((finding) => !dropped.has(finding));
}
