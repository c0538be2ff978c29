import type { PersonRef } from "../core/direct-consent.ts";
import type { HomeReport } from "../core/home.ts";
import { createTurns } from "../core/in-turn.ts";
import type { Log } from "../core/ports.ts";
import type { Post } from "./blocks.ts";
import type { SlackClients } from "./clients.ts";
import { faultName, slackErrorCode } from "./errors.ts";
import { homeView } from "./home-view.ts";
import { installUrl } from "./install-url.ts";
import type { Reader } from "./times.ts";
import type { Tokens } from "./tokens.ts";

export interface HomePublisherDeps {
  readonly clients: SlackClients;
  readonly tokens: Tokens;
  readonly log: Log;
  readonly report: (person: PersonRef) => Promise<HomeReport>;
  /** The page that leads to Slack's question; `null` when the install flow is off. */
  readonly installPage: string | null;
  /** Slack's user scopes that are asked for. */
  readonly userScopes: readonly string[];
  readonly reviewChannel: string | null;
}

export interface PublishOptions {
  /** What came of what the person just did. */
  readonly notice?: (reader: Reader) => Post;
  /** Hash of the Home the person was looking at, when Slack said. */
  readonly hash?: string | null | undefined;
}

/** Shows people their Home as things are now. Never rejects: false when Slack did not take it. */
export interface HomePublisher {
  publish(person: PersonRef, options?: PublishOptions): Promise<boolean>;
}

export function createHomePublisher(deps: HomePublisherDeps): HomePublisher {
  const inTurn = createTurns();

  async function show(person: PersonRef, { notice, hash }: PublishOptions): Promise<boolean> {
    const token = await deps.tokens.bot(person.teamId, person.enterpriseId);
    if (token === null) {
      return false;
    }
    const web = deps.clients.withToken(token);
    const view = async () => {
      const report = await deps.report(person);
      return homeView(report, {
        notice: notice?.(report) ?? null,
        offer: {
          installUrl: deps.installPage === null ? null : installUrl(deps.installPage, person),
          scopes: deps.userScopes,
        },
        reviewChannel: deps.reviewChannel,
      });
    };
    const userId = person.userId;
    try {
      await web.views.publish({ user_id: userId, view: await view(), ...(hash ? { hash } : {}) });
    } catch (error) {
      if (slackErrorCode(error) !== "hash_conflict") {
        throw error;
      }
      // Another tab or process was faster. What it showed may be older than what this one knows, or newer: look again.
      await web.views.publish({ user_id: userId, view: await view() });
    }
    return true;
  }

  return {
    publish: (person, options = {}) =>
      // One after the other for each person, so that the Home computed last is the one that stays.
      inTurn(`${person.teamId}/${person.userId}`, async () => {
        try {
          return await show(person, options);
        } catch (error) {
          deps.log.warn("A Home could not be shown", { userId: person.userId, fault: faultName(error) });
          return false;
        }
      }),
  };
}
