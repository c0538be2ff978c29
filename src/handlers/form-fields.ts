import type { Refusal } from "../core/commands/command.ts";
import type { ClientEntry, EmbargoEntry, RegisteredPerson } from "../core/subject.ts";
import { detailRefusal, termRefusal } from "../core/term-rules.ts";
import { typedName, typedNames } from "../core/typed-name.ts";
import { INPUT } from "../slack/views/ids.ts";

/** Quotes around all of a name say that it is one, as in the words of `/confidential`; they are no part of it. */
export function nameIn(text: string): string {
  const name = typedName(text);
  const inner = /^["'“”„‟«»‘’‚‛](.*)["'“”„‟«»‘’‚‛]$/su.exec(name)?.[1];
  return inner === undefined ? name : inner.trim();
}

/** "Dana Whitfield <dana@acme.example>", one a line; the address may be left out. */
export function contactsIn(text: string): readonly RegisteredPerson[] {
  return typedNames(text).map((line) => {
    const found = /^(.*\S)\s*<([^<>\s]+@[^<>\s]+)>$/u.exec(line);
    return found === null ? { name: line } : { name: found[1] ?? "", email: found[2] ?? "" };
  });
}

/** The field of the embargo's form that a refusal is about; `null` for one about none. */
export function embargoField(why: Refusal, embargo: Pick<EmbargoEntry, "name" | "aliases" | "phrases">): string | null {
  if (why === "past-lift") {
    return INPUT.until;
  }
  if (why === "duplicate") {
    return INPUT.name;
  }
  return fieldOf(why, [
    [INPUT.name, [embargo.name]],
    [INPUT.aliases, embargo.aliases],
    [INPUT.phrases, embargo.phrases],
  ]);
}

/** The same for the client's form. */
export function clientField(
  why: Refusal,
  client: Pick<ClientEntry, "name" | "aliases" | "domains" | "accounts" | "people">,
): string | null {
  if (why === "duplicate") {
    return INPUT.name;
  }
  if (detailRefusal({ domains: client.domains, accounts: [] }) === why) {
    return INPUT.domains;
  }
  if (detailRefusal({ domains: [], accounts: client.accounts }) === why) {
    return INPUT.accounts;
  }
  return fieldOf(why, [
    [INPUT.name, [client.name]],
    [INPUT.aliases, client.aliases],
    [INPUT.domains, client.domains],
    [INPUT.accounts, client.accounts],
    [INPUT.contacts, client.people.map(({ name }) => name)],
  ]);
}

/** The first field whose terms are refused for this reason. */
function fieldOf(why: Refusal, fields: readonly (readonly [string, readonly string[]])[]): string | null {
  return fields.find(([, terms]) => termRefusal(terms) === why)?.[0] ?? null;
}
