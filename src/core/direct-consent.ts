import type { Origin } from "./message.ts";

/** A person, and the organisation whose installation they may be reached by. */
export interface PersonRef {
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly userId: string;
}

/** What a person lets Sotto do: hear their direct conversations, act on their messages. */
export interface GivenConsent {
  /** ms since the epoch; begins anew after a withdrawal. */
  readonly since: number;
  /** Slack's user scopes; those the person left out are not among them. */
  readonly scopes: readonly string[];
}

/** Why a consent ended. */
export type ConsentEnd = "asked" | "revoked" | "deactivated" | "uninstalled";

/** `here-only`: Sotto forgot it, but could not tell Slack. `nothing`: there was none. */
export type Withdrawal = "withdrawn" | "here-only" | "nothing";

/** Whose consent lets Sotto hear a conversation, `null` where it is a member itself. */
export function consentingPerson({ teamId, enterpriseId, authorizedUserId, conversation }: Origin): PersonRef | null {
  const isDirect = conversation === "im" || conversation === "mpim";
  return isDirect && authorizedUserId !== null ? { teamId, enterpriseId, userId: authorizedUserId } : null;
}

/** False once the person through whom Sotto heard a conversation has withdrawn: then nothing of it is looked at. */
export async function mayRead(
  origin: Origin,
  consents: { given(person: PersonRef): Promise<GivenConsent | null> },
): Promise<boolean> {
  const person = consentingPerson(origin);
  return person === null || (await consents.given(person)) !== null;
}
