import type { CustomRule } from "../core/policy.ts";
import { compileLinear, type LinearPattern, LinearPatternError } from "../matching/linear-pattern.ts";
import { mostOfAKind } from "../matching/saturation.ts";
import type { ScannedText } from "../matching/scanned-text.ts";
import { foldText } from "../matching/sweep.ts";
import { ASLEEP } from "./asleep.ts";
import type { Detector, Match } from "./detector.ts";

/** A rule of the policy file that can't be run, with the rule it is and why. */
export class CustomRuleError extends Error {
  override readonly name = "CustomRuleError";
  readonly ruleId: string;
  readonly reason: string;

  constructor(ruleId: string, reason: string) {
    super(`custom rule ${ruleId}: ${reason}`);
    this.ruleId = ruleId;
    this.reason = reason;
  }
}

interface ReadyRule {
  readonly rule: CustomRule;
  /** Folded, so that any case, accent and width matches. */
  readonly terms: readonly string[];
  readonly pattern: LinearPattern | null;
}

function ready(rule: CustomRule): ReadyRule {
  // An empty term would match everywhere.
  const terms = rule.terms.map((term) => foldText(term).trim()).filter((term) => term !== "");
  try {
    return { rule, terms, pattern: rule.pattern === null ? null : compileLinear(rule.pattern) };
  } catch (error) {
    if (error instanceof LinearPatternError) {
      throw new CustomRuleError(rule.id, error.reason);
    }
    throw error;
  }
}

const WORD_END = /[\p{L}\p{N}]$/u;
const WORD_START = /^[\p{L}\p{N}]/u;

/** Whole words only: a term's own punctuation ("C++") needs no edge. */
function* wholeWords(folded: string, term: string): Iterable<{ readonly start: number; readonly end: number }> {
  const wordFirst = WORD_START.test(term);
  const wordLast = WORD_END.test(term);
  for (let start = folded.indexOf(term); start >= 0; start = folded.indexOf(term, start + 1)) {
    const end = start + term.length;
    const before = wordFirst && WORD_END.test(folded.slice(Math.max(0, start - 2), start));
    const after = wordLast && WORD_START.test(folded.slice(end, end + 2));
    if (!before && !after) {
      yield { start, end };
    }
  }
}

function* matchesOf({ rule, terms, pattern }: ReadyRule, text: ScannedText): Iterable<Match> {
  const { id: kind, confidence } = rule;
  for (const term of terms) {
    for (const { start, end } of wholeWords(text.folded, term)) {
      yield { kind, ...text.toOriginal(start, end), confidence };
    }
  }
  if (pattern !== null) {
    for (const { start, end } of pattern.findAll(text.original)) {
      yield { kind, start, end, confidence };
    }
  }
}

function* find(text: ScannedText, rules: readonly ReadyRule[]): Iterable<Match> {
  // One more than is of use, so that whoever counts the findings can tell that there were more.
  const most = mostOfAKind(text.original.length) + 1;
  for (const rule of rules) {
    let count = 0;
    for (const match of matchesOf(rule, text)) {
      yield match;
      count += 1;
      if (count === most) {
        break;
      }
    }
  }
}

/**
 * The organisation's own terms and patterns.
 *
 * @throws {CustomRuleError} for a pattern that can't run in linear time.
 */
export function createCustom(rules: readonly CustomRule[]): Detector {
  const compiled = rules.map(ready);
  return {
    id: "custom",
    title: "something your organisation watches for",
    severity: "high",
    kinds: rules.map(({ id, title, severity }) => ({ id, title, severity })),
    // Nobody knows beforehand what the rules look for.
    triggers: compiled.length === 0 ? ASLEEP : 0,
    find: (text) => find(text, compiled),
  };
}
