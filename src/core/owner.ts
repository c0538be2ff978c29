import type { PersonRef } from "./direct-consent.ts";
import type { NudgingDeps } from "./nudging.ts";
import type { Person } from "./ports.ts";
import type { Workspace } from "./subject.ts";

export interface OwnerDeps extends NudgingDeps {
  /** Ids of the workspaces that Sotto is installed in. */
  readonly workspaces: () => Promise<readonly string[]>;
}

/**
 * Whether an owner may still hear of what they registered: not once they are a guest, or another organisation's. Of whom
 * Slack can't say at the moment, the last word counts: they were a colleague.
 */
export function isStillColleague(owner: Pick<Person, "isGuest" | "isExternal"> | null): boolean {
  return owner === null || (!owner.isGuest && !owner.isExternal);
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
    const person = await deps.directory.person(home.teamId, ownerId);
    return isStillColleague(person) ? { ...home, userId: ownerId } : null;
  }
  for (const teamId of await deps.workspaces()) {
    const person = await deps.directory.person(teamId, ownerId);
    if (person !== null && isStillColleague(person)) {
      return { teamId, enterpriseId: null, userId: ownerId };
    }
  }
  return null;
}
