import { TOKEN_BASE, tokenHash } from "../../matching/token-hash.ts";
import { isCapital, isLetter } from "../letters.ts";

/** Capitalised words that begin headings, not people. */
const NOT_NAMES = hashes(
  `january february march april may june july august september october november december monday tuesday wednesday
   thursday friday saturday sunday jan feb mar apr jun jul aug sep oct nov dec mon tue wed thu fri sat sun
   new next total team meeting project plan update release version server error warning info debug fatal status action
   item items agenda notes summary report budget sales revenue cost costs net gross quarter year month week day north
   south east west street road avenue bank group company limited corp inc ltd the a an and or of for to in on with by
   fix add remove merge bump change test tests build docs feature bug issue order invoice product service account
   customer client office department room floor phone email address please thanks hello dear regards no yes none all
   other first last data type name date time price amount number page file user users admin system network linux
   windows ubuntu debian united states kingdom`,
);
/** Small words inside names. */
const PARTICLES = hashes("de da do dos du del della der den di van von zu la le bin ibn al el ap y e");

const TITLE = /(?:mr|mrs|ms|miss|mx|dr|prof|sir|herr|frau|m|mme|mlle|sr|sra)\.?\s+/iuy;
/** Letters titles begin with, small. */
const TITLE_INITIALS = new Set(Array.from("mdpshf", (char) => char.charCodeAt(0)));

/** Characters of "Al B". */
export const SHORTEST_NAME = 4;
const LONGEST = 60;
/** Letters of one word of a name behind its first. */
const LONGEST_REST = 24;
const MOST_PARTS = 5;
const MOST_LEADING = 2;
const MOST_TRAILING = 3;
const MOST_PARTICLES = 2;
const LAST_FIRST_PARTS = 2;

const SPACE = 32;
const APOSTROPHE = 39;
const COMMA = 44;
const HYPHEN = 45;
const DOT = 46;
const CURLY_APOSTROPHE = 0x2019;

function hashes(words: string): ReadonlySet<number> {
  return new Set(
    words
      .split(/\s+/u)
      .filter((word) => word !== "")
      .map(tokenHash),
  );
}

/** The words of the stretch in hand, so far. */
const seen = { leading: 0, particles: 0, trailing: 0 };

/**
 * True when a trimmed stretch is nothing but a person's name: two to five capitalised words with the usual particles, or
 * "Last, First". "NEXT STEPS" is a heading; a roster in capitals is told by its columns.
 * Gap: single names, names in lower case, scripts without capitals.
 */
export function isName(text: string, from: number, to: number): boolean {
  if (to - from < SHORTEST_NAME || to - from > LONGEST) {
    return false;
  }
  let at = behindTitle(text, from, to);
  seen.leading = 0;
  seen.particles = 0;
  seen.trailing = 0;
  let last = 0;
  for (;;) {
    const end = endOfWord(text, at, to);
    if (!takes(text, at, end)) {
      return false;
    }
    if (end === to) {
      return last > 0 ? isFirst(last) : isFull();
    }
    if (text.charCodeAt(end) === COMMA) {
      if (last > 0 || seen.particles > 0 || seen.leading + seen.trailing > LAST_FIRST_PARTS) {
        return false;
      }
      last = seen.leading + seen.trailing;
      at = end + 1;
    } else {
      at = end;
    }
    if (text.charCodeAt(at) !== SPACE) {
      return false;
    }
    at += 1;
  }
}

function behindTitle(text: string, from: number, to: number): number {
  if (!TITLE_INITIALS.has(text.charCodeAt(from) | 32)) {
    return from;
  }
  TITLE.lastIndex = from;
  return TITLE.test(text) && TITLE.lastIndex < to ? TITLE.lastIndex : from;
}

/** Where a word with its dot ends, `from` where none begins. */
function endOfWord(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isWithin(text.charCodeAt(at))) {
    at += 1;
  }
  return at > from && at < to && text.charCodeAt(at) === DOT ? at + 1 : at;
}

function isWithin(unit: number): boolean {
  return isLetter(unit) || unit === HYPHEN || unit === APOSTROPHE || unit === CURLY_APOSTROPHE;
}

/** Counts a word as a part of a name; false when it can't be the next. */
function takes(text: string, start: number, end: number): boolean {
  const isDotted = text.charCodeAt(end - 1) === DOT;
  const length = end - start - Number(isDotted);
  const hash = smallHash(text, start, start + length);
  if (length > 0 && isCapital(text.charCodeAt(start))) {
    if (length > LONGEST_REST + 1 || NOT_NAMES.has(hash)) {
      return false;
    }
    if (seen.particles === 0) {
      seen.leading += 1;
    } else {
      seen.trailing += 1;
    }
    return seen.leading + seen.trailing <= MOST_PARTS;
  }
  seen.particles += 1;
  const follows = seen.leading >= 1 && seen.leading <= MOST_LEADING && seen.trailing === 0;
  return follows && seen.particles <= MOST_PARTICLES && !isDotted && PARTICLES.has(hash);
}

/** As `tokenHash` of the word in small letters; the words it is compared with are plain ASCII. */
function smallHash(text: string, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    hash = (Math.imul(hash, TOKEN_BASE) + (unit >= 65 && unit <= 90 ? unit | 32 : unit)) | 0;
  }
  return hash;
}

/** "Dana Whitfield", "Dana van der Whitfield". */
function isFull(): boolean {
  if (seen.particles === 0) {
    return seen.leading > 1;
  }
  return seen.trailing >= 1 && seen.trailing <= MOST_TRAILING;
}

/** "Whitfield, Dana": so many words stood before the comma. */
function isFirst(last: number): boolean {
  const first = seen.leading + seen.trailing - last;
  return seen.particles === 0 && first >= 1 && first <= LAST_FIRST_PARTS;
}
