import type { App } from "@slack/bolt";
import { mayChange, type Reply, refused, shortIdOf } from "../core/commands/command.ts";
import { lift } from "../core/commands/lift.ts";
import { subjectFacts } from "../core/subject.ts";
import { note } from "../slack/blocks.ts";
import { faultName } from "../slack/errors.ts";
import { LIFT_ACTIONS } from "../slack/notice-blocks.ts";
import { replyPost } from "../slack/reply-blocks.ts";
import { moveForm } from "../slack/views/forms.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerOf, readerOf } from "./asker.ts";
import { type FormsDeps, menuOf } from "./forms.ts";
import { answerClick, type Place } from "./payloads.ts";

/** The buttons of a reminder: another time for the lift, in the form of `/confidential`, and its end now. */
export function registerLiftButtons(app: App, deps: FormsDeps): void {
  const { commands, log } = deps;

  app.action({ type: "block_actions", action_id: LIFT_ACTIONS.move }, async ({ ack, body, client }) => {
    await ack();
    const pressed = await readPress(body, deps);
    if (pressed === null) {
      return;
    }
    const { where, asker, reader, subjectId, triggerId } = pressed;
    const entry = commands.register.entry(subjectId);
    if (entry === null || !(await mayChange(asker, entry, commands))) {
      await answer(pressed, refused(entry === null ? "unknown-subject" : "not-the-owner"), deps);
      return;
    }
    const subject = { id: entry.id, shortId: shortIdOf(entry.id), facts: subjectFacts(entry), mine: true };
    const view = moveForm(
      JSON.stringify(where),
      menuOf({ subjects: [subject], total: 1 }, reader),
      wordsFor(reader.locale),
    );
    await client.views.open({ trigger_id: triggerId, view });
  });

  app.action({ type: "block_actions", action_id: LIFT_ACTIONS.lift }, async ({ ack, body }) => {
    await ack();
    const pressed = await readPress(body, deps);
    if (pressed === null) {
      return;
    }
    try {
      await answer(pressed, await lift(pressed.asker, pressed.subjectId, commands), deps);
    } catch (error) {
      log.error("A button could not lift", { fault: faultName(error) });
      const post = note(wordsFor(pressed.reader.locale).answerRefused.failed);
      await deps.respond(pressed.where.responseUrl, { ...post, replace_original: false });
    }
  });
}

type Press = NonNullable<Awaited<ReturnType<typeof readPress>>>;

async function readPress(body: unknown, { commands, log }: FormsDeps) {
  const { data } = answerClick.safeParse(body);
  const subjectId = data?.actions[0]?.value;
  if (data === undefined || !subjectId || !data.response_url || !data.trigger_id) {
    log.warn("A press of a lift's button could not be read");
    return null;
  }
  const where = {
    teamId: data.team?.id ?? data.user.team_id ?? "",
    enterpriseId: data.enterprise?.id ?? null,
    channelId: data.channel?.id ?? "",
    channelName: "directmessage",
    responseUrl: data.response_url,
    message: null,
  } satisfies Place;
  const asker = askerOf(where, data.user.id);
  const reader = await readerOf(asker, { ...commands, now: () => commands.clock.now() });
  return { where, asker, reader, subjectId, triggerId: data.trigger_id };
}

/** What was ended needs no buttons any more; a refusal leaves them. */
async function answer({ where, reader }: Press, reply: Reply, deps: FormsDeps): Promise<void> {
  const post = replyPost(reply, reader);
  await deps.respond(where.responseUrl, { ...post, replace_original: reply.kind === "lifted" });
}
