const BOLD = /(?<![\w*])\*(\S|\S[^*\n]*\S)\*(?![\w*])/g;
const CODE = /(?<![\w`])`([^`\n]+)`(?![\w`])/g;
const ITALIC = /(?<![\w_])_(\S|\S[^_\n]*\S)_(?![\w_])/g;

/** Slack's `*bold*`, `_italic_` and `` `code` `` as a terminal shows them; only the words where it can't. */
export function emphasised(text: string, isTerminal: boolean): string {
  const shown = (on: number, off: number) => (isTerminal ? `\u001b[${on}m$1\u001b[${off}m` : "$1");
  return text.replaceAll(CODE, shown(4, 24)).replaceAll(BOLD, shown(1, 22)).replaceAll(ITALIC, shown(3, 23));
}

/** The same words, each emphasised by itself, so that a line can be broken between any two of them. */
export function wordByWord(line: string): string {
  const each = (mark: string) => (_: string, inside: string) =>
    inside
      .split(" ")
      .map((word) => (word === "" || word.includes("`") ? word : `${mark}${word}${mark}`))
      .join(" ");
  return line.replaceAll(BOLD, each("*")).replaceAll(ITALIC, each("_"));
}
