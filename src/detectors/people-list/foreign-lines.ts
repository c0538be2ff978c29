/** What a character of a folded line may be a sign of, as bits. */
const SIGN = { digit: 1, hex: 2, word: 4, colon: 8, slash: 16, brace: 32, equals: 64, dot: 128, hyphen: 256 } as const;

const SIGNS = new Uint16Array(128);
function mark(chars: string, signs: number): void {
  for (const char of chars) SIGNS[char.charCodeAt(0)]! |= signs;
}
mark("0123456789", SIGN.digit | SIGN.hex | SIGN.word);
mark("abcdef", SIGN.hex);
mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", SIGN.word);
mark(":", SIGN.colon);
mark("/", SIGN.slash);
mark("{}", SIGN.brace);
mark("=", SIGN.equals);
mark(".", SIGN.dot);
mark("-", SIGN.hyphen);

const SHORTEST_HASH = 7;
const LONGEST_HASH = 40;

const CLOCK_OR_CALL = /\d{2}:\d{2}:\d{2}|::|(?:^|\s)(?:author|commit|merge|maintainer)s?:/u;
const TRAILER = /(?:signed-off|reviewed|acked|tested|reported|co-authored)-by/u;
const VERSION = /\bv?\d+\.\d+\.\d+\b/u;
// Only the character before the first bar counts, so that a long word is not read from each of its letters.
const PATH = /[\w.-]\/[\w.-]+\//u;
const SAID = /(?:wrote|schrieb|a ecrit|escribio|said|replied)(?!\p{L})/u;

/**
 * True for a line of logs, change logs, trailers, quotes or code, which also put a name and a number on a line. For
 * folded lines. Each pattern is tried only where its signs are.
 */
export function isForeignLine(line: string): boolean {
  let signs = 0;
  let word = 0;
  let isHex = true;
  for (let at = 0; at <= line.length; at += 1) {
    const unit = at < line.length ? line.charCodeAt(at) : 0;
    const sign = unit < 128 ? SIGNS[unit]! : 0;
    signs |= sign;
    if ((sign & SIGN.word) !== 0) {
      word += 1;
      isHex &&= (sign & SIGN.hex) !== 0;
      continue;
    }
    if (isHex && word >= SHORTEST_HASH && word <= LONGEST_HASH) {
      return true;
    }
    word = 0;
    isHex = true;
  }
  const has = (wanted: number): boolean => (signs & wanted) === wanted;
  return (
    has(SIGN.brace) ||
    (has(SIGN.colon) && CLOCK_OR_CALL.test(line)) ||
    (has(SIGN.digit | SIGN.dot) && VERSION.test(line)) ||
    (has(SIGN.slash) && PATH.test(line)) ||
    (has(SIGN.equals) && line.includes("=>")) ||
    (has(SIGN.hyphen) && TRAILER.test(line)) ||
    SAID.test(line)
  );
}
