import type { Finding } from "./finding.ts";
import type { Directory, Register } from "./ports.ts";
import { type ClearedPeople, NOBODY_CLEARED } from "./ring.ts";

/** Resolves the user groups of all subjects found to people, before a decision that must not wait. */
export async function resolveClearance(
  findings: Iterable<Finding>,
  teamId: string,
  deps: { readonly register: Register; readonly directory: Directory },
): Promise<(subjectId: string) => ClearedPeople> {
  const cleared = new Map<string, ClearedPeople>();
  for (const { subjectId } of findings) {
    if (subjectId === null || cleared.has(subjectId)) {
      continue;
    }
    const groups = deps.register.facts(subjectId)?.clearance.groups ?? [];
    cleared.set(
      subjectId,
      groups.length === 0 ? NOBODY_CLEARED : { users: await deps.directory.groupMembers(teamId, groups) },
    );
  }
  return (subjectId) => cleared.get(subjectId) ?? NOBODY_CLEARED;
}
