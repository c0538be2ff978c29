import { COMMON_NAMES } from "../../matching/common-words.ts";
import type { TermHit } from "../../matching/scanned-text.ts";
import { type DealWords, isDealNoun, isPartyNoun } from "./deal-words.ts";
import { isShouted } from "./shouting.ts";

/** Characters looked at on either side; a sentence's worth. */
const REACH = 90;
/** Characters of a word or two right before a name, far enough for any that says something of it. */
const WORD_REACH = 24;
const WORDS_REACH = 48;

/** Evidence for an ambiguous word being the registered name, each with its share of confidence. */
const SHARE = {
  /** A company's form behind it says it all. */
  legalForm: 0.75,
  /** Written with a capital where no sentence begins. */
  capital: 0.2,
  /** An abbreviation is written in capitals whatever it means. */
  abbreviation: 0.1,
  /** Several capitalised words in a row are seldom anything but a name. */
  severalCapitals: 0.1,
  /** "with Target", "Target's". */
  attached: 0.1,
  /** A word of dealing in the same sentence. */
  dealt: 0.2,
  /** A word of dealing right beside it: "our client Target", "the Target account". */
  besideDealing: 0.2,
  /** The same for an abbreviation, which needs more of it: clients have APIs, too. */
  besideWhose: 0.25,
  /** What only somebody who acts can do: "Shell signed …". */
  acts: 0.2,
} as const;

/** Company forms that are no words: they count in any case. Source: the registers of the countries in docs/detectors.md. */
const PLAIN_FORM =
  /^[\s,]{0,2}(?:inc|ltd|limited|llc|llp|plc|incorporated|corporation|gmbh|kgaa|sarl|sasu|bvba|sprl|oyj|aps|pty|pte|pvt|s\.a\.s|s\.p\.a|s\.r\.l|srl|s\.l|b\.v|n\.v|a\/s)(?![\p{L}\p{N}/_-])/iu;
/** Those that are words, or parts of words, in some language: only as they are registered, behind a capital. */
const WORD_FORM =
  /^[\s,]{0,2}(?:Corp|Co|Company|Holdings?|Group|AG|KG|UG|SE|SA|SAS|S\.A|SL|SLU|SpA|BV|NV|Oy|AB|ABP|AS|ASA|LP)(?![\p{L}\p{N}/_-])/u;

/** Prepositions that stand between an activity and a name: "the call with Shell". */
const BEFORE_NAME = /(?:^|[^\p{L}])(?:with|for|from|at|by|mit|für|bei|von|avec|chez|pour|con|para)\s+$/iu;

/** What companies and people do and things don't; directly behind the name. */
const ACTS =
  /^\s(?:has |have |had |will |just |also |finally |now )?(?:signed|agreed|acquire[sd]?|bought|announced?|confirmed|rejected|approved|paid|owes|hired|terminated|renewed|accepted|sued|filed|offered|negotiat\p{L}{1,3}|wants|asked|insists?|complained|hat|haben|unterschreibt|unterschrieb|kauft|a signé|signe|achète|firmó|ha firmado|compra)(?!\p{L})/u;

