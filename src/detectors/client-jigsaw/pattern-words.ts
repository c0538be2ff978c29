import { FUNCTION_WORDS } from "../../matching/common-words.ts";

/** Optional words between others: nothing hangs on them. */
const OPTIONAL_WORDS = /\(\?:[^()]* \)(?:[?*]|\{0,\d\})|\(\?: [^()]*\)\?/gu;
const ATOM = /\(\?:|\[[^\]]*\]|\\p\{L\}|\\d|[\s\S]/uy;
const QUANTIFIER = /[?*+]|\{\d+,\d+\}/uy;
const FUNCTIONS: ReadonlySet<string> = new Set(FUNCTION_WORDS.split(/\s+/u));

/**
 * Words of which a folded text has at least one wherever the pattern fits, as the sweep cuts them, so that looking for
 * these tells of most texts that the pattern need not be tried. Understands the patterns of `STORY_WORDS`: letters,
 * groups, classes, `?`, and bounded repeats of a letter or digit. Digits are words: "0" stands for any.
 *
 * @throws {Error} when an alternative has no word that can be told from the pattern.
 */
export function wordsOfPattern(pattern: string): readonly string[] {
  return split(pattern.replaceAll(OPTIONAL_WORDS, ""), "|").flatMap((alternative) => {
    const [rarest] = split(alternative, " ").flatMap(wordsOfSegment).sort(byRarity);
    if (rarest === undefined) throw new Error(`no word is known of ${alternative}`);
    return rarest;
  });
}

/** The words a segment may be, one list or none; what begins with an apostrophe only ends one. */
function wordsOfSegment(segment: string): readonly (readonly string[])[] {
  if (segment.startsWith("['")) return [];
  const words = formsOf(segment)?.map(tellingWord) ?? [];
  return words.length === 0 || words.includes("") ? [] : [words];
}

/** Fewer words that merely join others first, then longer ones. */
function byRarity(a: readonly string[], b: readonly string[]): number {
  return joining(a) - joining(b) || shortest(b) - shortest(a);
}

function joining(words: readonly string[]): number {
  return words.filter((word) => FUNCTIONS.has(word)).length;
}

function shortest(words: readonly string[]): number {
  return Math.min(...words.map(({ length }) => length));
}

/** Cuts at a sign outside groups and classes; an optional space does not part words. */
function split(pattern: string, sign: string): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const [index, character] of [...pattern].entries()) {
    if (character === "(" || character === "[") depth++;
    if (character === ")" || character === "]") depth--;
    if (depth === 0 && character === sign && pattern[index + 1] !== "?") parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}

/** All texts a pattern fits, `null` when these are without number. */
function formsOf(pattern: string): readonly string[] | null {
  let forms: readonly string[] = [""];
  for (let at = 0; at < pattern.length; ) {
    const atom = matchAt(ATOM, pattern, at);
    const end = atom === "(?:" ? endOfGroup(pattern, at) : at + atom.length;
    const quantifier = matchAt(QUANTIFIER, pattern, end);
    const inner = atom === "(?:" ? formsOfAny(pattern.slice(at + atom.length, end - 1)) : formsOfAtom(atom);
    if (inner === null || (quantifier.length > 0 && quantifier !== "?" && atom !== "\\d")) return null;
    const choices = quantifier === "?" ? ["", ...inner] : inner;
    forms = forms.flatMap((form) => choices.map((choice) => form + choice));
    at = end + quantifier.length;
  }
  return forms;
}

function formsOfAny(alternatives: string): readonly string[] | null {
  const all = split(alternatives, "|").map(formsOf);
  return all.some((forms) => forms === null) ? null : all.flatMap((forms) => forms ?? []);
}

function formsOfAtom(atom: string): readonly string[] | null {
  if (atom === "\\d") return ["0"];
  // What joins the halves of a word: a hyphen, a space.
  if (atom === ".") return [" "];
  if (!atom.startsWith("[")) return atom.startsWith("\\") ? null : [atom];
  return /^\[[\p{L}'’]+\]$/u.test(atom) ? [...atom.slice(1, -1)] : null;
}

function endOfGroup(pattern: string, start: number): number {
  let depth = 0;
  for (let at = start; at < pattern.length; at++) {
    if (pattern[at] === "(") depth++;
    if (pattern[at] === ")" && --depth === 0) return at + 1;
  }
  return pattern.length;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** Its longest word that does not merely join others, else its longest; none is "". */
function tellingWord(form: string): string {
  const words: readonly string[] = form.replaceAll(/['’]/gu, "").match(/[\p{L}\d]+/gu) ?? [];
  const telling = words.filter((word) => !FUNCTIONS.has(word));
  return (telling.length > 0 ? telling : words).reduce((best, word) => (word.length > best.length ? word : best), "");
}
