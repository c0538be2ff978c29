import type { Asker } from "../core/commands/command.ts";
import type { ConversationKind } from "../core/message.ts";
import type { Policy } from "../core/policy.ts";
import type { Directory, Person } from "../core/ports.ts";
import { within } from "../core/within.ts";
import type { Reader } from "../slack/times.ts";
import type { Place } from "./payloads.ts";
import type { WhenContext } from "./when.ts";

/** Who asks and where, for the core. */
export function askerOf(place: Place, userId: string): Asker {
  const conversation = conversationOf(place.channelId, place.channelName);
  const isDirect = conversation === "im" || conversation === "mpim";
  return {
    teamId: place.teamId,
    userId,
    channelId: place.channelId,
    origin: {
      teamId: place.teamId,
      enterpriseId: place.enterpriseId,
      // The bot is no party to people's own conversations: their token reads them, when they gave consent.
      authorizedUserId: isDirect ? userId : null,
      conversation,
      externalHint: false,
    },
  };
}

/** Who asks, in no conversation yet. */
export function askerFrom(
  { teamId, enterpriseId }: { readonly teamId: string; readonly enterpriseId: string | null },
  userId: string,
): Asker {
  return askerOf({ teamId, enterpriseId, channelId: "", channelName: null, responseUrl: null, message: null }, userId);
}

/** The asker in the conversation that a link leads to: it is heard in its own way, not as the one they ask from. */
export function askerAt({ teamId, userId, origin }: Asker, channelId: string): Asker {
  const { enterpriseId } = origin;
  return askerOf({ teamId, enterpriseId, channelId, channelName: null, responseUrl: null, message: null }, userId);
}

function conversationOf(channelId: string, name: string | null): ConversationKind {
  if (channelId.startsWith("D") || name === "directmessage") {
    return "im";
  }
  if (name?.startsWith("mpdm-") === true) {
    return "mpim";
  }
  return name === "privategroup" || channelId.startsWith("G") ? "group" : "channel";
}

/** How long a person's own zone and language are waited for, ms: Slack wants an acknowledgement within three seconds. */
const PERSON_WITHIN_MS = 1_000;

/**
 * How a person reads times, and how theirs are read. Always there within about a second: where Slack doesn't say who
 * they are in time, the policy's zone has to do.
 */
export async function readerOf(
  asker: Pick<Asker, "teamId" | "userId">,
  deps: {
    readonly directory: Directory;
    readonly policy: Pick<Policy, "zone" | "dateOrder">;
    readonly now: () => number;
  },
): Promise<Reader & WhenContext> {
  const person = await personSoon(asker.teamId, asker.userId, deps.directory);
  return {
    zone: person?.zone ?? deps.policy.zone,
    locale: person?.locale ?? null,
    now: deps.now(),
    dateOrder: deps.policy.dateOrder,
  };
}

/** Who somebody is, if Slack says so within about a second; a look-up that fails is as good as a late one. */
export async function personSoon(
  teamId: string,
  userId: string,
  directory: Pick<Directory, "person">,
): Promise<Person | null> {
  return within(
    PERSON_WITHIN_MS,
    directory.person(teamId, userId).catch(() => null),
  );
}