/** Glued to a name these make it part of an address, a path, a file, a handle or an identifier. */
const GLUE_BEFORE = /[/\\_.=#@$%+~-]$/u;
const GLUE_AFTER = /^(?:[/\\_=@+~]|[.-][\p{L}\p{N}]|::|\()/u;

/** True when the name is a piece of something else: a path, a host, a file name, a handle, a function. */
export function isEmbedded(original: string, start: number, end: number): boolean {
  return (
    GLUE_BEFORE.test(original.slice(Math.max(0, start - 1), start)) || GLUE_AFTER.test(original.slice(end, end + 3))
  );
}

/**
 * Confidence an ambiguous word gains from what stands around it, 0..1. Abbreviations count only as they
 * are registered, capitals included.
 */
export function evidenceFor(original: string, hit: TermHit, dealing: DealWords): number {
  const from = Math.max(0, hit.start - REACH);
  const before = original.slice(from, hit.start);
  const after = original.slice(hit.end, hit.end + REACH);
  const name = original.slice(hit.start, hit.end);
  const capital = isCapital(name);
  if (isEmbedded(original, hit.start, hit.end)) {
    return 0;
  }
  if (PLAIN_FORM.test(after) || PLAIN_FORM.test(endOf(name))) {
    return SHARE.legalForm;
  }
  if (!capital || isShouted(before, after)) {
    return 0;
  }
  if (WORD_FORM.test(after) || WORD_FORM.test(endOf(name))) {
    return SHARE.legalForm;
  }
  const sentenceFrom = from + beginOfSentence(before);
  const sentenceTo = hit.end + endOfSentence(after);
  const dealt = dealing.near(sentenceFrom, hit.start, hit.end, sentenceTo) ? SHARE.dealt : 0;
  if (isAbbreviation(name)) {
    // One with other letters is another word: "Less" is no plural of "LES".
    return hit.closeness < 1
      ? 0
      : SHARE.abbreviation + attachment(before, after) + dealt + besideAbbreviation(before, after);
  }
  const opens = isSentenceStart(before);
  const several = /\s\p{Lu}/u.test(name) && !isPersonal(name) ? SHARE.severalCapitals : 0;
  const acts = dealt > 0 && ACTS.test(after) ? SHARE.acts : 0;
  return (opens ? 0 : SHARE.capital + attachment(before, after)) + several + dealt + acts + beside(before, after);
}

function attachment(before: string, after: string): number {
  return BEFORE_NAME.test(before.slice(-WORD_REACH)) || /^['’]s?(?!\p{L})/u.test(after) ? SHARE.attached : 0;
}

/** "our client Target", "the Target account"; "your Apple account" is about an account, not about a client. */
function beside(before: string, after: string): number {
  const close = before.slice(-WORD_REACH);
  const party = /(?:^|[^\p{L}])(\p{L}+),?\s+$/u.exec(close)?.[1] ?? "";
  if (isPartyNoun(party.toLowerCase())) {
    return SHARE.besideDealing;
  }
  const noun = /^(?:['’]s)?\s(\p{L}+)/u.exec(after)?.[1] ?? "";
  const isOwned = isDealNoun(noun.toLowerCase()) && /(?:^|[^\p{L}])(?:your|my|his|her|an?|this)\s+$/iu.test(close);
  return isDealNoun(noun.toLowerCase()) && !isOwned ? SHARE.besideDealing : 0;
}

/** "our client ABB", "the ABB deal"; "the client API" names nobody. */
function besideAbbreviation(before: string, after: string): number {
  if (beside(before, after) === 0) {
    return 0;
  }
  const close = before.slice(-WORDS_REACH);
  const isWhose = /(?:^|[^\p{L}])(?:our|new|the|unser\p{L}{0,2}|notre|nuestro)\s(?:\p{L}+\s)?$/iu.test(close);
  const isPlainClient = /(?:^|[^\p{L}])(?:the|a|an)\s\p{L}+\s$/iu.test(close);
  return isWhose && !isPlainClient ? SHARE.besideWhose : 0;
}

const PERSONAL = new Set(COMMON_NAMES.split(/\s+/u).filter((word) => word !== ""));

/** A person of that name is seldom the one who is registered: several capitals tell nothing. */
function isPersonal(name: string): boolean {
  const [first = ""] = name.toLowerCase().split(/\s/u);
  return PERSONAL.has(first);
}

function isCapital(name: string): boolean {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0);
  return first !== first.toLowerCase() || /^\d/u.test(name);
}

/** Four letters or fewer, all capitals. */
function isAbbreviation(name: string): boolean {
  return name.length <= 5 && name === name.toUpperCase();
}

/** The last word of a name of several, with the space before it: "Shell plc" is its own evidence. */
function endOf(name: string): string {
  const space = name.lastIndexOf(" ");
  return space < 0 ? "" : name.slice(space);
}

const OPENING = new Set('.!?:;\n>•*|"“([-');

function isSentenceStart(before: string): boolean {
  const trimmed = before.trimEnd();
  return trimmed === "" || OPENING.has(trimmed.at(-1)!) || before.includes("\n", trimmed.length);
}

/** Offset in what stands before a name at which the name's sentence or line begins. */
function beginOfSentence(before: string): number {
  return Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"), before.lastIndexOf("! ")) + 1;
}

/** Offset in what stands behind a name at which its sentence or line ends. */
function endOfSentence(after: string): number {
  const at = after.search(/[.!?]\s|\n/u);
  return at < 0 ? after.length : at;
}
