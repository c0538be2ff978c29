import { everyMatch } from "./every-match.ts";

/** Short words that English and other languages are full of; folded. */
const ENGLISH =
  /(?<![\p{L}])(?:the|and|of|is|was|are|were|with|who|has|had|he|she|they|her|his|i|we|our|my|to|for|at|an|that|this|on)(?![\p{L}])/gu;
const OTHERS =
  /(?<![\p{L}])(?:der|die|das|und|ist|mit|von|ein|eine|einer|mir|uns|hat|seit|aus|le|la|les|des|est|une|un|du|de|et|mes|nos|avec|el|los|las|una|uno|con|mis|que|es|esta|y|en)(?![\p{L}])/gu;

/** True when a folded text is English rather than German, French or Spanish; of a few words, always. */
export function isEnglish(folded: string): boolean {
  return count(folded, ENGLISH) >= count(folded, OTHERS);
}

function count(folded: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of everyMatch(pattern, folded)) found++;
  return found;
}
