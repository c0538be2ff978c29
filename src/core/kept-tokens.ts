import type { ConsentEnd, GivenConsent, PersonRef } from "./direct-consent.ts";

/** Tokens that workspaces and people gave Sotto by installing it or consenting. */
export interface KeptTokens {
  /** The workspace's bot token, `null` when Sotto is not installed there. */
  botToken(teamId: string, enterpriseId?: string | null): Promise<string | null>;
  /** A person's own token, `null` when they gave none. `enterpriseId` finds organisation-wide consents too. */
  userToken(teamId: string, userId: string, enterpriseId?: string | null): Promise<string | null>;
  /** What a person consented to, and since when; `null` when they have not. */
  consent(person: PersonRef): Promise<GivenConsent | null>;
  /**
   * Forgets the tokens of people whose consent ended, and resolves to those it held. With `by`, ms, only those that
   * were given by then.
   */
  forgetUsers(
    teamId: string,
    enterpriseId: string | null,
    userIds: readonly string[],
    why: ConsentEnd,
    by?: number,
  ): Promise<readonly string[]>;
}
