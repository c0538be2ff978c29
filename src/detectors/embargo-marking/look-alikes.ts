/**
 * What uses the word and is no marking: trade embargoes, release engineering, machine learning hold-outs, policy
 * text, templates. Gap: a press embargo about a trade embargo in one sentence stays silent unless it is dated.
 */

/** Directly before "embargo": the goods, the weapon or the country it is laid on. */
const TRADE_BEFORE =
  /(?<!\p{L})(?:trade|arms|weapons?|oil|gas|beef|grain|wheat|food|fuel|energy|economic|commercial|financial|exports?|imports?|technology|chip|diamond|steel|naval|total|absolute|partial|u\.?\s?s\.?|american|japanese|korean|russian|chinese|cuban?|iran(?:ian)?|iraqi?|arab|opec|soviet|european|eu|un|u\.n\.)[\s-]{0,2}$/u;

/** Directly behind it. */
const TRADE_AFTER =
  /^(?:es|s)?[\s,]{0,2}(?:(?:on|of|against|over|imposed|laid|by|with|contre|contra|sur|sobre|gegen|act|list)(?!\p{L})|comercial|petrol|de armas|countr|nation|goods|check|compliance|polic)/u;

/** "Embargo: for immediate release", "Embargo: none". */
const FREE =
  /^[\s:*_()[\]–—-]{0,6}(?:for\s+)?(?:immediate|immediately|none|no\b|n\/a|not applicable|nil|open|lifted|over|expired|aufgehoben|keine?\b|sofort|entf[äa]llt|aucun|imm[ée]diat|lev[ée]|ninguno|inmediat|levantado)/u;

/** "… until 9 a.m. on the day the article is posted": a rule for all, not this text's marking. */
const RULE_AFTER =
  /^[\s,)]{0,3}(?:\(?[a-z. ]{0,12}time\)?\s{0,2})?(?:on|of)\s(?:the|each|every|its|their)\s(?:day|date|morning)|^[\s,)]{0,3}(?:each|every)\s/u;

/** Words around an undated "embargoed" that make it data science or code. */
const JARGON =
  /hold-?outs?|dataset|training|evaluation|labels?\b|token|commit|branch|merge|p0\b|ci\b|build|deploy|sprint|model\b/u;

/** Who speaks of lifting an embargo speaks of one laid on trade, or of one that is over. */
const OVER =
  /(?<!\p{L})(?:no longer|not|never|isn['’]t|wasn['’]t|lift(?:ed|ing)?|end(?:ed|ing)?|broke|breaking|without|after)\s(?:the\s|its\s|their\s|an?\s|under\s|any\s)?(?:strict\s|press\s)?$/u;

/** What a look at the words around a cue can tell. All texts are lower case. */
export interface Surroundings {
  /** Up to 60 characters before the cue. */
  readonly before: string;
  /** Up to 160 characters behind it. */
  readonly after: string;
}

/** A trade embargo by the word before or behind it. */
export function isTrade({ before, after }: Surroundings): boolean {
  return TRADE_BEFORE.test(before) || TRADE_AFTER.test(after);
}

/** The marking itself says that nothing is held back. */
export function isFree({ after }: Surroundings): boolean {
  return FREE.test(after);
}

/** A rule about many texts rather than a marking of this one. */
export function isRule(afterDate: string): boolean {
  return RULE_AFTER.test(afterDate);
}

/** Data science, code and release engineering. */
export function isJargon({ before, after }: Surroundings): boolean {
  return JARGON.test(before) || JARGON.test(after.slice(0, 90));
}

/** Said of an embargo that is over. */
export function isOver({ before }: Surroundings): boolean {
  return OVER.test(before);
}
