import type { Refusal } from "../core/commands/command.ts";
import { type Clearance, LABEL_LEVELS, type LiftTime } from "../core/subject.ts";
import { typedNames } from "../core/typed-name.ts";
import { CONSENT, FORM } from "../slack/views/forms.ts";
import { INPUT } from "../slack/views/ids.ts";
import type { Understood } from "./carry-out.ts";
import { type Misunderstanding, parseConfidential } from "./confidential-words.ts";
import type { FilledIn } from "./filled-in.ts";
import { clientField, contactsIn, embargoField, nameIn } from "./form-fields.ts";
import { parseUntil, type WhenContext } from "./when.ts";

/** A field, and why it can't be used as it is. */
export interface Mistake {
  readonly field: string;
  readonly why: Misunderstanding | "needed";
}

/** What was understood. */
export interface FormCommand {
  readonly command: Understood;
  /** The field that says what the form is about. */
  readonly first: string;
  /** The field a refusal is about; `null` for one that filling in differently won't change. */
  readonly fieldOf: (why: Refusal) => string | null;
}

export type FormRead = FormCommand | Mistake;

/** Reads what was filled in, by the form's callback id. */
export const READ_FORM: Readonly<
  Record<(typeof FORM)[keyof typeof FORM], (filled: FilledIn, context: WhenContext) => FormRead>
> = {
  [FORM.embargo]: readEmbargo,
  [FORM["client add"]]: readClient,
  [FORM["client consent"]]: readConsent,
  [FORM.label]: readLabel,
  [FORM.lift]: readLift,
  [FORM.move]: readMove,
  [FORM.report]: readReport,
};

function readEmbargo(filled: FilledIn, context: WhenContext): FormRead {
  const name = nameIn(filled.text(INPUT.name));
  if (name === "") {
    return { field: INPUT.name, why: "needed" };
  }
  const until = readUntil(filled, context);
  if ("why" in until) {
    return until;
  }
  const embargo = {
    name,
    aliases: namesIn(filled, INPUT.aliases),
    phrases: namesIn(filled, INPUT.phrases),
    lifts: until.time,
    clearedFor: clearedFor(filled),
  };
  return { command: { name: "embargo", embargo }, first: INPUT.name, fieldOf: (why) => embargoField(why, embargo) };
}

function readClient(filled: FilledIn): FormRead {
  const name = nameIn(filled.text(INPUT.name));
  if (name === "") {
    return { field: INPUT.name, why: "needed" };
  }
  const client = {
    name,
    aliases: namesIn(filled, INPUT.aliases),
    domains: namesIn(filled, INPUT.domains).map((domain) => domain.toLowerCase()),
    people: contactsIn(filled.text(INPUT.contacts)),
    accounts: namesIn(filled, INPUT.accounts),
    rooms: filled.conversations(INPUT.rooms),
    clues: {},
  };
  return { command: { name: "client-add", client }, first: INPUT.name, fieldOf: (why) => clientField(why, client) };
}

function readConsent(filled: FilledIn, context: WhenContext): FormRead {
  const client = filled.choice(INPUT.subject);
  if (client === null) {
    return { field: INPUT.subject, why: "needed" };
  }
  const about = { first: INPUT.subject, fieldOf: untilOrSubjectField };
  if (filled.choice(INPUT.consent) === CONSENT.withdrawn) {
    return { command: { name: "client-consent", client, consent: null }, ...about };
  }
  const purpose = nameIn(filled.text(INPUT.purpose));
  const grantedBy = nameIn(filled.text(INPUT.grantedBy));
  if (purpose === "" || grantedBy === "") {
    return { field: purpose === "" ? INPUT.purpose : INPUT.grantedBy, why: "needed" };
  }
  const until = readUntilIfAny(filled, context);
  return "why" in until
    ? until
    : { command: { name: "client-consent", client, consent: { until: until.time, purpose, grantedBy } }, ...about };
}

function readLabel(filled: FilledIn, context: WhenContext): FormRead {
  const labelled = readLabelInputs(filled, context);
  if ("why" in labelled) {
    return labelled;
  }
  return { command: { name: "label", link: null, ...labelled }, first: INPUT.level, fieldOf: untilField };
}

/** The inputs that labelling a conversation and a message share. */
export function readLabelInputs(filled: FilledIn, context: WhenContext) {
  const until = readUntilIfAny(filled, context);
  if ("why" in until) {
    return until;
  }
  const level = LABEL_LEVELS.find((one) => one === filled.choice(INPUT.level)) ?? "confidential";
  return { level, until: until.time, clearedFor: clearedFor(filled) };
}

function readLift(filled: FilledIn): FormRead {
  const subject = filled.choice(INPUT.subject);
  return subject === null
    ? { field: INPUT.subject, why: "needed" }
    : { command: { name: "lift", subject }, first: INPUT.subject, fieldOf: () => INPUT.subject };
}

function readMove(filled: FilledIn, context: WhenContext): FormRead {
  const subject = filled.choice(INPUT.subject);
  if (subject === null) {
    return { field: INPUT.subject, why: "needed" };
  }
  const until = readUntil(filled, context);
  return "why" in until
    ? until
    : {
        command: { name: "move", subject, lifts: until.time },
        first: INPUT.subject,
        fieldOf: untilOrSubjectField,
      };
}

function readReport(filled: FilledIn, context: WhenContext): FormRead {
  const link = filled.text(INPUT.link).trim();
  const command = parseConfidential(`report ${link}`, context);
  return command.name === "report" || command.name === "report-latest"
    ? { command, first: INPUT.link, fieldOf: () => INPUT.link }
    : { field: INPUT.link, why: "report-what" };
}

/** With or without the word before it: "until further notice", "1 Dec 09:00". */
function readUntil(filled: FilledIn, context: WhenContext): { readonly time: LiftTime | null } | Mistake {
  const until = parseUntil(filled.text(INPUT.until).replace(/^\s*until\b/i, ""), context);
  return until.ok ? { time: until.time } : { field: INPUT.until, why: until.why };
}

/** Nothing stands for "until further notice". */
function readUntilIfAny(filled: FilledIn, context: WhenContext): ReturnType<typeof readUntil> {
  return filled.text(INPUT.until).trim() === "" ? { time: null } : readUntil(filled, context);
}

function untilField(why: Refusal): string | null {
  return why === "past-lift" ? INPUT.until : null;
}

function untilOrSubjectField(why: Refusal): string {
  return untilField(why) ?? INPUT.subject;
}

function namesIn(filled: FilledIn, id: string): readonly string[] {
  return typedNames(filled.text(id))
    .map(nameIn)
    .filter((name) => name !== "");
}

function clearedFor(filled: FilledIn): Clearance {
  return {
    users: filled.people(INPUT.people),
    channels: filled.conversations(INPUT.channels),
    groups: [],
    orgs: [],
  };
}
