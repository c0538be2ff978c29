import { type ClientEntry, type EmbargoEntry, mask } from "./subject.ts";

/** Why a name says nothing by itself: everyday words or given names, three letters or fewer, a bare number. */
export const AMBIGUITIES = ["word", "short", "number"] as const;
export type Ambiguity = (typeof AMBIGUITIES)[number];

/** One that is found only with evidence beside it. */
export interface AmbiguousName {
  readonly masked: string;
  readonly why: Ambiguity;
}

/** Those of an entry's names that need evidence, as they were given. */
export function ambiguousNames(
  entry: ClientEntry | EmbargoEntry,
  ambiguityOf: (name: string) => Ambiguity | null,
): readonly AmbiguousName[] {
  return namesOf(entry).flatMap((name) => {
    const why = ambiguityOf(name);
    return why === null ? [] : [{ masked: mask(name), why }];
  });
}

/** All that an entry goes by, but for domains, addresses and phrases, which are long enough to say what they mean. */
export function namesOf(entry: ClientEntry | EmbargoEntry): readonly string[] {
  const names = [entry.name, ...entry.aliases];
  return entry.kind === "embargo" ? names : [...names, ...entry.people.map(({ name }) => name), ...entry.accounts];
}
