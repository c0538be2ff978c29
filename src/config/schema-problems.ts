import { z } from "zod";
import { didYouMean } from "./nearest-name.ts";
import type { ConfigProblem } from "./problem.ts";
import type { KeyPath, YamlSource } from "./yaml-source.ts";

/** Turns a schema's complaints into problems with line, key path and a suggestion; values are never repeated. */
export function schemaProblems(error: z.ZodError, schema: z.ZodType, source: YamlSource): ConfigProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.filter((part) => typeof part !== "symbol");
    switch (issue.code) {
      case "unrecognized_keys": {
        const known = keysAt(schema, path);
        return issue.keys.map((key) =>
          source.problem(path, `unknown key${didYouMean(key, known)}${known.length > 0 ? choices(known) : ""}`, key),
        );
      }
      case "invalid_value": {
        const values = issue.values.map(String);
        const given = valueAt(source.value, path);
        const hint = typeof given === "string" ? didYouMean(given, values) : "";
        return [source.problem(path, `must be ${oneOf(values)}${hint}`)];
      }
      case "invalid_type":
        return valueAt(source.value, path) === undefined
          ? [source.problem(path.slice(0, -1), "is required", String(path.at(-1) ?? ""))]
          : [source.problem(path, `must be ${typeWords(issue.expected)}`)];
      case "too_small":
        return [source.problem(path, isCustom(issue.message) ? issue.message : `must be at least ${issue.minimum}`)];
      case "too_big":
        return [source.problem(path, `must be at most ${issue.maximum}`)];
      default:
        return [source.problem(path, issue.message)];
    }
  });
}

function isCustom(message: string): boolean {
  return message.startsWith("must ");
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}

function choices(known: readonly string[]): string {
  return known.length <= 16 ? `; known here: ${known.join(", ")}` : "";
}

function typeWords(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: "text (put it in quotes)",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "a mapping of keys to values",
    record: "a mapping of keys to values",
  };
  return words[expected] ?? expected;
}

/** The keys a schema knows at a path. */
function keysAt(schema: z.ZodType, path: KeyPath): readonly string[] {
  let current: unknown = unwrap(schema);
  for (const part of path) {
    if (current instanceof z.ZodObject) {
      current = unwrap(current.shape[part]);
    } else if (current instanceof z.ZodArray) {
      current = unwrap(current.element);
    } else if (current instanceof z.ZodRecord) {
      current = unwrap(current.valueType);
    } else {
      return [];
    }
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodDefault || current instanceof z.ZodNullable) {
    current = current.unwrap();
  }
  return current;
}

function valueAt(value: unknown, path: KeyPath): unknown {
  let current = value;
  for (const part of path) {
    if (typeof current !== "object" || current === null) {
      return undefined;
    }
    current = (current as Readonly<Record<string | number, unknown>>)[part];
  }
  return current;
}
