import type { PersonRef } from "../core/direct-consent.ts";

export const INSTALL_PATH = "/slack/install";

/** The install page beside the address Slack sends people back to. */
export function installPage(redirectUri: string): string {
  return new URL(INSTALL_PATH, redirectUri).toString();
}

/** The install page's address for people of a workspace Sotto is in: there they are asked for themselves alone. */
export function installUrl(page: string, { teamId, enterpriseId }: Pick<PersonRef, "teamId" | "enterpriseId">): string {
  const url = new URL(page);
  url.searchParams.set("team", teamId);
  if (enterpriseId !== null) {
    url.searchParams.set("enterprise", enterpriseId);
  }
  return url.toString();
}

/** A workspace, and its organisation, that an address of the install page speaks of. */
export interface InstallPlace {
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
}

/** What {@link installUrl} put there; anything that is no id counts as absent. */
export function installPlace(url: string): InstallPlace {
  const { searchParams } = new URL(url, "http://localhost");
  const id = (name: string, form: RegExp): string | null => {
    const value = searchParams.get(name) ?? "";
    return form.test(value) ? value : null;
  };
  return { teamId: id("team", /^T[A-Z0-9]{1,30}$/), enterpriseId: id("enterprise", /^E[A-Z0-9]{1,30}$/) };
}
