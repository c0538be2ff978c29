/** What RTF is made of. Text is one byte a character, in whatever code page is in force. */
export type RtfToken =
  | { readonly kind: "open" | "close" }
  | { readonly kind: "word"; readonly word: string; readonly value: number | null }
  | { readonly kind: "text" | "byte"; readonly text: string };

const TEXT = /[^\\{}\r\n]+/y;
const WORD = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const BYTE = /\\'([0-9a-fA-F]{2})/y;

/** Reads RTF as tokens. Binary data (`\bin`) is left out, line ends and broken controls mean nothing. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  for (let at = 0; at < source.length; ) {
    const character = source[at];
    if (character === "{" || character === "}") {
      at += 1;
      yield { kind: character === "{" ? "open" : "close" };
    } else if (character !== "\\") {
      TEXT.lastIndex = at;
      const text = TEXT.exec(source)?.[0];
      at += text?.length ?? 1;
      if (text !== undefined) {
        yield { kind: "text", text };
      }
    } else {
      const control = controlAt(source, at);
      at = control.end;
      yield control.token;
    }
  }
}

function controlAt(source: string, at: number): { readonly token: RtfToken; readonly end: number } {
  BYTE.lastIndex = at;
  const byte = BYTE.exec(source)?.[1];
  if (byte !== undefined) {
    return { token: { kind: "byte", text: String.fromCharCode(Number.parseInt(byte, 16)) }, end: at + 4 };
  }
  WORD.lastIndex = at;
  const [all, word, digits] = WORD.exec(source) ?? [];
  if (all === undefined || word === undefined) {
    return { token: { kind: "word", word: source[at + 1] ?? "", value: null }, end: at + 2 };
  }
  const value = digits === undefined ? null : Number(digits);
  const skipped = word === "bin" ? Math.max(value ?? 0, 0) : 0;
  return { token: { kind: "word", word, value }, end: at + all.length + skipped };
}
