import { existsSync, readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { EXTRACTORS } from "./documents/extractors.ts";
import { openDocumentReader, readDocument } from "./documents/read-documents.ts";

/** What one program made of all files of one format. */
export interface DocumentResult {
  /** Lower-case ending. */
  readonly format: string;
  readonly reader: string;
  readonly files: number;
  /** Megabytes of file a second of wall-clock time, the start of its processes included. */
  readonly mbPerSecond: number;
  /** `null` where the format has no pages. */
  readonly pagesPerSecond: number | null;
}

/** Kept beside the checkout where it may be used. */
const DOCUMENTS = new URL("../../shared/corpora/documents/", import.meta.url).pathname;

/** Small enough for a run of minutes; the same ones for everybody. */
const MOST_FILES = 40;
/** Broken files cost time and give no text: they are for the tests. */
const BROKEN = /fuzz|crash|bomb|encrypt|protect|password|poc|lots-of/i;

function documentsByEnding(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const entries = readdirSync(DOCUMENTS, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile() && !BROKEN.test(one.name))) {
    const ending = extname(entry.name).slice(1).toLowerCase();
    const files = found.get(ending) ?? [];
    if (files.length < MOST_FILES) files.push(join(entry.parentPath, entry.name));
    found.set(ending, files);
  }
  return found;
}

/** Sotto and the programs that read a format, one after the other on the same files. Nothing without the corpus. */
export async function* benchDocuments(): AsyncGenerator<DocumentResult> {
  if (!existsSync(DOCUMENTS)) {
    console.error("the development documents are not here: nothing to measure");
    return;
  }
  const parser = openDocumentReader();
  try {
    for (const [format, files] of documentsByEnding()) {
      const others = EXTRACTORS.filter(({ endings, missing }) => missing === null && endings.includes(format));
      if (others.length === 0) continue;
      const megabytes = files.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
      let pages = 0;
      const row = (reader: string, ms: number): DocumentResult => ({
        format,
        reader,
        files: files.length,
        mbPerSecond: (megabytes * 1_000) / ms,
        pagesPerSecond: pages === 0 ? null : (pages * 1_000) / ms,
      });
      const started = performance.now();
      for (const path of files) pages += (await readDocument(parser, path)).pages;
      yield row("Sotto, confined", performance.now() - started);
      for (const other of others) {
        const begun = performance.now();
        other.read(files);
        yield row(other.name, performance.now() - begun);
      }
    }
  } finally {
    await parser.close();
  }
}
