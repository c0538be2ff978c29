import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type BotEvent, logLine } from "./bot-log.ts";

export interface BotOptions {
  /** Path of the program, relative to the working directory. */
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long it may take to be ready, ms. */
  readonly startTimeoutMs: number;
  /** How long it may take to stop, ms. */
  readonly stopTimeoutMs: number;
  /** Warnings, errors and cases' events, in words. */
  print(line: string): void;
  /** Every line the bot writes, as it wrote it. */
  onLine?(line: string): void;
  /** Every fact of its record. */
  onEvent?(event: BotEvent): void;
}

/** The bot in a process of its own, run by the same Node. */
export class BotProcess {
  readonly #child: ChildProcess;
  readonly #options: BotOptions;
  readonly #ready: Promise<void>;
  /** Resolves with the exit code when the process has ended, however it ended. */
  readonly ended: Promise<number>;
  #stopping = false;

  constructor(options: BotOptions) {
    this.#options = options;
    this.#child = spawn(process.execPath, [options.program], {
      env: { ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.ended = new Promise((resolve) => {
      // `close` and not `exit`: what it said last, often why it ended, is read first.
      this.#child.once("close", (code) => resolve(code ?? 1));
      this.#child.once("error", () => resolve(1));
    });
    this.#ready = this.#listen();
  }

  /** True once it was asked to stop. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /** @throws when it ends or takes too long before it is ready. */
  ready(): Promise<void> {
    return this.#ready;
  }

  /** Asks it to finish and hand back its work; ends it when it does not. */
  async stop(): Promise<number> {
    this.#stopping = true;
    this.#child.kill("SIGTERM");
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), this.#options.stopTimeoutMs);
    const code = await this.ended;
    clearTimeout(timer);
    return code;
  }

  #listen(): Promise<void> {
    const { stdout, stderr } = this.#child;
    if (stdout === null || stderr === null) {
      return Promise.reject(new Error("The bot has no output."));
    }
    const ready = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`The bot was not ready within ${this.#options.startTimeoutMs / 1000} s.`)),
        this.#options.startTimeoutMs,
      );
      void this.ended.then((code) => {
        clearTimeout(timer);
        reject(new Error(`The bot ended with code ${code} before it was ready.`));
      });
      createInterface({ input: stdout }).on("line", (line) => {
        this.#options.onLine?.(line);
        const entry = logLine(line);
        if (entry.ready) {
          clearTimeout(timer);
          resolve();
        }
        if (entry.event !== null) {
          this.#options.onEvent?.(entry.event);
        }
        if (entry.shown !== null) {
          this.#options.print(entry.shown);
        }
      });
    });
    createInterface({ input: stderr }).on("line", (line) => {
      this.#options.onLine?.(line);
      this.#options.print(`  bot: ${line}`);
    });
    return ready;
  }
}
