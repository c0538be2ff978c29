import { writeSync } from "node:fs";
import type { FileInput, FormatSettings } from "../formats/format.ts";
import type { ReadingListener } from "../formats/read-file.ts";
import { splitHeader } from "./file-header.ts";
import { END, encodeGap, encodePassage, READY } from "./frames.ts";

/** Not the standard output, to which libraries say what they like. */
export const OUTPUT = 3;

/**
 * The life of a confined process: says that it is ready, takes one file, tells what is in it and ends. What was told is
 * on its way at once: the next step may be the last.
 */
export async function serveFile(
  read: (input: FileInput, listener: ReadingListener, settings: FormatSettings) => Promise<void>,
): Promise<void> {
  say(READY);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
  }
  const { bytes, header } = splitHeader(Buffer.concat(chunks.splice(0)));
  const { name, type, isCut, settings } = header;
  const listener: ReadingListener = {
    passage: (passage) => say(encodePassage(passage)),
    draft: (passage) => say(encodePassage(passage, "draft")),
    gap: (reason) => say(encodeGap(reason)),
  };
  await read({ name, type, bytes, isCut }, listener, settings);
  say(END);
  // Whatever a library left running is nobody's any more.
  process.exit(0);
}

function say(what: string | Uint8Array): void {
  const bytes = Buffer.from(what);
  for (let at = 0; at < bytes.byteLength; ) {
    at += writeSync(OUTPUT, bytes, at);
  }
}
