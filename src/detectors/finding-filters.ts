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

/** What competes for a stretch: one detector's readings of it, one subject at a time. */
function rivalry(finding: Finding): string {
  return `${finding.detector}\n${finding.subjectId ?? ""}`;
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
  const lastOf = new Map<string, Finding>();
  for (const finding of findings) {
    const key = rivalry(finding);
    const last = lastOf.get(key);
    if (last === undefined || finding.start >= last.end) {
      lastOf.set(key, finding);
    } else if (isStronger(finding, last)) {
      dropped.add(last);
      lastOf.set(key, finding);
    } else {
      dropped.add(finding);
    }
  }
  return dropped.size === 0 ? findings : findings.filter((finding) => !dropped.has(finding));
}
