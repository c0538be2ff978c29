import { createReadStream } from "node:fs";
import { basename, extname } from "node:path";
import type { GapReason } from "../../src/core/finding.ts";
import { decodeFrames } from "../../src/documents/confined/decode-frames.ts";
import { createFileParser, type FileParser } from "../../src/documents/parse-file.ts";

/** What Sotto read of one document. */
export interface ReadDocument {
  /** All of its passages, properties and pictures' facts included. */
  readonly text: string;
  readonly gaps: ReadonlySet<GapReason>;
  /** Wall-clock time. */
  readonly ms: number;
  /** Pages told of, for formats that have them. */
  readonly pages: number;
}

const MEGABYTE = 1024 * 1024;

/** Reads documents as the bot does: each in a confined process, with the default bounds. */
export function openDocumentReader(ocrLanguages: readonly string[] = []): FileParser {
  const parser = createFileParser({
    maxBytes: 20 * MEGABYTE,
    timeoutMs: 30_000,
    settings: { ocrLanguages, faces: false },
    onConfinement: () => undefined,
    onTrouble: () => undefined,
  });
  parser.start();
  return parser;
}

export async function readDocument(parser: FileParser, path: string): Promise<ReadDocument> {
  const started = performance.now();
  const parsed = await parser.parse({
    id: path,
    name: basename(path),
    type: extname(path).slice(1).toLowerCase(),
    bytes: createReadStream(path),
  });
  const ms = performance.now() - started;
  const texts: string[] = [];
  const gaps = new Set(parsed.gaps);
  let pages = 0;
  for (const frame of decodeFrames(parsed.output)) {
    if (frame.kind === "gap") gaps.add(frame.reason);
    if (frame.kind === "passage") {
      texts.push(frame.passage.text);
      pages += new Set(
        frame.passage.marks.map(({ where }) => where).filter((where) => /^(?:page|slide) \d+$/.test(where)),
      ).size;
    }
  }
  return { text: texts.join("\n"), gaps, ms, pages };
}
