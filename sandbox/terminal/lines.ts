import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

export interface LineSource {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
}

/** Lines in, typed or piped, and lines out, above what is being typed. */
export class Console {
  readonly #source: LineSource;
  readonly #isTerminal: boolean;
  #redraw: (() => void) | null = null;

  constructor(source: LineSource) {
    this.#source = source;
    this.#isTerminal = source.input.isTTY === true && source.output.isTTY === true;
  }

  print(line: string): void {
    if (this.#redraw === null) {
      this.#source.output.write(`${line}\n`);
      return;
    }
    this.#source.output.write(`\r\u001b[J${line}\n`);
    this.#redraw();
  }

  /**
   * Reads lines one at a time: the next is taken when the one before is done.
   * Resolves at the end of the input, on Ctrl-C, or when `handle` returns false.
   */
  async eachLine(prompt: () => string, handle: (line: string) => Promise<boolean>, signal: AbortSignal): Promise<void> {
    const lines = createInterface({
      input: this.#source.input,
      output: this.#source.output,
      terminal: this.#isTerminal,
    });
    signal.addEventListener("abort", () => lines.close(), { once: true });
    // In a terminal, readline takes Ctrl-C for itself.
    lines.on("SIGINT", () => lines.close());
    const ask = () => {
      lines.setPrompt(prompt());
      if (this.#isTerminal) {
        lines.prompt(true);
        this.#redraw = () => lines.prompt(true);
      }
    };
    lines.once("close", () => {
      this.#redraw = null;
    });
    if (!signal.aborted) {
      ask();
      for await (const line of lines) {
        if (!(await handle(line)) || signal.aborted) {
          break;
        }
        ask();
      }
    }
    lines.close();
    if (this.#isTerminal) {
      this.#source.output.write("\n");
    }
  }
}
