import type { CoverageGap } from "../core/finding.ts";
import type { Origin } from "../core/message.ts";
import type { History, HistoryQuery, Log, PastMessage, Sealer } from "../core/ports.ts";
import type { SlackClients } from "./clients.ts";
import { type DecodeOptions, decodePast } from "./decode.ts";
import { isPassing, slackErrorCode } from "./errors.ts";
import { asObject, asString } from "./flatten.ts";
import type { OwnApps } from "./own-app.ts";
import { revisionOf } from "./revision.ts";
import type { Tokens } from "./tokens.ts";

export interface HistoryDeps {
  readonly clients: SlackClients;
  readonly tokens: Tokens;
  readonly ownApps: OwnApps;
  readonly sealer: Pick<Sealer, "blind">;
  readonly log: Log;
  readonly options: DecodeOptions;
}

type WebClient = ReturnType<SlackClients["withToken"]>;
type Json = Readonly<Record<string, unknown>>;

/** Messages of one call; Slack advises no more than 200. */
const PAGE = 200;
/** Threads read at the most, those with the latest replies first: each costs a call. */
const MOST_THREADS = 50;

const UNREADABLE: CoverageGap = { reason: "unavailable", what: "history" };

/**
 * Reads conversations again with the bot's own token. Rate limits are waited out by the client; what it does not wait
 * for is thrown, and the job is tried again.
 */
export function createHistory(deps: HistoryDeps): History {
  return {
    async recent(origin, channelId, query) {
      const token = await deps.tokens.bot(origin.teamId, origin.enterpriseId);
      if (token === null) {
        return { gap: UNREADABLE };
      }
      try {
        return await read(deps.clients.withToken(token), origin, channelId, query, deps);
      } catch (error) {
        if (isPassing(error)) {
          throw error;
        }
        deps.log.warn("A conversation could not be read again", { channelId, error: slackErrorCode(error) });
        return { gap: UNREADABLE };
      }
    },
  };
}

async function read(web: WebClient, origin: Origin, channelId: string, query: HistoryQuery, deps: HistoryDeps) {
  const own = await deps.ownApps.of(origin.teamId, origin.enterpriseId);
  const { posts, isWhole } = await topLevel(web, channelId, query);
  const threads = threadsOf(posts);
  const found = new Map<string, Json>(posts.map((post) => [asString(post.ts) ?? "", post]));
  let isRead = isWhole && threads.length <= MOST_THREADS;
  for (const ts of threads.slice(0, MOST_THREADS)) {
    const thread = await repliesOf(web, channelId, ts, query);
    isRead &&= thread.isWhole;
    for (const reply of thread.replies) {
      found.set(asString(reply.ts) ?? "", reply);
    }
  }
  const latest = [...found.values()].sort((a, b) => Number(b.ts) - Number(a.ts));
  const kept = latest.slice(0, query.limit);
  for (const ts of query.also) {
    const labelled = found.has(ts) ? null : await single(web, channelId, ts);
    if (labelled !== null) {
      kept.push(labelled);
    }
  }
  const place = { origin, channelId, own, options: deps.options };
  const messages = kept.flatMap((post): PastMessage | readonly [] => {
    const decoded = decodePast(post, place);
    if (decoded === null) {
      return [];
    }
    const { message, revisedAt, truncated } = decoded;
    return { message: { ...message, revision: revisionOf(message, deps.sealer) }, revisedAt, truncated };
  });
  return { messages, isWhole: isRead && latest.length <= query.limit };
}

/** What stands in the conversation itself, latest first. */
async function topLevel(web: WebClient, channel: string, { from, limit }: HistoryQuery) {
  const posts: Json[] = [];
  let cursor = "";
  do {
    const answer = await web.conversations.history({
      channel,
      oldest: (from / 1_000).toFixed(6),
      limit: Math.min(PAGE, limit - posts.length),
      ...(cursor === "" ? {} : { cursor }),
    });
    posts.push(...objects(answer.messages));
    cursor = answer.response_metadata?.next_cursor ?? "";
  } while (cursor !== "" && posts.length < limit);
  return { posts, isWhole: cursor === "" };
}

/** Parents of threads, those with the latest replies first. */
function threadsOf(posts: readonly Json[]): readonly string[] {
  return posts
    .filter((post) => Number(post.reply_count) > 0)
    .sort((a, b) => Number(b.latest_reply) - Number(a.latest_reply))
    .flatMap((post) => asString(post.ts) ?? []);
}

/** A thread's replies; of a very long one the first page. */
async function repliesOf(web: WebClient, channel: string, ts: string, { from, limit }: HistoryQuery) {
  const oldest = (from / 1_000).toFixed(6);
  const answer = await web.conversations.replies({ channel, ts, oldest, limit: Math.min(PAGE, limit) });
  return {
    replies: objects(answer.messages).filter((reply) => reply.ts !== ts),
    isWhole: answer.has_more !== true,
  };
}

/** One message, wherever it stands; `null` when it is gone. */
async function single(web: WebClient, channel: string, ts: string): Promise<Json | null> {
  try {
    const answer = await web.conversations.replies({ channel, ts, latest: ts, oldest: ts, inclusive: true, limit: 2 });
    return objects(answer.messages).find((one) => one.ts === ts) ?? null;
  } catch (error) {
    if (slackErrorCode(error) === "thread_not_found" || slackErrorCode(error) === "message_not_found") {
      return null;
    }
    throw error;
  }
}

function objects(list: readonly unknown[] | undefined): readonly Json[] {
  return (list ?? []).map(asObject).filter((one) => one !== null);
}
