import { isName, SHORTEST_NAME } from "./names.ts";

/** Bullets and numbers of lists. */
const BULLET = /[\s>*_•·–—#-]{0,8}(?:\d{1,3}[.)]\s{1,2})?/uy;
/** Of a line so many characters may be its name. */
const LONGEST_HEAD = 80;

const SPACE = 32;
const ASTERISK = 42;
const UNDERSCORE = 95;
/** What a name ends before, with or without a space between. */
const STOPS = codes(",;:|\t(<[");
const DASHES = codes("–—-");
/** What may stand before a number. */
const SIGNS = codes("+(£$€");

function codes(chars: string): ReadonlySet<number> {
  return new Set(Array.from(chars, (char) => char.charCodeAt(0)));
}

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The name a line begins with, `null` when it begins with none. "Dana Whitfield – 020 7946 0100" has one. */
export function nameOfLine(text: string, from: number, to: number): Span | null {
  if (to - from < SHORTEST_NAME) {
    return null;
  }
  let start = isPlainLetter(text.charCodeAt(from)) ? from : behindBullet(text, from, to);
  let end = endOfHead(text, start, Math.min(to, start + LONGEST_HEAD));
  while (end > start && isEmphasis(text.charCodeAt(end - 1))) {
    end -= 1;
  }
  while (end > start && isSpace(text.charCodeAt(end - 1))) {
    end -= 1;
  }
  while (start < end && isSpace(text.charCodeAt(start))) {
    start += 1;
  }
  return isName(text, start, end) ? { start, end } : null;
}

function behindBullet(text: string, from: number, to: number): number {
  BULLET.lastIndex = from;
  BULLET.test(text);
  return Math.min(BULLET.lastIndex, to);
}

function isEmphasis(unit: number): boolean {
  return unit === ASTERISK || unit === UNDERSCORE;
}

/** Where a sign, a dash between spaces, a gap or a number ends the head of a line. */
function endOfHead(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (STOPS.has(unit) || (isSpace(unit) && endsHead(text, at + 1, to))) {
      return at;
    }
  }
  return to;
}

/** True when what follows a space is not the next word of a name. */
function endsHead(text: string, at: number, to: number): boolean {
  if (at >= to) {
    return false;
  }
  const unit = text.charCodeAt(at);
  const next = at + 1 < to ? text.charCodeAt(at + 1) : 0;
  return (
    isSpace(unit) ||
    isDigit(unit) ||
    STOPS.has(unit) ||
    (SIGNS.has(unit) && isDigit(next)) ||
    (DASHES.has(unit) && isSpace(next))
  );
}

/** Any space of a folded text. */
function isSpace(unit: number): boolean {
  return unit === SPACE || (unit >= 9 && unit <= 13) || unit === 0xa0;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isPlainLetter(unit: number): boolean {
  return (unit | 32) >= 97 && (unit | 32) <= 122;
}
