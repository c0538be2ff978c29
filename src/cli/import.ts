import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { errorCode } from "../config/environment.ts";
import { readConfig } from "../config.ts";
import type { NewEvent } from "../core/event.ts";
import type { SubjectEntry } from "../core/subject.ts";
import { createLog } from "../ops/log.ts";
import { openDatabase } from "../store/database.ts";
import { loadOrCreateKey } from "../store/key-file.ts";
import { createRegisterStore } from "../store/register-store.ts";
import { createSealer } from "../store/sealing.ts";
import { type CommandStreams, readArguments, UsageError } from "./arguments.ts";
import { parseRegister, type RegisterEntry, sameName } from "./register-file.ts";

export const IMPORT_HELP = `usage: sotto import FILE

Loads clients and embargoes from a register (YAML) into Sotto's database, all of them or none. An entry of a name that
is registered already takes its place; nothing is removed. A running Sotto sees the change within seconds.
Uses DATABASE_URL, SOTTO_DATA_DIR and SOTTO_KEY like the app itself; with the embedded database, stop the app first.`;

/** `sotto import`. Resolves to the exit code. */
export async function importCommand(args: readonly string[], streams: CommandStreams): Promise<number> {
  const { values, positionals } = readArguments(args, { help: { type: "boolean", short: "h" } });
  if (values.help === true) {
    streams.stdout.write(`${IMPORT_HELP}\n`);
    return 0;
  }
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError("give one register file");
  const text = readRegister(file, streams);
  // Read in full before anything is opened: a mistake in the file must not need a database to be found.
  parseRegister(text, file);
  const config = readConfig(process.env, { needsSlack: false });
  const log = createLog({ level: "warn", destination: streams.stderr });
  const keys = config.keys ?? (await loadOrCreateKey(config.dataDir, log));
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  try {
    const store = createRegisterStore({ database, sealer: createSealer(keys) });
    const known = knownIds(await store.all());
    let replaced = 0;
    const entries = parseRegister(text, file, {
      idOf(kind, name) {
        const id = known.get(nameKey(kind, name));
        // The form of ids that the app itself gives: its lists show the first letters.
        if (id === undefined) return `${kind === "client" ? "cl" : "em"}_${randomUUID().replaceAll("-", "")}`;
        replaced += 1;
        return id;
      },
    });
    await store.put(entries, entries.map(registered));
    streams.stdout.write(`${summary(entries)}; ${replaced} of them known already\n`);
    return 0;
  } finally {
    await database.close();
  }
}

function readRegister(file: string, streams: CommandStreams): string {
  try {
    return readFileSync(resolve(streams.cwd, file), "utf8");
  } catch (error) {
    throw new UsageError(`${file} can't be read (${errorCode(error)})`);
  }
}

function knownIds(entries: readonly SubjectEntry[]): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap((entry) => (entry.kind === "label" ? [] : [[nameKey(entry.kind, entry.name), entry.id]])),
  );
}

function nameKey(kind: RegisterEntry["kind"], name: string): string {
  return `${kind}/${sameName(name)}`;
}

function registered(entry: RegisterEntry): NewEvent {
  return {
    type: "subject_registered",
    at: Date.now(),
    caseId: null,
    actorId: null,
    fields: { subject: entry.id, kind: entry.kind, liftsAt: entry.kind === "embargo" ? entry.lifts.at : null },
  };
}

function summary(entries: readonly RegisterEntry[]): string {
  const clients = entries.filter(({ kind }) => kind === "client").length;
  return `imported ${clients} clients and ${entries.length - clients} embargoes`;
}
