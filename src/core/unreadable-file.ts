import type { CoverageGap, Finding } from "./finding.ts";

/** Stands for a detector in findings and in the policy's table: nobody can tell what the file holds. */
export const UNREADABLE_FILE = "unreadable-file";

/** What is found of a file that is locked on purpose; other gaps are nothing its author could do anything about. */
export function unreadableFile(gaps: readonly CoverageGap[]): readonly Finding[] {
  return gaps.some(({ reason }) => reason === "encrypted")
    ? [
        {
          detector: UNREADABLE_FILE,
          kind: "encrypted",
          start: 0,
          end: 0,
          severity: "low",
          confidence: 1,
          subjectId: null,
        },
      ]
    : [];
}
