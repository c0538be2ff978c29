import { Readable, Writable } from "node:stream";
import { runCommand } from "../../src/cli/run-command.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON Lines. */
  readonly records: readonly Record<string, unknown>[];
}

/** Runs one command line within this process. */
export async function run(argv: readonly string[], input: string | Uint8Array = "", cwd = process.cwd()): Promise<Ran> {
  const out = collector();
  const err = collector();
  const stdin = Readable.from([Buffer.from(input)], { objectMode: false });
  const code = await runCommand(argv, { stdin, stdout: out.stream, stderr: err.stream, cwd });
  const text = out.text();
  return {
    code,
    out: text,
    err: err.text(),
    get records() {
      return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Record<string, unknown>]));
    },
  };
}

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString("utf8") };
}
