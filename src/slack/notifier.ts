import type { Case } from "../core/case.ts";
import type { Origin } from "../core/message.ts";
import type { NudgeContent, NudgeOutcome } from "../core/nudge.ts";
import type { Log, Notifier } from "../core/ports.ts";
import { within } from "../core/within.ts";
import { link, type Post } from "./blocks.ts";
import type { SlackClients } from "./clients.ts";
import { digestPost } from "./digest-blocks.ts";
import type { SlackDirectory } from "./directory.ts";
import { faultName, isPassing, slackErrorCode } from "./errors.ts";
import type { HomePublisher } from "./home-publisher.ts";
import { noticePost } from "./notice-blocks.ts";
import { nudgePost, remedyPost } from "./nudge-blocks.ts";
import { createResponder } from "./respond.ts";
import { alertPost } from "./review-blocks.ts";
import type { Tokens } from "./tokens.ts";
import { wordsFor } from "./wording/words-for.ts";

export interface NotifierDeps {
  readonly clients: SlackClients;
  readonly tokens: Tokens;
  readonly directory: SlackDirectory;
  readonly log: Log;
  /** Channel for alerts and the digest; `null`: reviewers' features are off. */
  readonly reviewChannel: string | null;
  /** Where answers that were given there are confirmed. Default: privately, where it was said. */
  readonly home?: HomePublisher;
  /** Zone of the reviewers' times. */
  readonly reviewZone: string;
  /** Zone of the times of people who have none of their own. */
  readonly zone: string;
}

/** A conversation of people holds eight at the most, the app not counted. */
const MOST_REVIEWERS = 7;

/** Tells authors and reviewers through Slack. */
export function createNotifier(deps: NotifierDeps): Notifier {
  const respond = createResponder(deps.clients.apiUrl);
  const presence = createPresence(deps);

  async function client(teamId: string, enterpriseId: string | null) {
    const bot = await deps.tokens.bot(teamId, enterpriseId);
    return bot === null ? null : deps.clients.withToken(bot);
  }

  /** Ephemeral where it was said; where Slack can't show one there, a direct message. Refusals are outcomes. */
  async function tellAuthor(
    value: Case,
    origin: Origin,
    post: (where: "in-place" | "elsewhere") => Post,
  ): Promise<NudgeOutcome> {
    const web = await client(origin.teamId, origin.enterpriseId);
    if (web === null) {
      return { via: "none", error: "not_installed" };
    }
    if (botIsThere(origin) && (await presence.isHere(web, value.authorId))) {
      try {
        await web.chat.postEphemeral({
          channel: value.ref.channelId,
          user: value.authorId,
          ...(value.ref.threadTs === undefined ? {} : { thread_ts: value.ref.threadTs }),
          ...post("in-place"),
        });
        return { via: "ephemeral" };
      } catch (error) {
        if (isPassing(error)) {
          throw error;
        }
        deps.log.info("An ephemeral message was refused; writing directly", {
          caseId: value.id,
          error: slackErrorCode(error),
        });
      }
    }
    return writeDirectly(web, value.authorId, post("elsewhere"));
  }

  /** Posts to the reviewers' channel; without blocks when Slack finds fault with them. */
  async function tellReviewers(teamId: string, post: Post): Promise<"sent" | "off"> {
    const web = deps.reviewChannel === null ? null : await client(teamId, null);
    if (web === null || deps.reviewChannel === null) {
      return "off";
    }
    const place = { channel: deps.reviewChannel, unfurl_links: false };
    try {
      await web.chat.postMessage({ ...place, ...post });
      return "sent";
    } catch (error) {
      if (BAD_BLOCKS.has(slackErrorCode(error) ?? "")) {
        await web.chat.postMessage({ ...place, text: post.text });
        return "sent";
      }
      if (isPassing(error)) {
        throw error;
      }
      deps.log.error("The review channel can't be written to", { error: slackErrorCode(error) });
      return "off";
    }
  }

  return {
    nudge: (value, origin, content: NudgeContent) => tellAuthor(value, origin, (where) => nudgePost(content, where)),

    async answerNudge(value, result, responseUrl) {
      const author = await deps.directory.person(value.ref.teamId, value.authorId);
      const post = remedyPost(result, wordsFor(author?.locale ?? null));
      if (responseUrl !== null && (await respond(responseUrl, { ...post, replace_original: true }))) {
        return;
      }
      const person = { teamId: value.ref.teamId, enterpriseId: value.origin.enterpriseId, userId: value.authorId };
      if (responseUrl === null && (await deps.home?.publish(person, { notice: () => post })) === true) {
        return;
      }
      const outcome = await tellAuthor(value, value.origin, () => post);
      if (outcome.via === "none") {
        deps.log.warn("The author could not be told what came of their answer", {
          caseId: value.id,
          error: outcome.error,
        });
      }
    },

    alertReviewers: (alert) => tellReviewers(alert.case.ref.teamId, alertPost(alert, deps.reviewZone)),

    async openReviewThread(alert) {
      const { ref, authorId, origin } = alert.case;
      const reviewers = [...(await deps.directory.reviewers(ref.teamId))].filter((id) => id !== authorId);
      const web = reviewers.length === 0 ? null : await client(ref.teamId, origin.enterpriseId);
      if (web === null) {
        return "off";
      }
      try {
        const users = [authorId, ...reviewers.slice(0, MOST_REVIEWERS)].join(",");
        const opened = await web.conversations.open({ users });
        const channel = opened.channel?.id;
        if (channel === undefined) {
          return "off";
        }
        const author = await deps.directory.person(ref.teamId, authorId);
        const words = wordsFor(author?.locale ?? null);
        const text = words.reviewThread(`<@${authorId}>`, link(alert.permalink, words.aMessage));
        await web.chat.postMessage({ channel, unfurl_links: false, text });
        return "opened";
      } catch (error) {
        if (isPassing(error)) {
          throw error;
        }
        deps.log.warn("The conversation with reviewers could not be opened", { error: faultName(error) });
        return "off";
      }
    },

    sendDigest: (report) => tellReviewers(report.teamId, digestPost(report)),

    async tell(to, notice) {
      const web = await client(to.teamId, to.enterpriseId);
      if (web === null) {
        return { via: "none", error: "not_installed" };
      }
      const person = await deps.directory.person(to.teamId, to.userId);
      const reader = { zone: person?.zone ?? deps.zone, locale: person?.locale ?? null };
      return writeDirectly(web, to.userId, noticePost(notice, reader));
    },
  };
}

