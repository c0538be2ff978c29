import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { errorCode } from "../config/environment.ts";
import { ConfigError, type ConfigProblem } from "../config/problem.ts";
import { type CommandStreams, readArguments, UsageError } from "./arguments.ts";
import { changesOf } from "./import-changes.ts";
import { type ImportPlan, planImport } from "./import-plan.ts";
import { ambiguityLines, planLines, problemLines } from "./import-report.ts";
import { createProgress, type Progress } from "./progress.ts";
import { withRegister } from "./register-access.ts";
import { type RegisterRow, readRegister } from "./register-file.ts";

export const IMPORT_HELP = `usage: sotto import [--dry-run] FILE…

Loads clients and embargoes from registers (CSV by the file's ending, else YAML) into Sotto's database, all of them or
none. An entry of an id, or else of a name, that is registered already takes its place; what a file has no key or
column for stays as it is, and nothing is removed. A running Sotto sees the change within seconds. Names that say
nothing by themselves are listed, with what will count as evidence for them.
Uses DATABASE_URL, SOTTO_DATA_DIR and SOTTO_KEY like the app itself; with the embedded database, stop the app first.
How far it is shows on standard error.

  --dry-run   show what would be added and changed, and write nothing

Exit code 0; 1 when a file has mistakes, each told with its line; 2 when the command line is wrong.`;

/** `sotto import`. Resolves to the exit code. */
export async function importCommand(args: readonly string[], streams: CommandStreams): Promise<number> {
  const { values, positionals } = readArguments(args, {
    "dry-run": { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) {
    streams.stdout.write(`${IMPORT_HELP}\n`);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError("give a register file");
  const texts = positionals.map((file) => ({ file, text: readText(file, streams) }));
  const isDryRun = values["dry-run"] === true;
  const progress = createProgress(streams.stderr);
  try {
    // Read in full before anything is opened: a mistake in a file must not need a database to be found.
    const rows = readAll(texts, progress);
    planImport(rows, [], progress.part("checking", 0.25, 0.35));
    const plan = await withRegister(streams, async (store, follow) => {
      follow((count) => progress.part(`reading the register: ${count} entries`, 0.35, 0.35));
      const registered = await store.all();
      const planned = planImport(rows, registered, progress.part("comparing", 0.4, 0.5));
      if (!isDryRun) {
        const { entries, events } = changesOf(planned, registered, Date.now());
        const onShare = progress.part("writing", 0.5, 1);
        follow((count) => onShare(count / (entries.length + events.length)));
        await store.put(entries, events);
      }
      return planned;
    });
    const ambiguous = ambiguityLines([...plan.added, ...plan.changed]);
    progress.clear();
    const lines = [...(isDryRun ? planLines(plan) : []), ...ambiguous, summary(plan, isDryRun)];
    streams.stdout.write(`${lines.join("\n")}\n`);
    return 0;
  } catch (error) {
    progress.clear();
    if (!(error instanceof ConfigError)) throw error;
    const lines = [...problemLines(error.problems), "nothing was imported"];
    streams.stderr.write(`${lines.join("\n")}\n`);
    return 1;
  }
}

/** A register is taken whole or not at all, and so held in memory whole. */
const MOST_BYTES = 256 * 1024 * 1024;

function readText(file: string, streams: CommandStreams): string {
  const path = resolve(streams.cwd, file);
  try {
    if (statSync(path).size > MOST_BYTES) throw new UsageError(`${file} is larger than 256 MB: import it in parts`);
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = errorCode(error);
    throw new UsageError(
      code === "ERR_ENCODING_INVALID_ENCODED_DATA"
        ? `${file} is not UTF-8 text; save it as "CSV UTF-8" or as YAML`
        : `${file} can't be read (${code})`,
    );
  }
}

function readAll(
  texts: readonly { readonly file: string; readonly text: string }[],
  progress: Progress,
): RegisterRow[] {
  const problems: ConfigProblem[] = [];
  const each = 0.25 / texts.length;
  const rows = texts.flatMap(({ file, text }, index) => {
    try {
      return readRegister(text, file, progress.part(`reading ${file}`, each * index, each * (index + 1)));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return rows;
}

function summary({ added, changed, unchanged }: ImportPlan, isDryRun: boolean): string {
  const entries = [...added, ...changed];
  const clients = entries.filter(({ entry }) => entry.kind === "client").length;
  const did = isDryRun ? "would import" : "imported";
  return `${did} ${clients} clients and ${entries.length - clients} embargoes: ${added.length} added, ${changed.length} changed; ${unchanged} unchanged`;
}
