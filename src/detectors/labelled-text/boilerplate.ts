import { ATTRIBUTION, HEADER, NOTICE, SENT_FROM, SIGN_OFF, SIGNATURE } from "./boilerplate-patterns.ts";
import { isCodeBlock, looksLikeCode } from "./code-lines.ts";

/** Marks of a quotation before a line of a mail. */
const QUOTED = /^[>|\s]*/u;
const FENCE = "```";

/** Lines of a signature, words of the longest of them, and the share of these that begin with no small letter. */
const SIGNATURE_LINES = 12;
const SIGNATURE_WORDS = 16;
const SIGNATURE_CAPITALS = 0.5;
const SMALL = /^\p{Ll}/u;

const SENTENCE_END = /(?<=[.!?。！？])\s+/u;
const PARAGRAPH_END = /\n\s*\n/u;
/** Sentences behind one that tells a notice among which another makes them all a part of it. */
const NEAR = 2;
/** Characters of the longest sentence: what goes on without a full stop, as tables and slides do, is read by lines. */
const LONGEST_SENTENCE = 600;

/**
 * What a text says by itself, in stretches: without signatures, heads of quoted mails, notices and programs, which others
 * have too. Lines stay as they are, so that fingerprints reach over their ends.
 */
export function withoutBoilerplate(text: string): readonly string[] {
  return withoutPrograms(text)
    .flatMap(withoutLines)
    .flatMap(withoutNotices)
    .filter((stretch) => stretch.trim() !== "");
}

/** Blocks between fences that are prose stay, without their fences. */
function withoutPrograms(text: string): readonly string[] {
  const rows: string[][] = [[]];
  const parts = text.split(FENCE);
  for (const [index, part] of parts.entries()) {
    // The last fence of an odd number opens nothing.
    const isBlock = index % 2 === 1 && index < parts.length - 1;
    if (isBlock && isCodeBlock(part.split("\n"))) rows.push([]);
    else rows.at(-1)?.push(part);
  }
  return rows.map((row) => row.join("\n"));
}

function withoutLines(text: string): readonly string[] {
  const lines = text.split("\n");
  const stretches: string[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; ) {
    const skipped = boilerplateLines(lines, at);
    if (skipped > 0) {
      stretches.push(lines.slice(from, at).join("\n"));
      from = at + skipped;
    }
    at += Math.max(skipped, 1);
  }
  stretches.push(lines.slice(from).join("\n"));
  return stretches;
}

/** How many lines from here on are boilerplate. */
function boilerplateLines(lines: readonly string[], at: number): number {
  const line = bare(lines[at]!);
  if (SIGNATURE.test(line) || SIGN_OFF.test(line)) return 1 + signatureLines(lines, at + 1);
  if (HEADER.test(line)) return headerLines(lines, at);
  return ATTRIBUTION.test(line) || SENT_FROM.test(line) || looksLikeCode(line) ? 1 : 0;
}

function bare(line: string): string {
  return line.replace(QUOTED, "").trimEnd();
}

/** Lines below a sign-off: who it is, where, and how to call. */
function signatureLines(lines: readonly string[], from: number): number {
  let count = 0;
  while (count < SIGNATURE_LINES && from + count < lines.length && isOfSignature(bare(lines[from + count]!))) count++;
  return count;
}

/** Names, numbers and addresses, few words of them in small letters. */
function isOfSignature(line: string): boolean {
  const words = line.split(/\s+/u);
  const small = words.filter((word) => SMALL.test(word)).length;
  return words.length <= SIGNATURE_WORDS && small <= words.length * (1 - SIGNATURE_CAPITALS);
}

/** A line that begins like a mail's head is one where another comes next to it. */
function headerLines(lines: readonly string[], at: number): number {
  let count = 0;
  while (at + count < lines.length && HEADER.test(bare(lines[at + count]!))) count++;
  return count > 1 ? count : 0;
}

function withoutNotices(text: string): readonly string[] {
  return NOTICE.test(text) ? text.split(PARAGRAPH_END).flatMap(ownSentences) : [text];
}

/** The sentences of a paragraph that are no notice: one stretch for each row of them. */
function ownSentences(paragraph: string): readonly string[] {
  const rows: string[][] = [[]];
  let sinceNotice = NEAR;
  for (const sentence of paragraph.split(SENTENCE_END).flatMap(linesIfLong)) {
    if (!NOTICE.test(sentence)) {
      rows.at(-1)?.push(sentence);
      sinceNotice++;
      continue;
    }
    if (sinceNotice < NEAR) rows.pop();
    rows.push([]);
    sinceNotice = 0;
  }
  return rows.map((row) => row.join(" "));
}

function linesIfLong(sentence: string): readonly string[] {
  return sentence.length > LONGEST_SENTENCE ? sentence.split("\n") : [sentence];
}
