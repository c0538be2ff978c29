import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { peopleList } from "../../src/detectors/people-list.ts";
import { sweep } from "../../src/matching/sweep.ts";
import { type ListFixture, listsOfPeople, lookAlikes } from "./fixtures/lists.ts";

export const name = "people-list";

const CONTEXT = { now: Date.UTC(2026, 10, 22), zone: "Europe/London", dateOrder: "dmy" } as const;
const COUNTS_FROM = 0.5;
/** Messages joined as a long paste would be: most false alarms need many lines. */
const PASTE = 20;
const SEPARATORS = [", ", "; ", "\n", "\t", " | ", ",\n", "; \n> "] as const;
const GIVEN = ["Dana", "Omar", "Lena", "Priya", "Tom", "Ines", "Ravi", "Sofie", "Karl", "Amara"] as const;
const FAMILY = [
  "Whitfield",
  "Haddad",
  "Vogt",
  "Raman",
  "Okafor",
  "Duarte",
  "Menon",
  "Larsen",
  "Brandt",
  "Diallo",
] as const;

function found(text: string): boolean {
  const swept = sweep(text);
  return (
    (swept.features & peopleList.triggers) !== 0 &&
    [...peopleList.find(swept, CONTEXT)].some(({ confidence }) => confidence >= COUNTS_FROM)
  );
}

function chat(folder: string): readonly string[] {
  const path = join(folder, "ordinary-chat.jsonl.gz");
  if (!existsSync(path)) {
    return [];
  }
  const lines = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
  return lines.map((line): string => JSON.parse(line).text);
}

function rate(texts: readonly string[]): string {
  const alarms = texts.filter(found).length;
  return `${((alarms * 1000) / Math.max(1, texts.length)).toFixed(2)} per 1,000 of ${texts.length}`;
}

/** Lists made here, in every form: what share is found. */
function planted(): string {
  let lists = 0;
  let hits = 0;
  for (const separator of SEPARATORS) {
    for (const size of [5, 8, 12]) {
      const people = Array.from({ length: size }, (_, at) => {
        const given = GIVEN[at % GIVEN.length] ?? "";
        const family = FAMILY[(at * 3 + size) % FAMILY.length] ?? "";
        return { full: `${given} ${family}`, mail: `${given}.${family}${at}@acme.example`.toLowerCase(), at };
      });
      const forms = [
        people.map(({ mail }) => mail).join(separator),
        people.map(({ full, mail }) => `${full} <${mail}>`).join(separator),
        people.map(({ full, mail, at }) => `${full},${mail},020 7946 01${10 + at}`).join("\n"),
        people.map(({ full, at }) => `- ${full}: £${41 + at},000`).join("\n"),
      ];
      lists += forms.length;
      hits += forms.filter(found).length;
    }
  }
  return `planted lists: ${hits} of ${lists} found`;
}

/** Mail files of the document corpus are mostly one writer to one reader. */
function mails(folder: string): string[] {
  const eml = join(folder, "documents", "eml");
  if (!existsSync(eml)) {
    return [];
  }
  const files = readdirSync(eml, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".eml"));
  return [`mail files: ${rate(files.map((file) => readFileSync(join(eml, file), "utf8")))}`];
}

/** By family: which are found. Families that go wrong are named. */
function families(title: string, fixtures: readonly ListFixture[], expected: boolean): string[] {
  const wrong = new Map<string, number>();
  for (const { family, text } of fixtures) {
    if (found(text) !== expected) wrong.set(family, (wrong.get(family) ?? 0) + 1);
  }
  const right = fixtures.length - [...wrong.values()].reduce((sum, count) => sum + count, 0);
  const named = [...wrong].map(([family, count]) => `${family} ${count}`).join(", ");
  return [`${title}: ${right} of ${fixtures.length}${named === "" ? "" : `; wrong: ${named}`}`];
}

/** Planted lists found; false alarms on chat, on long pastes of it and on single mails. */
export async function run(corporaDir: string): Promise<string[]> {
  const messages = chat(corporaDir);
  const pastes = Array.from({ length: Math.floor(messages.length / PASTE) }, (_, at) =>
    messages.slice(at * PASTE, (at + 1) * PASTE).join("\n"),
  );
  return [
    planted(),
    ...families("lists by family found", listsOfPeople(), true),
    ...families("look-alikes silent", lookAlikes(), false),
    ...(messages.length === 0
      ? []
      : [`false alarms, messages: ${rate(messages)}`, `false alarms, pastes of ${PASTE}: ${rate(pastes)}`]),
    ...mails(corporaDir),
  ];
}
