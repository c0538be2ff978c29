import type { Consents, Log } from "../core/ports.ts";
import { within } from "../core/within.ts";
import type { SlackClients } from "./clients.ts";
import { faultName, slackErrorCode } from "./errors.ts";
import type { Installations } from "./tokens.ts";

export interface ConsentsDeps {
  /** `null` without an install flow: nobody can consent then. */
  readonly installations: Pick<Installations, "consent" | "forgetUsers"> | null;
  readonly clients: SlackClients;
  readonly log: Log;
}

/** Codes by which Slack says that a token is good for nothing already. */
const ENDED: ReadonlySet<string> = new Set([
  "invalid_auth",
  "token_revoked",
  "token_expired",
  "account_inactive",
  "not_authed",
]);

/** A person who stops should not have to wait to see that it took effect. */
const REVOKED_WITHIN_MS = 3_000;

/** People's consent as the install flow stored it, and its end at Slack. */
export function createConsents({ installations, clients, log }: ConsentsDeps): Consents {
  /** Whether Slack ended a token, as far as it says so soon; it is asked a few times all the same. */
  async function revoked(token: string): Promise<boolean> {
    return (await within(REVOKED_WITHIN_MS, revoke(token))) ?? false;
  }

  async function revoke(token: string): Promise<boolean> {
    try {
      await clients.withToken(token).auth.revoke();
      return true;
    } catch (error) {
      if (ENDED.has(slackErrorCode(error) ?? "")) {
        return true;
      }
      log.warn("Slack did not revoke a token that Sotto has forgotten", { fault: faultName(error) });
      return false;
    } finally {
      clients.forget(token);
    }
  }

  return {
    given: async (person) => (await installations?.consent(person)) ?? null,
    async withdraw({ teamId, enterpriseId, userId }) {
      // First forgotten, then revoked: whatever becomes of the call, nothing can be read with the token any more.
      const tokens = (await installations?.forgetUsers(teamId, enterpriseId, [userId], "asked")) ?? [];
      const answers = await Promise.all(tokens.map(revoked));
      return answers.length === 0 ? "nothing" : answers.every(Boolean) ? "withdrawn" : "here-only";
    },
  };
}
