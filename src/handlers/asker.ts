import type { Asker } from "../core/commands.ts";
import type { ConversationKind } from "../core/message.ts";
import type { Policy } from "../core/policy.ts";
import type { Directory } from "../core/ports.ts";
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

function conversationOf(channelId: string, name: string | null): ConversationKind {
  if (channelId.startsWith("D") || name === "directmessage") {
    return "im";
  }
  if (name?.startsWith("mpdm-") === true) {
    return "mpim";
  }
  return name === "privategroup" || channelId.startsWith("G") ? "group" : "channel";
}

/** How long a person's own zone is waited for, ms: Slack wants an acknowledgement within three seconds. */
const ZONE_WITHIN_MS = 1_000;

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
  const person = await soon(deps.directory.person(asker.teamId, asker.userId));
  return {
    zone: person?.zone ?? deps.policy.zone,
    locale: person?.locale ?? null,
    now: deps.now(),
    dateOrder: deps.policy.dateOrder,
  };
}

/** What a look-up brings in time, else `null`; a failed one is as good as a late one. */
async function soon<T>(lookUp: Promise<T>): Promise<T | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), ZONE_WITHIN_MS);
  try {
    return await Promise.race([lookUp.catch(() => null), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