const BAD_BLOCKS: ReadonlySet<string> = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"]);

/** The bot is no party to a direct conversation that came to Sotto through a person's own token. */
function botIsThere(origin: Origin): boolean {
  return !(origin.authorizedUserId !== null && (origin.conversation === "im" || origin.conversation === "mpim"));
}

type WebClient = ReturnType<SlackClients["withToken"]>;

/** By direct message from the app. Refusals are outcomes. */
async function writeDirectly(web: WebClient, userId: string, post: Post): Promise<NudgeOutcome> {
  try {
    const opened = await web.conversations.open({ users: userId });
    await web.chat.postMessage({ channel: opened.channel?.id ?? userId, unfurl_links: false, ...post });
    return { via: "direct-message" };
  } catch (error) {
    if (isPassing(error)) {
      throw error;
    }
    return { via: "none", error: slackErrorCode(error) ?? "refused" };
  }
}

/**
 * Whether a person would see an ephemeral message now: Slack shows it to active people only and does not say when
 * it did not. Scheduled posts and posts through other apps come from people who may be asleep.
 */
function createPresence(deps: NotifierDeps): { isHere(web: WebClient, userId: string): Promise<boolean> } {
  let offered = true;
  return {
    async isHere(web, userId) {
      if (!offered) {
        return true;
      }
      try {
        const asking = web.users.getPresence({ user: userId });
        return (await within(PRESENCE_MS, asking))?.presence !== "away";
      } catch (error) {
        if (slackErrorCode(error) === "unknown_method" || slackErrorCode(error) === "missing_scope") {
          offered = false;
        }
        deps.log.debug("Presence is not known", { userId, fault: faultName(error) });
        return true;
      }
    },
  };
}

/** A courtesy must not hold a nudge up, as waiting out a rate limit would. */
const PRESENCE_MS = 2_000;
