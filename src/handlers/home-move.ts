import type { App } from "@slack/bolt";
import { z } from "zod";
import type { CommandDeps } from "../core/commands/command.ts";
import { moveLift } from "../core/commands/move.ts";
import type { Log } from "../core/ports.ts";
import type { LiftTime } from "../core/subject.ts";
import { note } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import { words } from "../slack/fields.ts";
import { HOME_BUTTON } from "../slack/home-buttons.ts";
import { MOVE_INPUT, MOVE_VIEW, moveModal } from "../slack/home-move-modal.ts";
import type { HomePublisher } from "../slack/home-publisher.ts";
import { replyPost } from "../slack/reply-blocks.ts";
import type { Words } from "../slack/wording/english.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerFrom, readerOf } from "./asker.ts";
import { readHomeClick } from "./home-click.ts";
import { readMetadata } from "./payloads.ts";
import { parseWhen, type WhenContext, type WhenRefusal } from "./when.ts";

export interface HomeMoveDeps {
  readonly home: HomePublisher;
  readonly commands: CommandDeps;
  readonly log: Log;
}

/** What the modal carries back: ids alone. */
const moved = z.object({
  teamId: z.string(),
  enterpriseId: z.string().nullable(),
  subjectId: z.string(),
  hash: z.string().nullable(),
});

const filled = z.object({
  value: words,
  selected_date: words,
  selected_time: words,
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), filled)) }),
  }),
});
type Values = z.infer<typeof submission>["view"]["state"]["values"];

/** "Move…" beside an embargo: a modal that finds fault with a time where it was given. */
export function registerHomeMove(app: App, deps: HomeMoveDeps): void {
  const { commands } = deps;
  const context = { directory: commands.directory, policy: commands.policy, now: () => commands.clock.now() };

  app.action({ type: "block_actions", action_id: HOME_BUTTON.move }, async ({ ack, body, client }) => {
    await ack();
    const click = readHomeClick(body);
    if (click === null || click.triggerId === null) {
      deps.log.warn("A click in a Home could not be read");
      return;
    }
    const { person, hash, value } = click;
    const facts = commands.register.facts(value);
    if (facts === null || facts.ownerId !== person.userId) {
      // Lifted, or handed on, since the Home was shown.
      await deps.home.publish(person, { hash });
      return;
    }
    const reader = await readerOf(person, context);
    const lift = { masked: facts.masked, liftsAt: facts.liftsAt, zone: facts.liftZone ?? reader.zone };
    const metadata = JSON.stringify({
      teamId: person.teamId,
      enterpriseId: person.enterpriseId,
      subjectId: value,
      hash,
    } satisfies z.infer<typeof moved>);
    await client.views.open({ trigger_id: click.triggerId, view: moveModal(metadata, lift, reader) });
  });

  app.view(MOVE_VIEW, async ({ ack, body }) => {
    const submitted = submission.safeParse(body);
    const place = submitted.success ? readMetadata(moved, submitted.data.view.private_metadata) : null;
    if (!submitted.success || place === null) {
      await ack();
      deps.log.warn("A submitted lift time could not be read");
      return;
    }
    const { teamId, enterpriseId, subjectId, hash } = place;
    const person = { teamId, enterpriseId, userId: submitted.data.user.id };
    const reader = await readerOf(person, context);
    const wanted = liftOf(submitted.data.view.state.values, reader, wordsFor(reader.locale));
    if ("errors" in wanted) {
      await ack({ response_action: "errors", errors: wanted.errors });
      return;
    }
    await ack();
    const post = await moveLift(askerFrom(person, person.userId), subjectId, wanted.lifts, commands).then(
      (reply) => replyPost(reply, reader),
      (error: unknown) => {
        deps.log.error("A lift could not be moved", { fault: faultName(error) });
        return note(wordsFor(reader.locale).answerRefused.failed);
      },
    );
    await deps.home.publish(person, { notice: () => post, hash });
  });
}

/** On which field a fault is shown. */
const FIELD: Readonly<Record<WhenRefusal, string>> = {
  missing: MOVE_INPUT.date,
  unreadable: MOVE_INPUT.date,
  "no-such-date": MOVE_INPUT.date,
  "no-such-time": MOVE_INPUT.time,
  "comes-twice": MOVE_INPUT.zone,
  "unknown-zone": MOVE_INPUT.zone,
};

type Wanted = { readonly lifts: LiftTime | null } | { readonly errors: Readonly<Record<string, string>> };

function liftOf(values: Values, reader: WhenContext, { notUnderstood, refused }: Words): Wanted {
  const field = (id: string) => values[id]?.[id];
  if ((field(MOVE_INPUT.open)?.selected_options ?? []).length > 0) {
    return { lifts: null };
  }
  const date = field(MOVE_INPUT.date)?.selected_date ?? "";
  const time = field(MOVE_INPUT.time)?.selected_time ?? "";
  const zone = (field(MOVE_INPUT.zone)?.value ?? "").trim();
  const when = date === "" ? null : parseWhen(`${date} ${time} ${zone}`, reader);
  if (when === null || !when.ok) {
    const why = when === null ? "missing" : when.why;
    // Errors are plain text.
    return { errors: { [FIELD[why]]: notUnderstood[why].replaceAll(/[`*]/g, "") } };
  }
  return when.time.at <= reader.now ? { errors: { [MOVE_INPUT.date]: refused["past-lift"] } } : { lifts: when.time };
}
