import type { CommandStreams } from "./arguments.ts";

const WIDTH = 24;

/** A bar on a terminal's last line. */
export interface Progress {
  /** @param share 0..1 of the whole work. */
  show(this: void, doing: string, share: number): void;
  /** Takes the bar away, before anything else is written. */
  clear(): void;
}

/** A progress bar; where nobody watches (no terminal), none. */
export function createProgress(stream: CommandStreams["stderr"]): Progress {
  if (stream.isTTY !== true) return { show() {}, clear() {} };
  return {
    show(doing, share) {
      const filled = Math.round(WIDTH * Math.min(Math.max(share, 0), 1));
      stream.write(`\r\u001b[K[${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] ${doing}`);
    },
    clear() {
      stream.write("\r\u001b[K");
    },
  };
}
