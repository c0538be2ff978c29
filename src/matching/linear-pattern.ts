import { RE2JS } from "re2js";

/** A stretch of text, `end` exclusive, in UTF-16 code units of the text that was searched. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An organisation's own pattern, compiled for an engine whose time grows only with the text. */
export interface LinearPattern {
  readonly source: string;
  /** Every match from left to right, none overlapping, none empty. */
  findAll(text: string): Iterable<Span>;
}

/** Why a pattern can't be run in linear time, in words for whoever wrote the policy file. */
export class LinearPatternError extends Error {
  override readonly name = "LinearPatternError";
  readonly reason: string;

  constructor(reason: string) {
    super(`pattern refused: ${reason}`);
    this.reason = reason;
  }
}

/** Patterns longer than this compile to machines too large to keep beside the others. */
const MAX_PATTERN_LENGTH = 1_000;

interface Construct {
  readonly form: RegExp;
  readonly reason: string;
}

/** Constructs that need backtracking, looked for outside escapes so that the reason can name them. */
const NOT_LINEAR: readonly Construct[] = [
  { form: /^\(\?<?[=!]/u, reason: "look-around ((?=…), (?!…), (?<=…), (?<!…)) can't run in linear time" },
  { form: /^\\[1-9]/u, reason: "a backreference (\\1) can't run in linear time" },
  { form: /^\\k[<{']/u, reason: "a named backreference (\\k<name>) can't run in linear time" },
  { form: /^\(\?>/u, reason: "an atomic group ((?>…)) can't run in linear time" },
];

/** First construct of the pattern that can't be linear, `null` when there is none. */
function notLinearBecause(pattern: string): string | null {
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (!inClass) {
      const ahead = pattern.slice(at, at + 4);
      const found = NOT_LINEAR.find(({ form }) => form.test(ahead));
      if (found !== undefined) return found.reason;
    }
    if (char === "\\") at++;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
  }
  return null;
}

/**
 * Compiles a pattern in RE2 syntax; letters match in any case unless `caseSensitive`.
 *
 * @throws {LinearPatternError} when it can't run in linear time, is malformed, too long, or matches the empty text
 *   (it would match everywhere).
 */
export function compileLinear(pattern: string, options: { readonly caseSensitive?: boolean } = {}): LinearPattern {
  if (pattern.length > MAX_PATTERN_LENGTH) {
    throw new LinearPatternError(`it is longer than ${MAX_PATTERN_LENGTH} characters`);
  }
  const reason = notLinearBecause(pattern);
  if (reason !== null) throw new LinearPatternError(reason);
  const machine = compile(pattern, options.caseSensitive === true ? 0 : RE2JS.CASE_INSENSITIVE);
  if (machine.matcher("").find())
    throw new LinearPatternError("it matches the empty text, so it would match everywhere");
  return { source: pattern, findAll: (text) => spans(machine, text) };
}

function compile(pattern: string, flags: number): RE2JS {
  try {
    return RE2JS.compile(pattern, flags);
  } catch (error) {
    throw new LinearPatternError(error instanceof Error ? error.message : String(error));
  }
}

function* spans(machine: RE2JS, text: string): Iterable<Span> {
  const matcher = machine.matcher(text);
  while (matcher.find()) {
    const start = matcher.start();
    const end = matcher.end();
    if (end > start) yield { start, end };
  }
}
