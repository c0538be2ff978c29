/** A byte sequence that is not text in any usual encoding. */
export const NOT_TEXT = Symbol("not text");

/** How far into the bytes is looked to tell text from anything else. */
const SAMPLE = 64 * 1024;

/** First bytes of archives, PDF, pictures, old office files, programs and RTF. */
const SIGNATURES = [
  "PK\x03\x04",
  "%PDF-",
  "\x1f\x8b",
  "\x89PNG",
  "GIF8",
  "\xff\xd8\xff",
  "\xd0\xcf\x11\xe0",
  "\x7fELF",
  "{\\rtf",
];

/**
 * Decodes the usual encodings: UTF-8, UTF-16 with or without a byte-order mark, else windows-1252, which every
 * remaining byte sequence is valid in and most old office exports are.
 * @returns `NOT_TEXT` where control characters or a known binary signature say that these are no words.
 */
export function decodeText(bytes: Uint8Array): string | typeof NOT_TEXT {
  const marked = byMark(bytes);
  if (marked !== null) {
    return marked;
  }
  const utf16 = unmarkedUtf16(bytes);
  if (utf16 !== null) {
    return new TextDecoder(utf16).decode(bytes);
  }
  if (looksBinary(bytes)) {
    return NOT_TEXT;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8; the cause says only that.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return new TextDecoder("utf-8").decode(bytes);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder("utf-16le").decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder("utf-16be").decode(bytes);
  }
  return null;
}

/** Western text in UTF-16 has a zero in nearly every other byte. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 8) {
    return null;
  }
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    even += bytes[index] === 0 ? 1 : 0;
    odd += bytes[index + 1] === 0 ? 1 : 0;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.7 && even < pairs * 0.05) {
    return "utf-16le";
  }
  return even > pairs * 0.7 && odd < pairs * 0.05 ? "utf-16be" : null;
}

function looksBinary(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 5));
  if (SIGNATURES.some((signature) => head.startsWith(signature))) {
    return true;
  }
  const length = Math.min(bytes.length, SAMPLE);
  let controls = 0;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === 0) {
      return true;
    }
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) {
      controls += 1;
    }
  }
  return controls > length / 50;
}
