import type { App, ViewSubmitAction } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import type { Asker } from "../core/commands/command.ts";
import { note, type Post } from "../slack/blocks.ts";
import type { Reader } from "../slack/times.ts";
import { commandModal } from "../slack/views/command-modal.ts";
import { INPUT, VIEW } from "../slack/views/ids.ts";
import { resultModal, waitingModal } from "../slack/views/result-modal.ts";
import { wordsFor } from "../slack/wording/words-for.ts";
import { askerOf, readerOf } from "./asker.ts";
import { answerCommand } from "./carry-out.ts";
import { type CheckFormDeps, emptyCheckForm } from "./check-form.ts";
import { parseConfidential } from "./confidential-words.ts";
import { filledIn } from "./filled-in.ts";
import { type FormsDeps, isForm, openForm } from "./forms.ts";
import { type Place, place, readMetadata, slashCommand, submission } from "./payloads.ts";
import { openView, showAnswer } from "./show-view.ts";
import type { WhenContext } from "./when.ts";

export interface ConfidentialDeps extends FormsDeps, CheckFormDeps {}

/** `/confidential`, in words or through its modals. Answers are ephemeral. */
export function registerConfidential(app: App, deps: ConfidentialDeps): void {
  app.command("/confidential", async ({ ack, body, client }) => {
    await ack();
    const command = slashCommand.safeParse(body);
    if (!command.success) {
      deps.log.warn("A command could not be read");
      return;
    }
    const { data } = command;
    const where: Place = {
      teamId: data.team_id,
      enterpriseId: data.enterprise_id ?? null,
      channelId: data.channel_id,
      channelName: data.channel_name ?? null,
      responseUrl: data.response_url,
      message: null,
    };
    const asker = askerOf(where, data.user_id);
    const reader = await readerOf(asker, wordsContext(deps));
    const text = (data.text ?? "").trim();
    const name = text.toLowerCase();
    const view =
      text === ""
        ? commandModal(JSON.stringify(where), wordsFor(reader.locale))
        : NEEDS_MORE.has(name)
          ? await modalFor(name, where, asker, reader, deps)
          : null;
    if (view !== null && (await openView(data.trigger_id, view, { client, log: deps.log }))) {
      return;
    }
    const post =
      view === null
        ? await answerCommand(parseConfidential(text, reader), asker, reader, deps)
        : note(wordsFor(reader.locale).answerRefused.failed);
    await deps.respond(data.response_url, { ...post, replace_original: false });
  });

  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: VIEW.command }, async ({ ack, body, client }) => {
    const submitted = submission.safeParse(body);
    const where = submitted.success ? readMetadata(place, submitted.data.view.private_metadata) : null;
    if (!submitted.success || where === null) {
      await ack();
      deps.log.warn("A submitted command could not be read");
      return;
    }
    const { user, view } = submitted.data;
    const asker = askerOf(where, user.id);
    const reader = await readerOf(asker, wordsContext(deps));
    const words = wordsFor(reader.locale);
    const chosen = filledIn(view.state.values).choice(INPUT.what) ?? "help";
    const answering = answerChoice(chosen, where, asker, reader, deps);
    const coming = answering.then(({ post, form }) => ({ view: form ?? resultModal(post, words) }));
    const shown = await showAnswer(ack, view.id, coming, waitingModal(words), { client, log: deps.log });
    if (!shown && where.responseUrl !== null) {
      await deps.respond(where.responseUrl, { ...(await answering).post, replace_original: false });
    }
  });
}

/** Verbs that say too little alone: a form asks for the rest. `label` and `report` are complete without more words. */
const NEEDS_MORE: ReadonlySet<string> = new Set(["check", "embargo", "client add", "client consent", "lift", "move"]);

/** A choice's form, or its answer; `post` says where a form that came too late can be had. */
async function answerChoice(
  chosen: string,
  where: Place,
  asker: Asker,
  reader: Reader & WhenContext,
  deps: ConfidentialDeps,
): Promise<{ readonly post: Post; readonly form: ModalView | null }> {
  const form = await modalFor(chosen, where, asker, reader, deps);
  const command = form === null ? parseConfidential(chosen, reader) : ({ name: "help" } as const);
  return { form, post: await answerCommand(command, asker, reader, deps) };
}

/** `null` for what needs no form. */
async function modalFor(
  name: string,
  where: Place,
  asker: Asker,
  reader: Reader,
  deps: ConfidentialDeps,
): Promise<ModalView | null> {
  if (name === "check") {
    const { teamId, enterpriseId, channelId } = where;
    return emptyCheckForm({ teamId, enterpriseId, channelId }, wordsFor(reader.locale));
  }
  return isForm(name) ? openForm(name, where, asker, reader, deps.commands) : null;
}

function wordsContext({ commands }: ConfidentialDeps) {
  return { directory: commands.directory, policy: commands.policy, now: () => commands.clock.now() };
}
