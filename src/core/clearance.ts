import type { Finding } from "./finding.ts";
import type { Directory, Register } from "./ports.ts";
import { type ClearedPeople, NOBODY_CLEARED } from "./ring.ts";

/** Resolves the user groups of all subjects found to people, before a decision that must not wait. */
export async function resolveClearance(
  findings: Iterable<Finding>,
  teamId: string,
  deps: { readonly register: Pick<Register, "facts" | "refresh">; readonly directory: Pick<Directory, "groupMembers"> },
): Promise<(subjectId: string) => ClearedPeople> {
  const subjects = [...findings].flatMap(({ subjectId }) => subjectId ?? []);
  if (subjects.some((id) => deps.register.facts(id) === null)) {
    // Another process found what it had just registered: this one must not mistake it for something lifted.
    await deps.register.refresh();
  }
  const cleared = new Map<string, ClearedPeople>();
  for (const subjectId of new Set(subjects)) {
    const groups = deps.register.facts(subjectId)?.clearance.groups ?? [];
    cleared.set(
      subjectId,
      groups.length === 0 ? NOBODY_CLEARED : { users: await deps.directory.groupMembers(teamId, groups) },
    );
  }
  return (subjectId) => cleared.get(subjectId) ?? NOBODY_CLEARED;
}
