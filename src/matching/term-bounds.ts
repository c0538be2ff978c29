import { isDigit, WORD } from "./character-classes.ts";
import type { TermRole } from "./scanned-text.ts";
import type { Tokens } from "./tokens.ts";

const DOT = 0x2e;
const HYPHEN = 0x2d;
const UNDERSCORE = 0x5f;
const PLUS = 0x2b;
const AT = 0x40;
const NEWLINE = 0x0a;
/** A word of up to so many letters may end in a dot inside a name ("St. Mary", "Dr. Who"). */
const MAX_ABBREVIATION = 4;

function isWordUnit(unit: number): boolean {
  return (WORD[unit] ?? 0) !== 0;
}

/**
 * True when an address or domain stands alone: `acme.example` in `sub.acme.example` or `dana@acme.example`, and not in
 * `acme.example.org`, `my-acme.example` or `not.dana@acme.example`.
 */
export function hasAddressBounds(words: Tokens, start: number, end: number, role: TermRole): boolean {
  const { source } = words;
  const before = start === 0 ? 0 : source.charCodeAt(start - 1);
  if (before === HYPHEN || before === UNDERSCORE) return false;
  if (role === "email" && (before === PLUS || (before === DOT && isWordUnit(source.charCodeAt(start - 2)))))
    return false;
  const after = end < source.length ? source.charCodeAt(end) : 0;
  if (after === UNDERSCORE || after === AT) return false;
  if (after !== DOT && after !== HYPHEN) return true;
  return end + 1 >= source.length || !isWordUnit(source.charCodeAt(end + 1));
}

/** True when nothing between the words of a name parts them: the end of a sentence, an empty line, a bar. */
export function hasNameGaps(words: Tokens, first: number, last: number): boolean {
  for (let index = first + 1; index <= last; index++) {
    const from = words.ends[index - 1]!;
    const to = words.starts[index]!;
    let newlines = 0;
    for (let at = from; at < to; at++) {
      const unit = words.source.charCodeAt(at);
      if (unit === NEWLINE && ++newlines > 1) return false;
      if (isParting(unit)) return false;
      if (unit === DOT && to - from > 1 && words.lengths[index - 1]! > MAX_ABBREVIATION) return false;
    }
  }
  return true;
}

/** ! ? ; : | < > = [ ] { } and tab. */
function isParting(unit: number): boolean {
  switch (unit) {
    case 0x21:
    case 0x3f:
    case 0x3b:
    case 0x3a:
    case 0x7c:
    case 0x3c:
    case 0x3e:
    case 0x3d:
    case 0x5b:
    case 0x5d:
    case 0x7b:
    case 0x7d:
    case 0x09:
      return true;
    default:
      return false;
  }
}

/**
 * True when a term does not begin or end inside a word of a script without spaces: Hangul takes particles behind a
 * word but nothing before it; a Katakana word goes on as far as its letters do.
 */
export function hasWordBounds(words: Tokens, first: number, last: number): boolean {
  const { source, starts, ends } = words;
  const start = starts[first]!;
  const end = ends[last]!;
  const head = source.charCodeAt(start);
  const before = start === 0 ? 0 : source.charCodeAt(start - 1);
  const after = end < source.length ? source.charCodeAt(end) : 0;
  if (isHangul(head) && isHangul(before)) return false;
  if (isKatakana(head) && isKatakana(before)) return false;
  if (isKatakana(source.charCodeAt(end - 1)) && isKatakana(after)) return false;
  // Digits of another alphabet's number touch without a gap only where a script has no spaces.
  return !(isDigit(head) && isDigit(before));
}

function isHangul(unit: number): boolean {
  return unit >= 0xac00 && unit <= 0xd7a3;
}

function isKatakana(unit: number): boolean {
  return (unit >= 0x30a1 && unit <= 0x30fa) || unit === 0x30fc;
}
