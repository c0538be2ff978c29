import type { CommandStreams } from "./arguments.ts";

const WIDTH = 24;
/** A bar is drawn as often as eyes can follow, a line written as often as a log can bear, and none of short work. */
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 1_000;

/** How far a long piece of work has come, on standard error. */
export interface Progress {
  /**
   * Begins a part of the whole work, which goes from one share of it (0..1) to another. What comes back is told how
   * far the part is, 0..1, as often as it likes.
   */
  part(doing: string, from: number, to: number): (share: number) => void;
  /** Takes the bar away, before anything else is written. */
  clear(): void;
}

/** A bar on a terminal's last line; elsewhere a line now and then. */
export function createProgress(
  stream: CommandStreams["stderr"],
  clock: () => number = () => performance.now(),
): Progress {
  const isTerminal = stream.isTTY === true;
  const everyMs = isTerminal ? BAR_EVERY_MS : LINE_EVERY_MS;
  let lastAt = clock();
  let drawn = false;

  function show(doing: string, share: number): void {
    const now = clock();
    if (now - lastAt < everyMs) return;
    lastAt = now;
    drawn = isTerminal;
    const percent = `${Math.floor(100 * share)} %`;
    stream.write(isTerminal ? `\r\u001b[K${bar(share)} ${percent.padStart(5)}  ${doing}` : `${percent} ${doing}\n`);
  }

  return {
    part(doing, from, to) {
      show(doing, from);
      return (share) => show(doing, from + (to - from) * Math.min(Math.max(share, 0), 1));
    },
    clear() {
      if (drawn) stream.write("\r\u001b[K");
      drawn = false;
    },
  };
}

function bar(share: number): string {
  const filled = Math.round(WIDTH * share);
  return `[${"#".repeat(filled)}${".".repeat(WIDTH - filled)}]`;
}
