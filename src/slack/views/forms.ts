import type { KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import { MAX_TERM_LENGTH } from "../../core/term-rules.ts";
import { context, note, plain, section } from "../blocks.ts";
import type { Words } from "../wording/english.ts";
import { INPUT } from "./ids.ts";
import { conversationsInput, MOST_TYPED, peopleInput, radioInput, selectInput, textInput } from "./inputs.ts";
import { labelInputs } from "./label-modal.ts";
import { resultModal } from "./result-modal.ts";

/** The forms that `/confidential` opens, by what was chosen. Their callback ids are permanent. */
export const FORM = {
  embargo: "form_embargo",
  "client add": "form_client_add",
  "client consent": "form_client_consent",
  label: "form_label",
  lift: "form_lift",
  move: "form_move",
  report: "form_report",
} as const;

export function embargoForm(metadata: string, words: Words): ModalView {
  const say = words.embargoForm;
  const { onePerLine: hint } = words.modals;
  return form(FORM.embargo, metadata, say, words, [
    textInput({ id: INPUT.name, label: say.name, hint: say.nameHint, maxLength: MAX_TERM_LENGTH }),
    textInput({ id: INPUT.until, label: say.until, hint: words.modals.lifts, maxLength: 100 }),
    textInput({ ...list(INPUT.aliases), label: say.aliases, hint }),
    textInput({ ...list(INPUT.phrases), label: say.phrases, hint }),
    peopleInput({ id: INPUT.people, label: say.people, optional: true }),
    conversationsInput({ id: INPUT.channels, label: say.channels, optional: true }),
  ]);
}

export function clientForm(metadata: string, words: Words): ModalView {
  const say = words.clientForm;
  const { onePerLine: hint } = words.modals;
  return form(FORM["client add"], metadata, say, words, [
    textInput({ id: INPUT.name, label: say.name, hint: say.nameHint, maxLength: MAX_TERM_LENGTH }),
    textInput({ ...list(INPUT.aliases), label: say.aliases, hint }),
    textInput({ ...list(INPUT.domains), label: say.domains, hint: say.domainsHint }),
    textInput({ ...list(INPUT.contacts), label: say.contacts, hint: say.contactsHint }),
    textInput({ ...list(INPUT.accounts), label: say.accounts, hint }),
    conversationsInput({ id: INPUT.rooms, label: say.rooms, optional: true }),
  ]);
}

/** Options of {@link INPUT.consent}. */
export const CONSENT = { given: "given", withdrawn: "withdrawn" } as const;

/** What for and by whom need not be said of a consent that is withdrawn, so Slack can't ask for them. */
export function consentForm(metadata: string, menu: SubjectMenu, words: Words): ModalView {
  const say = words.consentForm;
  const options = [
    { text: plain(say.given), value: CONSENT.given },
    { text: plain(say.withdrawn), value: CONSENT.withdrawn },
  ];
  return menu.options.length === 0
    ? resultModal(note(say.nothing), words)
    : form(FORM["client consent"], metadata, say, words, [
        ...subjectBlocks(menu, say),
        radioInput({ id: INPUT.consent, label: say.mayBeNamed, options, initial: options[0] }),
        textInput({ id: INPUT.purpose, label: say.purpose, hint: say.purposeHint, ...phrase }),
        textInput({ id: INPUT.grantedBy, label: say.grantedBy, ...phrase }),
        textInput({ id: INPUT.until, label: say.until, hint: words.modals.lifts, optional: true, maxLength: 100 }),
      ]);
}

export function labelForm(metadata: string, words: Words): ModalView {
  return form(FORM.label, metadata, words.labelForm, words, labelInputs(words));
}

/** What a person may lift or move, masked; `rest` of them found no room in the menu. */
export interface SubjectMenu {
  readonly options: readonly PlainTextOption[];
  readonly rest: number;
}

export function liftForm(metadata: string, menu: SubjectMenu, words: Words): ModalView {
  const say = words.liftForm;
  return menu.options.length === 0
    ? resultModal(note(say.nothing), words)
    : form(FORM.lift, metadata, say, words, subjectBlocks(menu, say));
}

export function moveForm(metadata: string, menu: SubjectMenu, words: Words): ModalView {
  const say = words.moveForm;
  return menu.options.length === 0
    ? resultModal(note(say.nothing), words)
    : form(FORM.move, metadata, say, words, [
        ...subjectBlocks(menu, say),
        textInput({ id: INPUT.until, label: say.until, hint: words.modals.lifts, maxLength: 100 }),
      ]);
}

function subjectBlocks(
  { options, rest }: SubjectMenu,
  say: Pick<Words["liftForm"], "what" | "rest">,
): readonly KnownBlock[] {
  const only = options.length === 1 ? options[0] : undefined;
  const menu = selectInput({ id: INPUT.subject, label: say.what, options, initial: only });
  return rest > 0 ? [menu, context(say.rest(rest))] : [menu];
}

export function reportForm(metadata: string, words: Words): ModalView {
  const say = words.reportForm;
  return form(FORM.report, metadata, say, words, [
    section(say.intro),
    textInput({ id: INPUT.link, label: say.link, hint: say.linkHint, optional: true, maxLength: 500 }),
  ]);
}

function form(
  callbackId: string,
  metadata: string,
  say: { readonly title: string; readonly submit: string },
  { commandModal }: Words,
  blocks: readonly KnownBlock[],
): ModalView {
  return {
    type: "modal",
    callback_id: callbackId,
    private_metadata: metadata,
    title: plain(say.title),
    submit: plain(say.submit),
    close: plain(commandModal.close),
    blocks: [...blocks],
  };
}

/** A few words, which Slack need not ask for. */
const phrase = { optional: true, maxLength: MAX_TERM_LENGTH } as const;

/** Several lines, none of them needed. */
function list(id: string) {
  return { id, optional: true, multiline: true, maxLength: MOST_TYPED } as const;
}
