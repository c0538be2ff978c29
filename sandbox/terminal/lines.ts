import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

export interface LineSource {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
}

/**
 * Reads lines, typed or piped, one at a time: the next is taken when the one before is done.
 * Resolves at the end of the input, or when `handle` returns false.
 */
export async function eachLine(
  source: LineSource,
  prompt: () => string,
  handle: (line: string) => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  const isTerminal = source.input.isTTY === true && source.output.isTTY === true;
  const lines = createInterface({ input: source.input, output: source.output, terminal: isTerminal });
  signal.addEventListener("abort", () => lines.close(), { once: true });
  lines.setPrompt(prompt());
  if (isTerminal) {
    lines.prompt();
  }
  for await (const line of lines) {
    if (!(await handle(line)) || signal.aborted) {
      break;
    }
    lines.setPrompt(prompt());
    if (isTerminal) {
      lines.prompt();
    }
  }
  lines.close();
}
