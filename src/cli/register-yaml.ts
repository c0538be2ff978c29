import { z } from "zod";
import { ConfigError } from "../config/problem.ts";
import { schemaProblems } from "../config/schema-problems.ts";
import { readYaml } from "../config/yaml-source.ts";
import { clientSchema, embargoSchema, type GivenEntry, givenClient, givenEmbargo } from "./register-entry-schema.ts";
import type { RegisterRow } from "./register-file.ts";

const registerSchema = z.strictObject({
  clients: z.array(clientSchema).default([]),
  embargoes: z.array(embargoSchema).default([]),
});

/** Reads a register in YAML. @throws ConfigError with every problem, its key, line and column. */
export function readRegisterYaml(text: string, fileName: string, onShare?: (share: number) => void): RegisterRow[] {
  const source = readYaml(text, fileName, onShare);
  const parsed = registerSchema.safeParse(source.value ?? {});
  if (!parsed.success) throw new ConfigError(schemaProblems(parsed.error, registerSchema, source));

  function row(list: string, index: number, id: string | undefined, given: GivenEntry): RegisterRow {
    return { id: id ?? null, given, problem: (key, message) => source.problem([list, index, key], message) };
  }
  return [
    ...parsed.data.clients.map((value, index) => row("clients", index, value.id, givenClient(value))),
    ...parsed.data.embargoes.map((value, index) => row("embargoes", index, value.id, givenEmbargo(value))),
  ];
}
