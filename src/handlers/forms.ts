import type { App, ViewSubmitAction } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import type { Asker, CommandDeps } from "../core/commands/command.ts";
import { liftable } from "../core/commands/liftable.ts";
import { createTurns } from "../core/in-turn.ts";
import { SUBJECT_KINDS } from "../core/subject.ts";
import { cut, note, type Post, plain } from "../slack/blocks.ts";
import { replyPost, sayListed } from "../slack/reply-blocks.ts";
import type { Responder } from "../slack/respond.ts";
import type { Reader } from "../slack/times.ts";
import {
  clientForm,
  consentForm,
  embargoForm,
  FORM,
  labelForm,
  liftForm,
  moveForm,
  reportForm,
  type SubjectMenu,
} from "../slack/views/forms.ts";
import { resultModal, waitingModal } from "../slack/views/result-modal.ts";
import type { Words } from "../slack/wording/english.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerOf, readerOf } from "./asker.ts";
import { type CarryOutDeps, tryCommand } from "./carry-out.ts";
import { filledIn } from "./filled-in.ts";
import { type Place, place, readMetadata, submission } from "./payloads.ts";
import { type FormRead, type Mistake, READ_FORM } from "./read-form.ts";
import { type FormAnswer, showAnswer } from "./show-view.ts";
import type { WhenContext } from "./when.ts";

export interface FormsDeps extends CarryOutDeps {
  readonly respond: Responder;
}

/** Options one menu of Slack holds. */
const MOST_OPTIONS = 100;
/** A client's entry has no time at which it lifts. */
const WITH_LIFT = ["embargo", "label"] as const;
/** Characters of an option. */
const LONGEST_OPTION = 75;

export type FormName = keyof typeof FORM;

/** True for choices of `/confidential` that have a form. */
export function isForm(name: string): name is FormName {
  return Object.hasOwn(FORM, name);
}

/** The form as it opens. */
export async function openForm(
  name: FormName,
  where: Place,
  asker: Asker,
  reader: Reader,
  commands: CommandDeps,
): Promise<ModalView> {
  const metadata = JSON.stringify(where);
  const words = wordsFor(reader.locale);
  switch (name) {
    case "embargo":
      return embargoForm(metadata, words);
    case "client add":
      return clientForm(metadata, words);
    case "client consent":
      return consentForm(metadata, menuOf(await liftable(asker, ["client"], MOST_OPTIONS, commands), reader), words);
    case "label":
      return labelForm(metadata, words);
    case "report":
      return reportForm(metadata, words);
    case "lift":
      return liftForm(metadata, menuOf(await liftable(asker, SUBJECT_KINDS, MOST_OPTIONS, commands), reader), words);
    case "move":
      return moveForm(metadata, menuOf(await liftable(asker, WITH_LIFT, MOST_OPTIONS, commands), reader), words);
  }
}

/** The menu of a form, each line as lists show it. */
export function menuOf({ subjects, total }: Awaited<ReturnType<typeof liftable>>, reader: Reader): SubjectMenu {
  const options = subjects.map((subject) => ({
    text: plain(cut(sayListed(subject, reader), LONGEST_OPTION)),
    value: subject.id,
  }));
  return { options, rest: total - options.length };
}

/** Takes the forms in: mistakes and refusals are shown on their fields, with what was filled in kept. */
export function registerForms(app: App, deps: FormsDeps): void {
  // A form sent off twice must find what it registered the first time.
  const inTurn = createTurns();
  for (const callbackId of Object.values(FORM)) {
    app.view<ViewSubmitAction>({ type: "view_submission", callback_id: callbackId }, async ({ ack, body, client }) => {
      const submitted = submission.safeParse(body);
      const where = submitted.success ? readMetadata(place, submitted.data.view.private_metadata) : null;
      if (!submitted.success || where === null) {
        await ack();
        deps.log.warn("A submitted form could not be read");
        return;
      }
      const { user, view } = submitted.data;
      const asker = askerOf(where, user.id);
      const { commands } = deps;
      const reader = await readerOf(asker, { ...commands, now: () => commands.clock.now() });
      const read = READ_FORM[callbackId](filledIn(view.state.values), reader);
      const words = wordsFor(reader.locale);
      const answering = inTurn(`${asker.teamId}/${asker.userId}`, () => answerForm(read, asker, reader, words, deps));
      const coming = answering.then(({ post, field }) => inModal(post, field, words));
      const shown = await showAnswer(ack, view.id, coming, waitingModal(words), { client, log: deps.log });
      if (!shown && where.responseUrl !== null) {
        await deps.respond(where.responseUrl, { ...(await answering).post, replace_original: false });
      }
    });
  }
}

async function answerForm(
  read: FormRead,
  asker: Asker,
  reader: Reader & WhenContext,
  words: Words,
  deps: FormsDeps,
): Promise<{ readonly post: Post; readonly field: string | null }> {
  if ("field" in read) {
    return { post: note(sayMistake(read, words)), field: read.field };
  }
  const reply = await tryCommand(read.command, asker, deps);
  return reply === null
    ? { post: note(words.answerRefused.failed), field: read.first }
    : { post: replyPost(reply, reader), field: reply.kind === "refused" ? read.fieldOf(reply.why) : null };
}

/** An answer about a field belongs there, in plain text; any other takes the form's place. */
export function inModal(post: Post, field: string | null, words: Words): FormAnswer {
  const otherwise = resultModal(post, words);
  return field === null ? { view: otherwise } : { errors: { [field]: plainWords(post.text) }, otherwise };
}

/** What is wrong with a field, in plain text. */
export function sayMistake({ why }: Mistake, words: Words): string {
  return plainWords(why === "needed" ? words.modals.needed : words.notUnderstood[why]);
}

function plainWords(markup: string): string {
  return markup.replaceAll(/[`*]/g, "");
}
