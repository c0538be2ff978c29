import { z } from "zod";
import { ConfigError, type ConfigProblem } from "../config/problem.ts";
import { schemaProblems } from "../config/schema-problems.ts";
import { readYaml, type YamlSource } from "../config/yaml-source.ts";
import type { ClientEntry, EmbargoEntry } from "../core/subject.ts";
import { parseLiftTime } from "./lift-time.ts";

/** A registered subject before it has an id. */
export type RegisterEntry = ClientEntry | EmbargoEntry;

export interface ParseRegisterOptions {
  /** The id of an entry. Default: its kind and place in the file, `client-1`. */
  readonly idOf?: (kind: RegisterEntry["kind"], name: string, ordinal: number) => string;
}

const name = z.string().trim().min(2, "must have at least two characters").max(200, "must be at most 200 characters");
const names = z.array(name).default([]);

function ids(form: RegExp, words: string) {
  return z.array(z.string().regex(form, `must be ${words}`)).default([]);
}

const person = z.union(
  [
    name.transform((text) => ({ name: text })),
    z.strictObject({
      name,
      email: z
        .string()
        .trim()
        .regex(/^[^\s@]+@[^\s@]+$/)
        .optional(),
    }),
  ],
  { error: "must be a name, or { name: …, email: … }" },
);

const client = z.strictObject({
  name,
  aliases: names,
  domains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[^\s@/]+\.[^\s@/.]{2,}$/, "must be a domain such as acme.example"),
    )
    .default([]),
  people: z.array(person).default([]),
  accounts: z.array(name).default([]),
  rooms: ids(/^[CGTE][A-Z0-9]+$/, "the id of a channel (C…) or organisation (T…, E…)"),
  clues: z.record(z.string(), z.union([z.string(), z.number()], { error: "must be a word or a number" })).default({}),
});

const embargo = z.strictObject({
  name,
  aliases: names,
  phrases: names,
  lifts: z.string(),
  clearedFor: z
    .strictObject({
      users: ids(/^[UW][A-Z0-9]+$/, "a person's id (U…)"),
      groups: ids(/^S[A-Z0-9]+$/, "a user group's id (S…)"),
      channels: ids(/^[CG][A-Z0-9]+$/, "a channel's id (C…)"),
      orgs: ids(/^[TE][A-Z0-9]+$/, "the id of an organisation or workspace (T…, E…)"),
    })
    .prefault({}),
});

const registerSchema = z.strictObject({
  clients: z.array(client).default([]),
  embargoes: z.array(embargo).default([]),
});

/**
 * Reads a register of clients and embargoes (YAML, or JSON).
 * @throws ConfigError with every problem, its key and line: a register is taken whole or not at all.
 */
export function parseRegister(text: string, fileName: string, options: ParseRegisterOptions = {}): RegisterEntry[] {
  const source = readYaml(text, fileName);
  const parsed = registerSchema.safeParse(source.value ?? {});
  if (!parsed.success) {
    throw new ConfigError(schemaProblems(parsed.error, registerSchema, source));
  }
  const idOf = options.idOf ?? ((kind, _, ordinal) => `${kind}-${ordinal}`);
  const { clients, embargoes } = parsed.data;
  const problems: ConfigProblem[] = [
    ...duplicates("clients", clients, source),
    ...duplicates("embargoes", embargoes, source),
  ];
  const entries: RegisterEntry[] = clients.map((value, index) => ({
    kind: "client",
    id: idOf("client", value.name, index + 1),
    ...value,
    people: value.people.map((one) =>
      "email" in one && one.email !== undefined ? { name: one.name, email: one.email } : { name: one.name },
    ),
  }));
  for (const [index, value] of embargoes.entries()) {
    const lifts = parseLiftTime(value.lifts);
    if (lifts.ok) {
      entries.push({
        kind: "embargo",
        id: idOf("embargo", value.name, index + 1),
        ...value,
        lifts: lifts.time,
        ownerId: null,
      });
    } else {
      problems.push(source.problem(["embargoes", index, "lifts"], lifts.why));
    }
  }
  if (problems.length > 0) {
    throw new ConfigError(problems);
  }
  return entries;
}

function duplicates(list: string, entries: readonly { readonly name: string }[], source: YamlSource): ConfigProblem[] {
  const seen = new Map<string, number>();
  const problems: ConfigProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    const key = sameName(entry.name);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index);
    } else {
      problems.push(source.problem([list, index, "name"], `is the name of ${list}[${first}] already`));
    }
  }
  return problems;
}

/** Names that differ in case, width or spacing alone are one name. */
export function sameName(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
