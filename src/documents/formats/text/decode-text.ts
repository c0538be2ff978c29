/** How far into the bytes is looked to tell text from anything else, and one encoding from another. */
const SAMPLE = 64 * 1024;
/** Of a hundred characters of text, at most this many are control characters; of compressed bytes it is ten. */
const MOST_CONTROLS = 2;
/** With fewer characters that differ between encodings, any guess is worse than the commonest encoding. */
const LEAST_TELLING = 6;
const LEAST_SURE = 40;
const LEGACY = "windows-1252";

/** What is ruled out by now, or differs from windows-1252 only in what no text has. */
const LIKE_LEGACY = new Set(["ASCII", "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "ISO-8859-1"]);

/** Whether the bytes are words in some usual encoding: few control characters, or the pattern of UTF-16 or UTF-32. */
export function isText(bytes: Uint8Array): boolean {
  if (markedEncoding(bytes) !== null || unmarkedWide(bytes) !== null) {
    return true;
  }
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) {
      controls += 1;
    }
  }
  return controls * 100 <= sample.length * MOST_CONTROLS;
}

/**
 * Decodes any usual encoding: what its mark says, UTF-8, UTF-16 and UTF-32 without a mark, what the text declares of
 * itself, else the likeliest of the older ones. Never rejects: what no encoding explains becomes replacement characters.
 * @param declared an encoding named by or beside the text, "" when there is none. Believed only where it can be so.
 */
export async function decodeText(bytes: Uint8Array, declared = ""): Promise<string> {
  const wide = markedEncoding(bytes) ?? unmarkedWide(bytes);
  if (wide !== null) {
    return (await decode(bytes, wide)) ?? "";
  }
  const utf8 = switchesAlphabets(bytes) ? null : asUtf8(bytes);
  if (utf8 !== null) {
    return utf8;
  }
  const asDeclared = declared === "" ? null : await decode(bytes, declared);
  return asDeclared ?? (await decode(bytes, await likeliest(bytes))) ?? "";
}

/** @returns `null` for an encoding nobody knows. */
async function decode(bytes: Uint8Array, encoding: string): Promise<string | null> {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // Not an encoding of the web, such as UTF-32 and the code pages of DOS.
    const { default: iconv } = await import("iconv-lite");
    return iconv.encodingExists(encoding) ? iconv.decode(bytes, encoding) : null;
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) {
    return c === 0 && d === 0 ? "utf-32le" : "utf-16le";
  }
  if (a === 0xfe && b === 0xff) {
    return "utf-16be";
  }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) {
    return "utf-32be";
  }
  return a === 0xef && b === 0xbb && c === 0xbf ? "utf-8" : null;
}

/** Western text in UTF-16 has a zero in nearly every other byte, in UTF-32 three of four. */
function unmarkedWide(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, SAMPLE) & ~3;
  if (length < 8) {
    return null;
  }
  const zeros = [0, 0, 0, 0];
  for (let index = 0; index < length; index++) {
    if (bytes[index] === 0) {
      zeros[index & 3] = (zeros[index & 3] ?? 0) + 1;
    }
  }
  const [a = 0, b = 0, c = 0, d = 0] = zeros.map((count) => count / (length / 4));
  const many = 0.7;
  const few = 0.05;
  if (a < few && c < few && b > many && d > many) {
    return "utf-16le";
  }
  if (a > many && c > many && b < few && d < few) {
    return "utf-16be";
  }
  if (a < few && b > many && c > many && d > many) {
    return "utf-32le";
  }
  return a > many && b > many && c > many && d < few ? "utf-32be" : null;
}

/** A character cut off at the end is no sign of another encoding. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    // Not UTF-8; the cause says only that.
    return null;
  }
}

/** ISO-2022 is plain ASCII that switches to another alphabet by an escape and "$". */
function switchesAlphabets(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  for (let at = sample.indexOf(27); at >= 0; at = sample.indexOf(27, at + 1)) {
    if (sample[at + 1] === 0x24 && (sample[at + 2] === 0x40 || sample[at + 2] === 0x42)) {
      return true;
    }
  }
  return false;
}

async function likeliest(bytes: Uint8Array): Promise<string> {
  const sample = bytes.subarray(0, SAMPLE);
  if (switchesAlphabets(sample)) {
    return "iso-2022-jp";
  }
  if (sample.reduce((count, byte) => count + (byte > 127 ? 1 : 0), 0) < LEAST_TELLING) {
    return LEGACY;
  }
  const { default: chardet } = await import("chardet");
  const [best] = chardet.analyse(sample);
  return best === undefined || best.confidence < LEAST_SURE || LIKE_LEGACY.has(best.name) ? LEGACY : best.name;
}
