import { isDigit } from "./character-classes.ts";
import { tokenHash } from "./token-hash.ts";
import { TOKEN } from "./tokens.ts";
import { tokens } from "./word-buffer.ts";

/** A word this long with digits or capitals inside may be a key; twice as long, any word. */
export const KEY_LENGTH = 16;
export const APOSTROPHE = 0x27;
export const DOT = 0x2e;
export const LOWER_S = 0x73;
/** Set in the code of every ASCII letter and of no digit. */
export const LETTER_BIT = 0x40;

/** Letters that stand elided before a French or Italian word ("l'Acme"); the word after them is a word of its own. */
const ELIDED = new Set([..."cdjlmnst"].map((letter) => letter.charCodeAt(0)));
const ELIDED_QU = tokenHash("qu");

/** True for what stands before the apostrophe of an elision; `size` in characters. */
export function isElided(hash: number, size: number): boolean {
  return size === 1 ? ELIDED.has(hash) : size === 2 && hash === ELIDED_QU;
}

/** True when a single letter at `start` goes on a row of letters with dots between ("A.C.M.E."); `count` words are read. */
export function continuesDotted(count: number, start: number): boolean {
  const before = count - 1;
  if (tokens.source.charCodeAt(start - 1) !== DOT || tokens.ends[before] !== start - 1) return false;
  if (tokens.lengths[before] !== 1 && (tokens.flags[before]! & TOKEN.dotted) === 0) return false;
  return !isDigit(tokens.source.charCodeAt(start)) && !isDigit(tokens.source.charCodeAt(tokens.starts[before]!));
}

/** True for a long word that could be a key without a digit in it. */
export function mayBeKey(cased: string, start: number, end: number): boolean {
  if (end - start >= KEY_LENGTH * 2) return true;
  for (let at = start + 1; at < end; at++) {
    const unit = cased.charCodeAt(at);
    if (unit >= 0x41 && unit <= 0x5a) return true;
  }
  return false;
}
