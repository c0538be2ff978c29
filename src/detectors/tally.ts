import type { Finding } from "../core/finding.ts";

/** Counts a detector's findings of one text by kind, and tells which are still worth keeping. */
export interface Tally {
  /** True for the first of a kind, up to the limit, and for any that is surer than all before. */
  takes(finding: Finding): boolean;
}

interface Count {
  kept: number;
  surest: number;
}

/** What a decision could tell apart. */
function sortOf({ kind, subjectId, severity, liftsAt, permits }: Finding): string {
  return `${kind}\n${subjectId ?? ""}\n${severity}\n${liftsAt ?? ""}\n${permits ?? ""}`;
}

function isOfOneSort(a: Finding, b: Finding): boolean {
  return a.subjectId === b.subjectId && a.severity === b.severity && a.liftsAt === b.liftsAt && a.permits === b.permits;
}

/** A tally that keeps `most` of each kind; `findings` from `first` on count already. */
export function createTally(most: number, findings: readonly Finding[], first: number): Tally {
  const counts = new Map<string, Count>();
  /** The last of each kind: the next is mostly of its sort, and need not be told apart by its name. */
  const lasts = new Map<string, { readonly finding: Finding; readonly count: Count }>();
  function countOf(finding: Finding): Count {
    const last = lasts.get(finding.kind);
    if (last !== undefined && isOfOneSort(last.finding, finding)) return last.count;
    const sort = sortOf(finding);
    const count = counts.get(sort) ?? { kept: 0, surest: 0 };
    counts.set(sort, count);
    lasts.set(finding.kind, { finding, count });
    return count;
  }
  function takes(finding: Finding): boolean {
    const count = countOf(finding);
    if (count.kept >= most && finding.confidence <= count.surest) return false;
    count.kept++;
    count.surest = Math.max(count.surest, finding.confidence);
    return true;
  }
  for (let index = first; index < findings.length; index++) takes(findings[index]!);
  return { takes };
}
