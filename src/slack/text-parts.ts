/** Characters kept of one message; Slack's own limit for a post is 40,000. */
export const MAX_TEXT = 200_000;
/** Characters looked at, repeats included: Slack says a person's words twice. */
const MAX_READ = 3 * MAX_TEXT;
/** Blocks, elements, cells, fields and texts of one message, all counted. */
const MAX_NODES = 20_000;
const MAX_DEPTH = 12;

export interface FlattenedText {
  readonly text: string;
  /** True when a bound was met and a part of the message was not read. */
  readonly truncated: boolean;
}

/**
 * Collects the parts of a message and leaves out those whose lines are there already. Every step costs time in
 * proportion to its own part, never to what was collected before, and past a bound nothing more is looked at.
 */
export class TextParts {
  readonly #parts: string[] = [];
  /** Lines collected so far, by their words. */
  readonly #known = new Set<string>();
  #held: string[] | null = null;
  #length = 0;
  #read = 0;
  #nodes = 0;
  #depth = 0;
  #truncated = false;
  #full = false;

  /** Counts one node; false when there were too many, or the text is full. */
  node(): boolean {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) {
      this.#stop();
    }
    return !this.#full;
  }

  /** Goes into a node; false when it is not to be read, and then it is not to be left either. */
  enter(): boolean {
    if (!this.node()) {
      return false;
    }
    if (this.#depth >= MAX_DEPTH) {
      this.#truncated = true;
      return false;
    }
    this.#depth += 1;
    return true;
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** Visits the items of a list until a bound is met. */
  each(list: readonly unknown[], visit: (item: unknown) => void): void {
    for (const item of list) {
      if (this.#full) {
        return;
      }
      visit(item);
    }
  }

  add(part: string | null): void {
    if (part === null || part === "" || !this.node()) {
      return;
    }
    this.#read += part.length;
    if (this.#read > MAX_READ) {
      this.#stop();
      return;
    }
    if (this.#held === null) {
      this.#take(part);
    } else {
      this.#held.push(part);
    }
  }

  /** Takes in what `collect` adds, unless it says the same as `text` when read in one go. */
  addUnlessSame(text: string | null, collect: () => void): void {
    const held: string[] = [];
    this.#held = held;
    collect();
    this.#held = null;
    if (text !== null && held.length > 0 && text.length <= MAX_READ && wordsOf(held.join(" ")) === wordsOf(text)) {
      return;
    }
    for (const part of held) {
      if (this.#length >= MAX_TEXT && this.#truncated) {
        return;
      }
      this.#take(part);
    }
  }

  result(): FlattenedText {
    return { text: this.#parts.join("\n"), truncated: this.#truncated };
  }

  #take(whole: string): void {
    const separator = this.#parts.length === 0 ? 0 : 1;
    const room = Math.max(0, MAX_TEXT - this.#length - separator);
    const part = whole.length > MAX_TEXT ? whole.slice(0, MAX_TEXT) : whole;
    const lines = part.split("\n");
    const keys = lines.map(keyOf).filter((key) => key !== "");
    if (separator === 1 && keys.every((key) => this.#known.has(key))) {
      this.#truncated ||= part.length < whole.length;
      return;
    }
    if (whole.length > room) {
      this.#stop();
    }
    const kept = whole.length > room ? whole.slice(0, room) : whole;
    if (kept === "") {
      return;
    }
    this.#parts.push(kept);
    this.#length += kept.length + separator;
    for (const key of keys) {
      this.#known.add(key);
    }
    for (const line of lines) {
      const item = LIST_ITEM.exec(line)?.[0];
      if (item !== undefined) {
        this.#known.add(keyOf(line.slice(item.length)));
      }
    }
  }

  #stop(): void {
    this.#truncated = true;
    this.#full = true;
  }
}

/** Slack writes an ordered list's markers into `text`; its blocks hold the items alone. */
const LIST_ITEM = /^\s{0,40}(?:\d{1,4}|[a-z]{1,6})[.)]\s/i;

/** What makes two lines the same: their words, or where there are none the line itself. */
function keyOf(line: string): string {
  const words = wordsOf(line);
  return words === "" ? line.trim() : words;
}

/** Letters and digits only, so that Slack's formatting and escapes make no difference. */
function wordsOf(text: string): string {
  return (
    unescapeText(text)
      .match(/[\p{L}\p{N}\p{M}]+/gu)
      ?.join(" ") ?? ""
  );
}

function unescapeText(text: string): string {
  return text.includes("&") ? text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&") : text;
}
