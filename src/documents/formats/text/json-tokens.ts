/** A piece of JSON: punctuation, or a value with its escapes resolved. */
export type JsonToken =
  | { readonly kind: "open" | "close" | "colon" | "comma" }
  | { readonly kind: "value"; readonly text: string };

/** A string with its quotes (the last may be missing where the text is cut), punctuation, or any other run. */
const TOKEN = /"((?:[^"\\]|\\.)*)(?:"|$)|([[{])|([\]}])|(:)|(,)|[^\s"[\]{}:,]+/gs;

/**
 * The pieces of a JSON text in order, or of many one after the other. Nothing is nested, so that no depth does harm; what
 * is malformed or cut short is read as far as it goes.
 */
export function* jsonTokens(text: string): Iterable<JsonToken> {
  for (const [whole, string, open, close, colon, comma] of text.matchAll(TOKEN)) {
    if (string !== undefined) {
      yield { kind: "value", text: resolveEscapes(string) };
    } else if (open !== undefined) {
      yield { kind: "open" };
    } else if (close !== undefined) {
      yield { kind: "close" };
    } else if (colon !== undefined) {
      yield { kind: "colon" };
    } else if (comma !== undefined) {
      yield { kind: "comma" };
    } else {
      yield { kind: "value", text: whole };
    }
  }
}

const SHORT: Readonly<Record<string, string>> = { n: "\n", r: "\n", t: "\t", b: " ", f: " " };

function resolveEscapes(text: string): string {
  return text.includes("\\")
    ? text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, hex: string | undefined, short: string) =>
        hex === undefined ? (SHORT[short] ?? short) : String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
}
