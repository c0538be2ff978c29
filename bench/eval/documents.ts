import { join } from "node:path";
import { EXTRACTORS } from "../documents/extractors.ts";
import { openDocumentReader, type ReadDocument, readDocument } from "../documents/read-documents.ts";
import { corpusRows } from "./fixtures/corpus-rows.ts";

export const name = "documents";

interface DocumentRow {
  readonly path: string;
  readonly ext: string;
  readonly category: string;
}

/** Runs of letters or digits: what stands between them differs from program to program. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word] of text
    .normalize("NFKC")
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]{2,}/gu))
    words.add(word);
  return words;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((part * 100) / whole).toFixed(1)} %`;
}

/** How the files of each category ended: read, read in part, or a gap and its reason. */
function outcomes(rows: readonly DocumentRow[], read: ReadonlyMap<string, ReadDocument>): string[] {
  const told: string[] = [];
  for (const category of [...new Set(rows.map((row) => row.category))].sort()) {
    const own = rows.filter((row) => row.category === category).map((row) => read.get(row.path));
    const whole = own.filter((one) => one !== undefined && one.gaps.size === 0).length;
    const inPart = own.filter((one) => one !== undefined && one.gaps.size > 0 && one.text !== "").length;
    const reasons = new Map<string, number>();
    for (const reason of own.flatMap((one) => [...(one?.gaps ?? [])])) {
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    const gaps = [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${count} ${reason}`);
    told.push(
      `${category}: ${own.length} files, ${whole} read wholly, ${inPart} in part${gaps.length === 0 ? "" : `; gaps: ${gaps.join(", ")}`}`,
    );
  }
  const slowest = Math.max(...[...read.values()].map(({ ms }) => ms));
  return [...told, `slowest: ${(slowest / 1_000).toFixed(1)} s`];
}

/** Of the words another program reads in the ordinary files of a format, the share that is read here too, and back. */
function comparisons(folder: string, rows: readonly DocumentRow[], read: ReadonlyMap<string, ReadDocument>): string[] {
  const told: string[] = [];
  const ordinary = rows.filter((row) => row.category === "ordinary");
  for (const extractor of EXTRACTORS) {
    if (extractor.missing !== null) {
      told.push(`${extractor.name}: not compared, ${extractor.missing}`);
      continue;
    }
    for (const ending of extractor.endings) {
      const files = ordinary.filter((row) => row.ext === ending);
      if (files.length === 0) continue;
      const theirs = extractor.read(files.map((row) => join(folder, "documents", row.path)));
      const counts = { files: 0, theirs: 0, both: 0, ours: 0 };
      for (const row of files) {
        const text = theirs.get(join(folder, "documents", row.path));
        if (text === undefined) continue;
        const reference = wordsOf(text);
        const own = wordsOf(read.get(row.path)?.text ?? "");
        counts.files += 1;
        counts.theirs += reference.size;
        counts.ours += own.size;
        counts.both += [...reference].filter((word) => own.has(word)).length;
      }
      told.push(
        `${ending}: of ${counts.theirs} words ${extractor.name} reads in ${counts.files} files, ` +
          `${percent(counts.both, counts.theirs)} found; of Sotto's ${counts.ours} it finds ${percent(counts.both, counts.ours)}`,
      );
    }
  }
  return told;
}

/** Every file as text or as a named gap, and the words found beside independent programs. Pictures' text is left out. */
export async function run(corporaDir: string): Promise<string[]> {
  const rows = corpusRows<DocumentRow>(corporaDir, "documents");
  if (rows.length === 0) return [];
  const parser = openDocumentReader();
  const read = new Map<string, ReadDocument>();
  try {
    for (const { path } of rows) read.set(path, await readDocument(parser, join(corporaDir, "documents", path)));
  } finally {
    await parser.close();
  }
  const silent = rows.filter(({ path }) => read.get(path)?.text === "" && read.get(path)?.gaps.size === 0);
  return [
    ...outcomes(rows, read),
    `${silent.length} of ${rows.length} files have neither text nor a gap`,
    ...comparisons(corporaDir, rows, read),
  ];
}
