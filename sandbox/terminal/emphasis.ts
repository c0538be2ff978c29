const BOLD = /(?<![\w*])\*(\S|\S[^*\n]*\S)\*(?![\w*])/g;
const ITALIC = /(?<![\w_])_(\S|\S[^_\n]*\S)_(?![\w_])/g;
const CODE = /`([^`\n]+)`/g;

/** Marks of no width that stand for emphasis until it is known what shows the text. On and off, and their ANSI codes. */
const STYLES = [
  { on: "\uE001", off: "\uE002", codes: [1, 22] },
  { on: "\uE003", off: "\uE004", codes: [3, 23] },
  { on: "\uE005", off: "\uE006", codes: [4, 24] },
] as const;
const [STRONG, SLANTED, TYPED] = STYLES;
const MARKS = /[\uE001-\uE006]/g;

/** Slack's `*bold*`, `_italic_` and `` `code` ``, with marks in place of the signs. */
export function marked(mrkdwn: string): string {
  return mrkdwn
    .replaceAll(CODE, `${TYPED.on}$1${TYPED.off}`)
    .replaceAll(BOLD, `${STRONG.on}$1${STRONG.off}`)
    .replaceAll(ITALIC, `${SLANTED.on}$1${SLANTED.off}`);
}

/** Marked text as a terminal shows it, or its words alone. */
export function styled(text: string, isTerminal: boolean): string {
  return text.replaceAll(MARKS, (mark) => {
    const style = STYLES.find(({ on, off }) => on === mark || off === mark);
    return !isTerminal || style === undefined ? "" : `\u001b[${style.codes[mark === style.on ? 0 : 1]}m`;
  });
}

/** Breaks a marked line between words; emphasis that is cut and indentation go on in the next line. */
export function wrapped(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  const indent = /^ {0,40}/.exec(line)?.[0] ?? "";
  const room = width - indent.length;
  let current: string | null = null;
  let open = "";
  for (const word of line
    .slice(indent.length)
    .split(" ")
    .flatMap((one) => pieces(one, room))) {
    if (current !== null && lengthOf(current) + 1 + lengthOf(word) > room) {
      lines.push(indent + current + closing(open));
      current = open + word;
    } else {
      current = current === null ? word : `${current} ${word}`;
    }
    open = openAfter(open, word);
  }
  return [...lines, indent + (current ?? "")];
}

/** A word that fits no line, cut. */
function pieces(word: string, width: number): readonly string[] {
  return lengthOf(word) <= width ? [word] : (styled(word, false).match(new RegExp(`.{1,${width}}`, "gsu")) ?? []);
}

function lengthOf(text: string): number {
  return text.replaceAll(MARKS, "").length;
}

function openAfter(open: string, word: string): string {
  let now = open;
  for (const mark of word.match(MARKS) ?? []) {
    const style = STYLES.find(({ off }) => off === mark);
    now = style === undefined ? now + mark : now.replace(style.on, "");
  }
  return now;
}

function closing(open: string): string {
  return [...open].map((mark) => STYLES.find(({ on }) => on === mark)?.off ?? "").join("");
}
