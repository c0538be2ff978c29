import { passOver } from "../../src/matching/pass.ts";
import { createTokens, type Tokens } from "../../src/matching/tokens.ts";
import { tokens } from "../../src/matching/word-buffer.ts";

/** The words of a text, until the next is read. */
export function wordsOf(text: string): Tokens {
  passOver(text);
  return tokens;
}

/** A text whose only words are those between square brackets, which are no part of it. */
export function marked(text: string): Tokens {
  const words = createTokens();
  let source = "";
  for (const [index, part] of text.split(/[[\]]/u).entries()) {
    if (index % 2 === 1) {
      words.starts[words.count] = source.length;
      words.ends[words.count] = source.length + part.length;
      words.lengths[words.count] = part.length;
      words.count += 1;
    }
    source += part;
  }
  words.source = source;
  return words;
}
