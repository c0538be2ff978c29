import type { ConfigProblem } from "../config/problem.ts";
import { formatProblem } from "../config/problem.ts";
import { type Ambiguity, namesOf } from "../core/ambiguous-names.ts";
import { whyAmbiguous } from "../matching/why-ambiguous.ts";
import type { ImportPlan, PlannedEntry } from "./import-plan.ts";

/** Most lines of one kind that are shown. */
const MAX_SHOWN = 100;

/** What would be added and changed, entry by entry. */
export function planLines({ added, changed }: ImportPlan): string[] {
  return [
    ...shown(added.map(({ entry, where }) => `+ ${where}: ${entry.kind} ${quoted(entry.name)}`)),
    ...shown(
      changed.map(
        ({ entry, where, fields }) => `~ ${where}: ${entry.kind} ${quoted(entry.name)}: ${fields.join(", ")}`,
      ),
    ),
  ];
}

const REASONS: Readonly<Record<Ambiguity, string>> = {
  word: "everyday words or given names; taken only with evidence beside them: a company's form such as Inc, capitals and words of a deal, or something else of the same client",
  short:
    "three letters or fewer; taken only as they are written, with words of a deal, or something else of the same client beside them",
  number: "bare numbers; taken only with something else of the same client beside them",
};

/** Names that say nothing by themselves, by why that is, with what will count as evidence. */
export function ambiguityLines(entries: readonly PlannedEntry[]): string[] {
  const found: Record<Ambiguity, string[]> = { word: [], short: [], number: [] };
  for (const { entry, where } of entries) {
    for (const term of namesOf(entry)) {
      const why = whyAmbiguous(term);
      if (why !== null) found[why].push(`  ${where}: ${quoted(term)}`);
    }
  }
  return (["word", "short", "number"] as const).flatMap((reason) =>
    found[reason].length === 0
      ? []
      : [`${found[reason].length} ambiguous: ${REASONS[reason]}`, ...shown(found[reason])],
  );
}

/** Every problem, or as many as can be read. */
export function problemLines(problems: readonly ConfigProblem[]): string[] {
  return shown(problems.map(formatProblem));
}

function shown(lines: readonly string[]): string[] {
  const more = lines.length - MAX_SHOWN;
  return more > 0 ? [...lines.slice(0, MAX_SHOWN), `  and ${more} more`] : [...lines];
}

/** A name on one line, in its own direction whatever the text around it. */
function quoted(name: string): string {
  return `"\u2068${name}\u2069"`;
}
