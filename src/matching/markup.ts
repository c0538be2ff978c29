import type { Region } from "./scanned-text.ts";

/** Longest emoji name looked for. */
const MAX_EMOJI = 64;

/**
 * Reads Slack's markup in one text. Searches for closing characters are remembered, so that a text of nothing but
 * opening ones is still read in linear time.
 */
export interface MarkupReader {
  /** `<…>` that begins at `at`, `null` when it is none. */
  angle(at: number): Region | null;
  /** A code span or block that begins at `at`, `null` when it never closes. */
  code(at: number): Region | null;
  /** `:name:` that begins at `at`. */
  emoji(at: number): Region | null;
  /** The rest of a bare address whose scheme ends at `colon`; `start` is where the scheme begins. */
  bareLink(start: number, colon: number): Region | null;
  /** A quoted line that begins at `at`. */
  quote(at: number): Region;
}

/** Finds the next occurrence of a string at or after ever later places. */
function createFinder(text: string, wanted: string): (from: number) => number {
  let found = -2;
  return (from) => {
    if (found === -2 || (found >= 0 && found < from)) found = text.indexOf(wanted, from);
    return found;
  };
}

const REFERENCE = /^[A-Z0-9]+$/;
const SCHEME = /^(?:https?|ftp|mailto|tel|sms|slack):/i;

export function createMarkupReader(text: string): MarkupReader {
  const nextClose = createFinder(text, ">");
  const nextOpen = createFinder(text, "<");
  const nextFence = createFinder(text, "```");
  const nextTick = createFinder(text, "`");
  const nextNewline = createFinder(text, "\n");

  function lineEnd(at: number): number {
    const end = nextNewline(at);
    return end === -1 ? text.length : end;
  }

  function angle(at: number): Region | null {
    const close = nextClose(at);
    if (close === -1 || close - at < 3) return null;
    const open = nextOpen(at + 1);
    if (open !== -1 && open < close) return null;
    const kind = angleKind(text, at, close);
    return kind === null ? null : { kind, start: at, end: close + 1 };
  }

  function code(at: number): Region | null {
    if (text.startsWith("```", at)) {
      const close = nextFence(at + 3);
      if (close !== -1) return { kind: "code", start: at, end: close + 3 };
      return null;
    }
    const close = nextTick(at + 1);
    if (close <= at + 1 || close >= lineEnd(at)) return null;
    return { kind: "code", start: at, end: close + 1 };
  }

  return {
    angle,
    code,
    emoji: (at) => emojiAt(text, at),
    bareLink: (start, colon) => bareLinkAt(text, start, colon),
    quote: (at) => ({ kind: "quote", start: at, end: lineEnd(at) }),
  };
}

/** `:name:` that begins at `at`. */
export function emojiAt(text: string, at: number): Region | null {
  let end = at + 1;
  let letters = 0;
  while (end < text.length && end - at <= MAX_EMOJI) {
    const unit = text.charCodeAt(end);
    if (unit >= 0x61 && unit <= 0x7a) letters++;
    else if (!isEmojiUnit(unit)) break;
    end++;
  }
  if (letters === 0 || text.charCodeAt(end) !== 0x3a) return null;
  return { kind: "emoji", start: at, end: end + 1 };
}

/** The rest of a bare address whose scheme ends at `colon`; `start` is where the scheme begins. */
export function bareLinkAt(text: string, start: number, colon: number): Region | null {
  if (text.charCodeAt(colon + 1) !== 0x2f || text.charCodeAt(colon + 2) !== 0x2f) return null;
  let end = colon + 3;
  while (end < text.length && !endsLink(text.charCodeAt(end))) end++;
  return end > colon + 3 ? { kind: "link", start, end } : null;
}

function angleKind(text: string, open: number, close: number): Region["kind"] | null {
  const sigil = text[open + 1];
  if (sigil === "!") return "mention";
  if (sigil === "@" || sigil === "#") {
    const bar = text.slice(open + 2, Math.min(close, open + 40)).indexOf("|");
    const id = text.slice(open + 2, bar === -1 ? Math.min(close, open + 40) : open + 2 + bar);
    if (!REFERENCE.test(id)) return null;
    return sigil === "@" ? "mention" : "channel";
  }
  return SCHEME.test(text.slice(open + 1, open + 12)) ? "link" : null;
}

/** Digits, "_", "+", "-" and "'" stand in emoji names beside lower-case letters. */
function isEmojiUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x5f || unit === 0x2b || unit === 0x2d || unit === 0x27;
}

/** White space, angle brackets, a bar, quotation marks and backticks end an address written bare. */
function endsLink(unit: number): boolean {
  return unit <= 0x20 || unit === 0x3c || unit === 0x3e || unit === 0x7c || unit === 0x22 || unit === 0x60;
}
