import { z } from "zod";
import { words } from "../slack/fields.ts";

/** Of Slack's payloads only what is used; everything else in them may change. */

const person = z.object({ id: z.string(), team_id: words });
const team = z.object({ id: z.string() }).nullish();
const enterprise = z.object({ id: z.string() }).nullish();

/** A click on one of a message's buttons. */
export const answerClick = z.object({
  user: person,
  team,
  enterprise,
  channel: z.object({ id: z.string() }).nullish(),
  response_url: words,
  trigger_id: words,
  /** Present when it stood in a Home, which has no `response_url`. */
  view: z.object({ hash: words }).nullish(),
  actions: z.array(z.object({ action_id: z.string(), value: words })).min(1),
});

const view = z.object({
  id: z.string(),
  hash: z.string(),
  private_metadata: z.string(),
  state: z.object({
    values: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          value: words,
          selected_option: z.object({ value: z.string() }).nullish(),
          selected_conversation: words,
          selected_users: z.array(z.string()).nullish(),
          selected_conversations: z.array(z.string()).nullish(),
        }),
      ),
    ),
  }),
});

/** A submitted modal. */
export const submission = z.object({ user: person, team, enterprise, view });

/** A click on a button of a modal. */
export const viewClick = z.object({
  user: person,
  team,
  enterprise,
  view,
  actions: z.array(z.object({ action_id: z.string() })).min(1),
});

/** A shortcut that belongs to no message. */
export const globalShortcut = z.object({ user: person, team, enterprise, trigger_id: z.string() });

/** `/confidential …`. */
export const slashCommand = z.object({
  team_id: z.string(),
  enterprise_id: words,
  user_id: z.string(),
  channel_id: z.string(),
  channel_name: words,
  text: words,
  trigger_id: z.string(),
  response_url: z.string(),
});

/** A message shortcut. */
export const messageShortcut = z.object({
  user: person,
  team,
  enterprise,
  channel: z.object({ id: z.string(), name: words }),
  message: z.looseObject({ ts: words, thread_ts: words, user: words }),
  message_ts: words,
  trigger_id: z.string(),
  response_url: z.string(),
});

/** What a modal carries back about where it was opened. */
export const place = z.object({
  teamId: z.string(),
  enterpriseId: z.string().nullable(),
  channelId: z.string(),
  channelName: z.string().nullable(),
  responseUrl: z.string().nullable(),
  message: z.object({ ts: z.string(), threadTs: z.string().nullable() }).nullable(),
});
export type Place = z.infer<typeof place>;

/** What the modals that check and post carry back: ids and a digest, never the text. */
export const checkPlace = z.object({
  teamId: z.string(),
  enterpriseId: z.string().nullable(),
  channelId: z.string().nullable(),
  /** Of what the person was shown; `null` before the first check. */
  seen: z.string().nullable(),
});
export type CheckPlace = z.infer<typeof checkPlace>;

/** What the reason modal carries back. */
export const reasonPlace = z.object({ caseId: z.string(), responseUrl: z.string().nullable() });

/** A modal's metadata, `null` when it is not what Sotto put there. */
export function readMetadata<T>(schema: z.ZodType<T>, text: string): T | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null;
    }
    throw error;
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? parsed.data : null;
}
