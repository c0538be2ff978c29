import { z } from "zod";
import type { PersonRef } from "../core/direct-consent.ts";
import { words } from "../slack/fields.ts";

const schema = z.object({
  user: z.object({ id: z.string(), team_id: words }),
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  trigger_id: words,
  view: z.object({ hash: words }),
  actions: z.array(z.object({ value: words })).min(1),
});

/** A press of one of the Home's own buttons. */
export interface HomeClick {
  readonly person: PersonRef;
  /** What the button speaks of: an id of the register, empty where it speaks of nothing. */
  readonly value: string;
  /** Of the Home that was on the screen. */
  readonly hash: string | null;
  /** To open a modal with, within three seconds. */
  readonly triggerId: string | null;
}

/** A click as Slack sends it, `null` when it can't be read. */
export function readHomeClick(body: unknown): HomeClick | null {
  const { data } = schema.safeParse(body);
  if (data === undefined) {
    return null;
  }
  const { user, team, enterprise, view, actions } = data;
  return {
    person: {
      teamId: team?.id ?? user.team_id ?? "",
      enterpriseId: enterprise?.id ?? null,
      userId: user.id,
    },
    value: actions[0]?.value ?? "",
    hash: view.hash ?? null,
    triggerId: data.trigger_id ?? null,
  };
}
