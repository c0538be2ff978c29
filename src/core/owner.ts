import type { PersonRef } from "./direct-consent.ts";
import type { NudgingDeps } from "./nudging.ts";
import type { Workspace } from "./subject.ts";

export interface OwnerDeps extends NudgingDeps {
  /** Ids of the workspaces that Sotto is installed in. */
  readonly workspaces: () => Promise<readonly string[]>;
}

/**
 * Whom to write to about something registered: the owner in the workspace they registered it from, else in the first
 * whose colleague they are; `null` where there is nobody.
 */
export async function ownerOf(
  { ownerId, home }: { readonly ownerId: string | null; readonly home?: Workspace },
  deps: Pick<OwnerDeps, "workspaces" | "directory">,
): Promise<PersonRef | null> {
  if (ownerId === null) {
    return null;
  }
  if (home !== undefined) {
    return { ...home, userId: ownerId };
  }
  for (const teamId of await deps.workspaces()) {
    const person = await deps.directory.person(teamId, ownerId);
    if (person !== null && !person.isExternal) {
      return { teamId, enterpriseId: null, userId: ownerId };
    }
  }
  return null;
}
