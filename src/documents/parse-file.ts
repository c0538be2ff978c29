import { createHmac, randomBytes } from "node:crypto";
import type { GapReason } from "../core/finding.ts";
import type { FileContent } from "../core/ports.ts";
import { chunksUntil } from "./chunks-until.ts";
import type { Confinement } from "./confined/command-line.ts";
import type { ConfinedProcess, Ending } from "./confined/confined-process.ts";
import { createProcessPool } from "./confined/process-pool.ts";
import type { FormatSettings } from "./formats/format.ts";
import { createParsedFiles } from "./parsed-files.ts";
import { FileReaderUnavailable } from "./scanning-thread.ts";
import type { ParsedFile } from "./thread-messages.ts";

export interface FileParserOptions {
  /** Of a file no more is taken. */
  readonly maxBytes: number;
  /** For being handed a file, and again for reading it. */
  readonly timeoutMs: number;
  readonly settings: FormatSettings;
  /** What the processes run. Default: `confined/child.ts`. */
  readonly entry?: URL;
  /** Bytes of memory a process may hold. Default 768 MiB, and room for the file. */
  readonly maxMemory?: number;
  readonly onConfinement: (confinement: Confinement) => void;
  /** Told when a process had to be ended, or ended by itself. */
  readonly onTrouble: (fileId: string, ending: Ending) => void;
}

/** Turns files into text, each in a process of its own. */
export interface FileParser {
  /** Keeps processes ready from here on. */
  start(): void;
  /**
   * Rejects with whatever the file's stream rejects with.
   * @param onSlow told once what there is already when a file takes a while: looking at its pictures may take long.
   * @throws FileReaderUnavailable when no process comes up, or the parser was closed.
   */
  parse(file: FileContent, onSlow?: (soFar: ParsedFile) => void): Promise<ParsedFile>;
  close(): Promise<void>;
}

const CHILD = new URL("./confined/child.ts", import.meta.url);
const MEGABYTE = 1024 * 1024;
/** Pages of a document, pictures and their models. */
const WORKING_MEMORY = 768 * MEGABYTE;
/** A file is in its process twice for a moment: as it came in pieces, and whole. */
const COPIES = 2;
/** Three times the longest text a reading tells, for text that is not ASCII and for marks. */
const MAX_OUTPUT = 64 * MEGABYTE;
const NOTHING = new Uint8Array();
const KEPT = 32 * MEGABYTE;
/** ms after which somebody who waits for a file's text should have what there is of it. */
const SLOW_MS = 1_200;

const REASON: Readonly<Record<Ending, GapReason | null>> = {
  done: null,
  died: "malformed",
  late: "timed-out",
  "out-of-memory": "too-large",
  "out-of-output": "too-large",
};

export function createFileParser(options: FileParserOptions): FileParser {
  const { maxBytes, settings } = options;
  const pool = createProcessPool({
    entry: options.entry ?? CHILD,
    timeoutMs: options.timeoutMs,
    maxMemory: options.maxMemory ?? WORKING_MEMORY + COPIES * maxBytes,
    maxOutput: MAX_OUTPUT,
    onConfinement: options.onConfinement,
  });
  const known = createParsedFiles(KEPT);
  // A digest without a key would tell whether a process has met a certain file.
  const digestKey = randomBytes(32);

  async function parseIn(
    process: ConfinedProcess,
    file: FileContent,
    onSlow: (soFar: ParsedFile) => void,
  ): Promise<ParsedFile> {
    const { name, type } = file;
    const digest = createHmac("sha256", digestKey).update(JSON.stringify([name, type]));
    let size = 0;
    let isCut = false;
    // Its time begins before the first chunk, which may never come.
    await process.write(NOTHING);
    for await (const chunk of chunksUntil(file.bytes, process.ended)) {
      const taken = chunk.subarray(0, maxBytes - size);
      size += taken.byteLength;
      digest.update(taken);
      isCut = taken.byteLength < chunk.byteLength;
      if (!(await process.write(taken)) || isCut) break;
    }
    const key = digest.update(isCut ? "cut" : "whole").digest("base64");
    const same = known.get(key);
    if (same !== null) return same;
    const slow = setTimeout(() => onSlow({ output: process.soFar(), gaps: [] }), SLOW_MS);
    const { output, ending } = await process.finish({ name, type, isCut, settings });
    clearTimeout(slow);
    const reason = REASON[ending];
    const cut: readonly GapReason[] = isCut ? ["too-large"] : [];
    const parsed: ParsedFile = { output, gaps: reason === null ? cut : [...cut, reason] };
    if (reason === null) known.keep(key, parsed);
    else options.onTrouble(file.id, ending);
    return parsed;
  }

  let isClosed = false;
  return {
    start: pool.start,
    async parse(file, onSlow = () => undefined) {
      const process = await pool.take();
      if (process === null) throw new FileReaderUnavailable();
      try {
        const parsed = await parseIn(process, file, onSlow);
        if (isClosed) throw new FileReaderUnavailable();
        return parsed;
      } finally {
        process.kill();
      }
    },
    async close() {
      isClosed = true;
      await pool.close();
    },
  };
}
