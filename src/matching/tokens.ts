/** What the sweep knows of a word, as bits. */
export const TOKEN = {
  /** Holds a digit. */
  digit: 1,
  /** Begins with a capital. */
  capital: 2,
  /** Ends in an apostrophe and "s"; the base ends before it. */
  possessive: 4,
  /** Inside code: names nobody. */
  code: 8,
  /** Letters with dots between, read as one word. */
  dotted: 16,
  /** One character of a script without spaces. */
  unspaced: 32,
  /** Its last character is an "s": it may be a plural or a possessive. */
  sibilant: 64,
  /** A hyphen stands right behind it. */
  hyphenated: 128,
} as const;

/**
 * The words of the text swept last, in arrays that the next sweep reuses.
 * Offsets are those of `source`: the original when it was plain ASCII, the folded text otherwise.
 */
export interface Tokens {
  /** Grows with each pass, so that a reader can tell whether the words are still its own. */
  pass: number;
  count: number;
  source: string;
  /** False when `source` is the original itself, plain ASCII without entities. */
  isFolded: boolean;
  hashes: Int32Array;
  starts: Int32Array;
  /** Exclusive; a possessive's apostrophe and "s" included. */
  ends: Int32Array;
  /** How many characters were hashed: apostrophes and dots within do not count. */
  lengths: Int32Array;
  flags: Uint8Array;
}

const HYPHEN = 0x2d;

/** Flags that follow from a word's last character and from the one behind it. */
export function endFlags(last: number, behind: number): number {
  const sibilant = (last | 0x20) === 0x73 ? TOKEN.sibilant : 0;
  return behind === HYPHEN ? sibilant | TOKEN.hyphenated : sibilant;
}

/** Flags that a longer end of a word makes anew. */
export const END_FLAGS: number = TOKEN.sibilant | TOKEN.hyphenated;

/** Words kept room for at first; a message has about twenty. */
const INITIAL = 1_024;

export function createTokens(): Tokens {
  return {
    pass: 0,
    count: 0,
    source: "",
    isFolded: false,
    hashes: new Int32Array(INITIAL),
    starts: new Int32Array(INITIAL),
    ends: new Int32Array(INITIAL),
    lengths: new Int32Array(INITIAL),
    flags: new Uint8Array(INITIAL),
  };
}

/** Makes room for as many words as a text of this length can have. */
export function reserveTokens(tokens: Tokens, textLength: number): void {
  if (tokens.hashes.length >= textLength) return;
  const capacity = Math.max(textLength, tokens.hashes.length * 2);
  tokens.hashes = new Int32Array(capacity);
  tokens.starts = new Int32Array(capacity);
  tokens.ends = new Int32Array(capacity);
  tokens.lengths = new Int32Array(capacity);
  tokens.flags = new Uint8Array(capacity);
}
