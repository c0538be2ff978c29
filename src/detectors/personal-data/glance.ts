import { isDigit } from "../../matching/character-classes.ts";
import { FEATURE, type ScannedText } from "../../matching/scanned-text.ts";
import { tokensOf } from "../../matching/sweep.ts";
import { tokenHash } from "../../matching/token-hash.ts";
import { TOKEN, type Tokens } from "../../matching/tokens.ts";
import { beginsAccount } from "./iban.ts";
import { mayBeginStanding } from "./identifiers.ts";
import { mayBePhone } from "./phone-number.ts";
import { CONJUNCTIONS } from "./reading.ts";
import { ATOM, type AtomKind } from "./shape.ts";
import { NAMING } from "./words.ts";

/** Words that may stand in an identifier: beside more of them no number is all that its message says. */
const MOST_WORDS = 3;
/** Texts longer than this are read at once: to look at all of their numbers twice would cost more than it spares. */
const LONGEST = 2_000;
/** The shortest address of a wallet. */
const WALLET_LENGTH = 26;

/** What the sweep leaves out of the words. */
const UNREAD: ReadonlySet<string> = new Set(["mention", "channel", "emoji"]);

const COLON = 0x3a;
const HYPHEN = 0x2d;
/** An apostrophe and an "s". */
const POSSESSIVE_END = 2;
const UNLIKE_ITS_HASH = TOKEN.dotted | TOKEN.possessive;
const CONJUNCTION_HASHES = new Set(Array.from(CONJUNCTIONS, tokenHash));

/**
 * False when nothing in the text is personal data for its numbers: no word names one, none has a shape that stands by
 * itself, and they are not all that is said. Most numbers in talk are like that, and telling so by the words the sweep
 * has cut costs a fiftieth of reading the text.
 */
export function isWorthReading(text: ScannedText): boolean {
  if (text.original.length > LONGEST) return true;
  const words = tokensOf(text);
  // Of text that was folded, and of mentions and emoji, the words do not tell all.
  if (words.isFolded || text.regions.some(({ kind }) => UNREAD.has(kind))) return true;
  // Words of streets are told apart by their capitals, which the sweep has seen to.
  if ((text.features & FEATURE.street) !== 0) return true;
  let others = 0;
  for (let index = 0; index < words.count; index++) {
    if ((words.flags[index]! & TOKEN.digit) !== 0) {
      if (isTelling(text, words, index)) return true;
      continue;
    }
    if (isNaming(text, words, index) || isPrefix(text, words, index)) return true;
    if (others <= MOST_WORDS && !CONJUNCTION_HASHES.has(words.hashes[index]!)) others++;
  }
  return others <= MOST_WORDS;
}

/** True when a phrase that names a value begins with the word. */
function isNaming(text: ScannedText, words: Tokens, index: number): boolean {
  const flags = words.flags[index]!;
  if ((flags & UNLIKE_ITS_HASH) === 0 && !NAMING.mayBegin(words.hashes[index]!)) return false;
  const start = words.starts[index]!;
  const end = words.ends[index]!;
  // Letters with dots are words of one letter to whoever reads the text.
  if ((flags & TOKEN.dotted) !== 0) return NAMING.standsAt(text.folded, start, start + 1);
  return NAMING.standsAt(text.folded, start, (flags & TOKEN.possessive) === 0 ? end : end - POSSESSIVE_END);
}

/** True for a number that may be found with no word near it, or has one grown to it ("ssn123456789"). */
function isTelling(text: ScannedText, words: Tokens, index: number): boolean {
  const { source, starts, ends, lengths } = words;
  const start = starts[index]!;
  const end = ends[index]!;
  const kind = kindOf(source, start, end);
  return (
    lengths[index] !== end - start ||
    end - start >= WALLET_LENGTH ||
    (kind === ATOM.mixed && (hasNamingRun(text.folded, start, end) || beginsAccount(text.folded, start))) ||
    mayBeginStanding(text, start, end, kind) ||
    isBehindPrefix(text, words, index) ||
    (isDigit(source.charCodeAt(start)) && mayBePhone(text.folded, start))
  );
}

function kindOf(source: string, start: number, end: number): AtomKind {
  for (let at = start; at < end; at++) if (!isDigit(source.charCodeAt(at))) return ATOM.mixed;
  return ATOM.digits;
}

/** True when letters within the word name a value. */
function hasNamingRun(folded: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const from = at;
    while (at < end && !isDigit(folded.charCodeAt(at))) at++;
    if (at > from && NAMING.standsAt(folded, from, at)) return true;
  }
  return false;
}

/** True for letters that a sign joins to an identifier: "MRN-1234567". */
function isPrefix(text: ScannedText, words: Tokens, index: number): boolean {
  const end = words.ends[index]!;
  const next = words.source.charCodeAt(end);
  return (next === COLON || next === HYPHEN) && mayBeginStanding(text, words.starts[index]!, end, ATOM.letters);
}

/** True when one or two groups of letters before a number begin an identifier: "HRB 1234". */
function isBehindPrefix(text: ScannedText, words: Tokens, index: number): boolean {
  const { starts, ends, flags } = words;
  for (let first = index - 1; first >= Math.max(0, index - 2); first--) {
    if ((flags[first]! & TOKEN.digit) !== 0 || starts[first + 1]! - ends[first]! !== 1) return false;
    if (mayBeginStanding(text, starts[first]!, ends[first]!, ATOM.letters)) return true;
  }
  return false;
}
