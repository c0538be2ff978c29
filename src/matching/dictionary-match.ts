import type { Dictionary } from "./dictionary.ts";
import type { FoldedText } from "./fold.ts";
import type { TermHit } from "./scanned-text.ts";
import type { Tokens } from "./tokens.ts";
export function matchTerms(
  _dictionary: Dictionary,
  _tokens: Tokens,
  _folded: FoldedText | null,
  _text: string,
): readonly TermHit[] {
  return [];
}
