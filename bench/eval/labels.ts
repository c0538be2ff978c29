import { createReadStream } from "node:fs";
import { basename, extname, join } from "node:path";
import { Readable } from "node:stream";
import { labelFingerprints } from "../../src/detectors/labelled-text/label-fingerprints.ts";
import { openPassageFinder } from "../../src/detectors/labelled-text/passages.ts";
import type { FileParser } from "../../src/documents/parse-file.ts";
import { wordsOf } from "../../src/documents/scan-parsed-file.ts";
import { createFingerprintTable } from "../../src/matching/fingerprint-table.ts";
import { sweep } from "../../src/matching/sweep.ts";
import { openDocumentReader } from "../documents/read-documents.ts";
import { createRandom } from "../terms.ts";
import { BOILERPLATE_PROBES } from "./fixtures/boilerplate-probes.ts";
import { COPY_KINDS } from "./fixtures/copies.ts";
import { corpusRows } from "./fixtures/corpus-rows.ts";
import { FILE_FORMATS } from "./fixtures/file-formats.ts";

export const name = "labels";

interface DocumentRow {
  readonly path: string;
  readonly category: string;
}

interface Labelled {
  readonly name: string;
  readonly text: string;
}

const KEY = new Uint8Array(32).fill(9);
/** Different words of a document that is worth a label: fewer are a test's few cells, or rows of the same. */
const LEAST_WORDS = 100;
const LONGEST = 1_000_000;
/** Words in a row that are the same by chance in no two texts, and that a short repeated message has. */
const COMMON_RUN = 10;
const LANES = 2;
/** Words of a chat message that is labelled by itself, how many such messages, and documents written to files. */
const LEAST_MESSAGE = 20;
const MESSAGES = 1_000;
const FORMAT_TEXTS = 12;

/** Which labels a text is found to have something of. */
type Finder = (text: string) => ReadonlySet<string>;

/** A label on each text. */
function finderOver(texts: readonly Labelled[]): Finder {
  const table = createFingerprintTable();
  for (const [subject, { text }] of texts.entries()) table.add(subject, labelFingerprints(text, KEY));
  const find = openPassageFinder(table, KEY, (subject) => {
    const label = texts[subject];
    return label === undefined ? null : { id: label.name, liftsAt: null };
  });
  return (text) => new Set(find(sweep(text)).map(({ subjectId }) => subjectId));
}

function words(text: string): readonly string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** True when two texts have so many words in a row in common, however they were found. */
function shareRun(one: string, other: string): boolean {
  const runs = (text: string): ReadonlySet<string> => {
    const all = words(text);
    return new Set(all.slice(COMMON_RUN - 1).map((_, at) => all.slice(at, at + COMMON_RUN).join(" ")));
  };
  const theirs = runs(other);
  return [...runs(one)].some((run) => theirs.has(run));
}

function percent(part: number, whole: number): string {
  return `${part} of ${whole} (${((part * 100) / Math.max(1, whole)).toFixed(1)} %)`;
}

/** What ordinary documents say, read as the bot does. */
async function documents(corporaDir: string, parser: FileParser): Promise<readonly Labelled[]> {
  const rows = corpusRows<DocumentRow>(corporaDir, "documents").filter(({ category }) => category === "ordinary");
  const read: Labelled[] = [];
  const lane = async (own: readonly DocumentRow[]): Promise<void> => {
    for (const { path } of own) {
      const type = extname(path).slice(1).toLowerCase();
      const bytes = createReadStream(join(corporaDir, "documents", path));
      const parsed = await parser.parse({ id: path, name: basename(path), type, bytes });
      read.push({ name: path, text: wordsOf(parsed, LONGEST) });
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, at) => lane(rows.filter((_row, index) => index % LANES === at))));
  return read.filter(({ text }) => new Set(words(text)).size >= LEAST_WORDS).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** How many copies of each kind are found. */
function copiesFound(texts: readonly Labelled[], find: Finder): string[] {
  const random = createRandom(17);
  return COPY_KINDS.map((kind) => {
    const found = texts.filter(({ name, text }) => find(kind.copy(text, random)).has(name)).length;
    return `${kind.name}: ${percent(found, texts.length)}`;
  });
}

/** Texts written to a file of each format and read back, found by the label of the text. */
async function formatsFound(texts: readonly Labelled[], find: Finder, parser: FileParser): Promise<string[]> {
  const some = texts.filter((_, index) => index % Math.ceil(texts.length / FORMAT_TEXTS) === 0);
  const told: string[] = [];
  for (const [type, write] of Object.entries(FILE_FORMATS)) {
    let found = 0;
    for (const { name, text } of some) {
      const bytes = Readable.from([Buffer.from(write(text))]);
      const parsed = await parser.parse({ id: name, name: `copy.${type}`, type, bytes });
      if (find(wordsOf(parsed, LONGEST)).has(name)) found++;
    }
    told.push(`re-uploaded as ${type}: ${percent(found, some.length)}`);
  }
  return told;
}

/** Texts in which a label of another is found, and of those the ones that have no ten words in a row in common. */
function falseCopies(what: string, texts: readonly Labelled[], labelled: readonly Labelled[], find: Finder): string[] {
  const byName = new Map(labelled.map((each) => [each.name, each.text]));
  let flagged = 0;
  let wrong = 0;
  for (const { name, text } of texts) {
    const others = [...find(text)].filter((other) => other !== name);
    if (others.length > 0) flagged++;
    if (others.some((other) => !shareRun(text, byName.get(other) ?? ""))) wrong++;
  }
  return [
    `${what}: ${flagged} of ${texts.length} have a passage of another, ` +
      `${wrong} of them none of ${COMMON_RUN} words in a row`,
  ];
}

function probesFlagged(): string[] {
  const flagged = BOILERPLATE_PROBES.filter(({ labelled, posted }) =>
    finderOver([{ name: "probe", text: labelled }])(posted).has("probe"),
  );
  const kinds = [...new Set(flagged.map((probe) => probe.name))].join(", ");
  return [`boilerplate taken for a copy: ${percent(flagged.length, BOILERPLATE_PROBES.length)} ${kinds}`.trimEnd()];
}

/** Copies of labelled texts by kind of edit, and what is wrongly taken for one. */
export async function run(corporaDir: string): Promise<string[]> {
  const chat = corpusRows<{ readonly text: string }>(corporaDir, "ordinary-chat").map(({ text }, index) => ({
    name: `line ${index}`,
    text,
  }));
  if (chat.length === 0) return probesFlagged();
  const parser = openDocumentReader();
  try {
    const texts = await documents(corporaDir, parser);
    const find = finderOver(texts);
    const messages = chat.filter(({ text }) => words(text).length >= LEAST_MESSAGE).slice(0, MESSAGES);
    const half = chat.filter((_, index) => index % 2 === 0);
    const others = chat.filter((_, index) => index % 2 === 1);
    const findHalf = finderOver(half);
    return [
      `${texts.length} documents, each with a label of its own`,
      ...copiesFound(texts, find),
      ...(await formatsFound(texts, find, parser)),
      `${messages.length} messages of ${LEAST_MESSAGE} words or more, each with a label of its own`,
      ...copiesFound(messages, finderOver(messages)),
      "unrelated texts",
      ...falseCopies("documents beside labelled documents", texts, texts, find),
      ...falseCopies("chat beside labelled documents", chat, texts, find),
      ...falseCopies("chat beside labelled chat", others, half, findHalf),
      ...falseCopies("documents beside labelled chat", texts, half, findHalf),
      ...probesFlagged(),
    ];
  } finally {
    await parser.close();
  }
}
