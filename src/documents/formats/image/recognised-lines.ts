/** Columns of Tesseract's table. */
const LEVEL = 0;
const BLOCK = 2;
const PARAGRAPH = 3;
const LINE = 4;
const CONFIDENCE = 10;
const TEXT = 11;
const WORD_LEVEL = "5";

/**
 * Lines less sure than this, 0 to 100 on average over their letters, are leaves, cables and brickwork: text that
 * people could read is at 80 and more.
 */
const LEAST_CONFIDENCE = 60;

interface Line {
  readonly paragraph: string;
  readonly words: string[];
  letters: number;
  /** Of every letter, added up. */
  confidence: number;
}

/** The text of Tesseract's table of words: a line for each of its lines, paragraphs apart. */
export function linesOfWords(table: string): string {
  const lines = new Map<string, Line>();
  for (const row of table.split("\n")) {
    const cells = row.split("\t");
    const word = cells[TEXT]?.trim() ?? "";
    if (cells[LEVEL] === WORD_LEVEL && word !== "") {
      const paragraph = `${cells[BLOCK]} ${cells[PARAGRAPH]}`;
      const key = `${paragraph} ${cells[LINE]}`;
      const line = lines.get(key) ?? { paragraph, words: [], letters: 0, confidence: 0 };
      lines.set(key, line);
      line.words.push(word);
      line.letters += word.length;
      line.confidence += Number(cells[CONFIDENCE]) * word.length;
    }
  }
  let text = "";
  let last: Line | null = null;
  for (const line of lines.values()) {
    if (line.confidence >= LEAST_CONFIDENCE * line.letters) {
      const apart = last === null ? "" : last.paragraph === line.paragraph ? "\n" : "\n\n";
      text += apart + line.words.join(" ");
      last = line;
    }
  }
  return text;
}
