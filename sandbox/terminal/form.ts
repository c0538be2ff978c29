import { type FormField, fieldsOf, option } from "../delivery/view-state.ts";
import type { JsonObject, ViewRecord } from "../model/records.ts";
import type { Workspace } from "../model/workspace.ts";
import type { FormValues } from "../sandbox.ts";
import { isObject } from "../web-api/block-rules.ts";

const FORM = /^(?:"([^"]*)"|“([^”]*)”|(\d+)|(\S+))\s*([\s\S]*)$/;

/** What has been filled in of the modal on the screen. */
export class Form {
  readonly #workspace: Workspace;
  #values: { [field: string]: string } = {};

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  get values(): FormValues {
    return this.#values;
  }

  clear(): void {
    this.#values = {};
  }

  /** Fills one field in, found by number, label or id; what is shown of it. @throws with words about what would do. */
  set(record: ViewRecord, words: string): string {
    const fields = fieldsOf(record);
    const [, quoted, curly, number, word, value = ""] = FORM.exec(words) ?? [];
    const name = quoted ?? curly ?? word;
    const field = number === undefined ? fieldNamed(fields, name) : fields[Number(number) - 1];
    if (field === undefined) {
      const all = fields.map((one, index) => `set ${index + 1} … (${one.label})`).join(", ");
      throw new Error(fields.length === 0 ? "There is nothing to fill in here." : `Which field? ${all}`);
    }
    const filled = this.#filled(field, value.trim());
    this.#values[`${field.blockId}.${field.actionId}`] = filled.value;
    return `${field.label} = ${filled.shown}`;
  }

  #filled(field: FormField, words: string): { readonly value: string; readonly shown: string } {
    const choices = choicesOf(field);
    if (choices.length > 0) {
      const many = field.type.startsWith("multi_") || field.type === "checkboxes" ? words.split(",") : [words];
      const found = many.map((one) => choice(field, choices, one.trim()));
      return { value: found.map((one) => one.value).join(","), shown: found.map((one) => one.label).join(", ") };
    }
    if (/user|conversation|channel/.test(field.type)) {
      const names = words.split(/[\s,]+/).filter((name) => name !== "");
      return { value: names.map((name) => this.#idOf(name)).join(","), shown: names.join(", ") };
    }
    return { value: words, shown: words };
  }

  #idOf(name: string): string {
    return name.startsWith("#") ? this.#workspace.channel(name).id : this.#workspace.user(name.replace(/^@/, "")).id;
  }
}

function fieldNamed(fields: readonly FormField[], name: string | undefined): FormField | undefined {
  const wanted = (name ?? "").toLowerCase();
  const named = (field: FormField) => [field.blockId, field.actionId, field.label].map((one) => one.toLowerCase());
  return wanted === ""
    ? undefined
    : (fields.find((field) => named(field).includes(wanted)) ??
        fields.find((field) => field.label.toLowerCase().startsWith(wanted)));
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a menu offers, in order. */
export function choicesOf(field: FormField): readonly Choice[] {
  const options = Array.isArray(field.element.options) ? field.element.options : [];
  return options.flatMap((one) => (isObject(one) ? [choiceOf(one)] : []));
}

function choiceOf(one: JsonObject): Choice {
  return { value: String(one.value), label: isObject(one.text) ? String(one.text.text) : String(one.value) };
}

/** By number, by value, or by how its label begins. */
function choice(field: FormField, choices: readonly Choice[], words: string): Choice {
  const begins = choices.filter(({ label }) => words !== "" && label.toLowerCase().startsWith(words.toLowerCase()));
  const found =
    choices.find(({ value, label }) => value === words || label.toLowerCase() === words.toLowerCase()) ??
    choices[Number(words) - 1] ??
    (begins.length === 1 ? begins[0] : undefined);
  if (found === undefined) {
    const all = choices.map(({ label }, index) => `${index + 1} ${label}`).join(", ");
    throw new Error(`${field.label} takes one of: ${all}`);
  }
  return choiceOf(option(field, found.value));
}
