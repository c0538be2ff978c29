/** What one character becomes; both strings have the same length and may be empty. */
export interface FoldedCharacter {
  readonly lower: string;
  readonly cased: string;
}

/**
 * Characters people (and those who hide a name) write for others. Letters of other alphabets are mapped by the look
 * of their capital, so that a word folds alike in either case. The mapping needs no context, which keeps it idempotent.
 */
// biome-ignore format: a table reads better in rows
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  // Letters that have no decomposition.
  ß: "ss", ẞ: "SS", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", ø: "o", Ø: "O", đ: "d", Đ: "D", ł: "l", Ł: "L",
  ħ: "h", Ħ: "H", ı: "i", ŧ: "t", Ŧ: "T", ð: "d", Ð: "D", þ: "th", Þ: "TH", ŋ: "n", Ŋ: "N", ς: "σ",
  ɑ: "a", ɡ: "g", ɩ: "i", ᴀ: "a", ʙ: "b", ᴄ: "c", ᴅ: "d", ᴇ: "e", ɢ: "g", ʜ: "h", ɪ: "i", ᴊ: "j", ᴋ: "k",
  ʟ: "l", ᴍ: "m", ɴ: "n", ᴏ: "o", ᴘ: "p", ʀ: "r", ꜱ: "s", ᴛ: "t", ᴜ: "u", ᴠ: "v", ᴡ: "w", ʏ: "y", ᴢ: "z",
  // Cyrillic.
  а: "a", А: "A", в: "b", В: "B", е: "e", Е: "E", к: "k", К: "K", м: "m", М: "M", н: "h", Н: "H", о: "o", О: "O",
  р: "p", Р: "P", с: "c", С: "C", т: "t", Т: "T", у: "y", У: "Y", х: "x", Х: "X", і: "i", І: "I", ј: "j", Ј: "J",
  ѕ: "s", Ѕ: "S", һ: "h", Һ: "H", ԁ: "d", Ԁ: "D", ԛ: "q", Ԛ: "Q", ԝ: "w", Ԝ: "W", ӏ: "l", Ӏ: "L", ү: "y", Ү: "Y",
  // Greek.
  α: "a", Α: "A", β: "b", Β: "B", ε: "e", Ε: "E", ζ: "z", Ζ: "Z", η: "h", Η: "H", ι: "i", Ι: "I", κ: "k", Κ: "K",
  μ: "m", Μ: "M", ν: "n", Ν: "N", ο: "o", Ο: "O", ρ: "p", Ρ: "P", τ: "t", Τ: "T", υ: "y", Υ: "Y", χ: "x", Χ: "X",
  // Punctuation.
  "‘": "'", "’": "'", "‚": "'", "‛": "'", ʹ: "'", ʻ: "'", ʼ: "'", ʽ: "'", "′": "'", "‵": "'",
  "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
  "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁃": "-", "﹘": "-", "﹣": "-",
  "․": ".", "。": ".", "⁄": "/", "∕": "/", "∶": ":", "：": ":", "、": ",", "〈": "<", "〉": ">",
  "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\u1680": " ", "\u180e": "",
};

/** Marks that change how a letter is spelt but not who is meant: Latin, Greek and Cyrillic accents, Hebrew and Arabic points. */
const DROPPED_MARK =
  /(?:(?![\u3099\u309a])[\p{Script=Inherited}&&\p{M}]|[\p{M}&&[\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]]|\u0640)/gv;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/gu;

function step(text: string): string {
  const bare = text.normalize("NFKD").replace(INVISIBLE, "").replace(DROPPED_MARK, "");
  let result = "";
  for (const char of bare) result += LOOK_ALIKES[char] ?? char;
  return result.normalize("NFC");
}

/** Repeats until nothing changes; the longest chain in Unicode is three steps. */
function settled(text: string, change: (text: string) => string): string {
  let before = text;
  for (let round = 0; round < 6; round++) {
    const after = change(before);
    if (after === before) return after;
    before = after;
  }
  return before;
}

function lowered(text: string): string {
  let result = "";
  for (const char of text) result += char.toLowerCase();
  return result;
}

/** Most characters that one becomes; two rare ligatures stand for more. */
const MAX_EXPANSION = 4;

/** True for half of a character of two code units, standing alone. */
export function isHalf(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}

function computed(point: number): FoldedCharacter {
  const char = String.fromCodePoint(point);
  // A lone half could meet its other half once what stood between them is dropped.
  if (isHalf(point)) return { lower: "\ufffd", cased: "\ufffd" };
  const cased = settled(char, step);
  // A whole Arabic sentence in one character: unfolding it would make a long text eighteen times longer.
  if (cased.length > MAX_EXPANSION) return { lower: char, cased: char };
  const lower = settled(cased, (text) => step(lowered(text)));
  return { lower, cased: cased.length === lower.length ? cased : lower };
}

const known = new Map<number, FoldedCharacter>();
/** More than any text a person writes uses; bounds what foreign input can make the process keep. */
const MAX_KNOWN = 8_192;

/** Folds one character: case, compatibility forms, accents, look-alikes; nothing is left of invisible ones. */
export function foldCharacter(point: number): FoldedCharacter {
  let result = known.get(point);
  if (result === undefined) {
    result = computed(point);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(point, result);
  }
  return result;
}
