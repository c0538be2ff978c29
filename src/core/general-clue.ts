import type { Clue } from "./clue.ts";
import { generalDate } from "./general-date.ts";
import { generalAge, generalCount, generalSum } from "./general-number.ts";

/** A stretch of a text and what stands in for it. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** A clue with what stands around it. */
interface Written {
  readonly words: string;
  readonly before: string;
  readonly behind: string;
  /** Another clue begins right behind it. */
  readonly isFollowed: boolean;
  readonly now: number | null;
}

/** What stands in for a clue; `back` and `on` are characters of its surroundings that go with it. */
interface General {
  readonly words: string;
  readonly back?: number;
  readonly on?: number;
}

const BEFORE = 16;
const BEHIND = 16;
const ARTICLE = /(?<![\p{L}])an?\s$/iu;
/** Behind these a noun takes an article; behind "the", "early" or "rare" it does not. */
const TAKES_ARTICLE =
  /(?:^|[,;:.!?(–-]\s?|(?<![\p{L}])(?:with|has|had|have|having|of|from|for|is|was|are|by|about|into|to|after|before|and|or|in|near|at|outside|around|through|got|on)\s)$/iu;
/** In another language: shorter, and no worse. */
const LEFT_OUT = "[…]";

/** What stands in for each of the clues of a text, in order; a clue that is general already is left out. */
export function generalClues(text: string, clues: readonly Clue[], now: number | null): readonly Replacement[] {
  const sorted = [...clues].sort((a, b) => a.start - b.start);
  const found: Replacement[] = [];
  for (let index = 0; index < sorted.length; index++) {
    const clue = sorted[index]!;
    if (clue.language === "other") {
      found.push({ start: clue.start, end: clue.end, words: LEFT_OUT });
      continue;
    }
    const next = sorted[index + 1];
    // "a 43-year-old headteacher" is one stretch: someone in their forties.
    const isOne = clue.kind === "age" && next?.kind === "role" && text.slice(clue.end, next.start) === " ";
    const end = isOne ? next.end : clue.end;
    const general = generalOf(clue, {
      words: text.slice(clue.start, clue.end),
      before: text.slice(Math.max(0, clue.start - BEFORE), clue.start),
      behind: text.slice(end, end + BEHIND),
      isFollowed: next !== undefined && next.start - end <= 1,
      now,
    });
    if (general === null) continue;
    if (isOne) index++;
    found.push({ start: clue.start - (general.back ?? 0), end: end + (general.on ?? 0), words: general.words });
  }
  return found;
}

function generalOf({ kind }: Clue, written: Written): General | null {
  const { words, now } = written;
  switch (kind) {
    case "place":
      return written.behind.startsWith("-based") ? { words: "regional", on: "-based".length } : noun("town", written);
    case "institution":
      return noun(institutionOf(words), written);
    case "sector":
      return bare(/(?:[^is]s|ies)$/iu.test(words) && !/ics$/iu.test(words) ? "businesses" : "business", written);
    case "role":
      return bare(/[^s]s$/iu.test(words) ? "professionals" : "professional", written);
    case "size":
      return { words: generalCount(words) };
    case "age":
      return ageOf(written);
    case "origin":
      return originOf(written);
    case "family":
      return familyOf(written);
    case "health":
      return healthOf(written);
    case "event":
      return eventOf(written);
    case "date":
      return { words: generalDate(words, now) };
    case "deal":
      return { words: generalSum(words) };
    case "rarity":
      return rarityOf(written);
    case "belonging":
      return belongingOf(words);
    case "detail":
      return { words: "[detail]" };
  }
}

/** A noun with an article where one is due; "an" gives way, as the new noun may not take it. */
function noun(word: string, written: Written): General {
  if (ARTICLE.test(written.before) || !TAKES_ARTICLE.test(written.before)) return bare(word, written);
  return { words: `a${/^[aeiou]/u.test(word) ? "n" : ""} ${word}` };
}

/** A word that takes the place of another behind whatever article there is. */
function bare(word: string, { before }: Written): General {
  const article = ARTICLE.exec(before);
  if (article === null) return { words: word };
  const capital = article[0].startsWith("A") ? "A" : "a";
  return { words: `${capital}${/^[aeiou]/u.test(word) ? "n" : ""} ${word}`, back: article[0].length };
}

const INSTITUTIONS: readonly (readonly [name: RegExp, noun: string])[] = [
  [/hospital|infirmary|clinic|surgery|klinik|krankenhaus/iu, "hospital"],
  [/hospice/iu, "hospice"],
  [/school|academy|primary|grammar|gymnasium/iu, "school"],
  [/university|college|universit/iu, "college"],
  [/church|cathedral|chapel|mosque|synagogue/iu, "place of worship"],
  [/prison/iu, "prison"],
  [/council|police|constabulary/iu, "public body"],
  [/bank/iu, "bank"],
  [/club|\bfc\b|united|rovers/iu, "club"],
];

function institutionOf(words: string): string {
  return INSTITUTIONS.find(([name]) => name.test(words))?.[1] ?? "organisation";
}

function ageOf(written: Written): General | null {
  const { words, before, behind } = written;
  const age = generalAge(words);
  if (age === null || /^in |^de | ans$| anos$| años$|jährig|jahre/iu.test(words)) return null;
  if (/^an? /iu.test(words)) return { words: words.startsWith("A") ? capitalised(age.someone) : age.someone };
  if (/^aged? |years old$/iu.test(words)) return { words: age.their };
  if (/^\d+$/u.test(words)) {
    const isCounted = /^[- ]years?/iu.test(behind) || /aged?\s$/iu.test(before);
    return { words: isCounted ? age.adjective : age.their };
  }
  return ARTICLE.test(before) ? bare(age.adjective, written) : { words: age.adjective };
}

function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** "a Somali refugee" is a refugee; where it stands alone, somebody from elsewhere. */
function originOf(written: Written): General {
  const { before, behind, isFollowed } = written;
  const next = /^\s(\p{L})/u.exec(behind)?.[1];
  if (next === undefined) return { words: "from elsewhere" };
  const article = ARTICLE.exec(before);
  if (article === null) return { words: "", on: 1 };
  const vowel = !isFollowed && /[aeiou]/iu.test(next);
  return { words: `${article[0].startsWith("A") ? "A" : "a"}${vowel ? "n" : ""} `, back: article[0].length, on: 1 };
}

const RELATIVES: readonly (readonly [words: RegExp, general: string])[] = [
  [/^(?:ex|former)/iu, "former partner"],
  [/ of (?:the|an?|our)$/iu, "relative of"],
  [/^single|(?:mother|mum|mom|father|dad|parent) of/iu, "parent"],
  [/^widow/iu, "bereaved person"],
  [/husband|wife|partner|boyfriend|girlfriend|fianc/iu, "partner"],
  [/mother|father|mum|mom|dad/iu, "parent"],
  [/brother|sister|siblings/iu, "siblings"],
  [/grandson|granddaughter/iu, "grandchild"],
  [/\b(?:son|daughter|child|baby)$/iu, "child"],
  [/twin|triplet|quadruplet|children|kids|sons|daughters|boys|girls/iu, "children"],
];

function familyOf(written: Written): General | null {
  const { words } = written;
  const general = RELATIVES.find(([pattern]) => pattern.test(words))?.[1];
  if (general === undefined) return null;
  const owner = /^(?:her|his|their|whose)\s/iu.exec(words)?.[0];
  if (owner !== undefined) return { words: `${owner}${general}` };
  const article = / (?:the|an?|our)$/iu.exec(words)?.[0];
  return bare(general === "relative of" ? `${general}${article ?? ""}` : general, written);
}

const SAID_OF_HEALTH = /^(?:diagnosed with|suffers from|suffering from|treated for|allergic to|living with)/iu;
const UNWELL =
  /^(?:pregnant|diabetic|epileptic|schizophrenic|psychotic|autistic|blind|deaf|paralysed|paralyzed|suicidal|sectioned|addicted|alcoholic|terminally ill|terminal|self.?harm(?:ed|ing|s)|overdosed|miscarried|amputated)$/iu;

function healthOf(written: Written): General | null {
  const { words } = written;
  const said = SAID_OF_HEALTH.exec(words)?.[0];
  if (said !== undefined) return { words: `${said} a health condition` };
  // It says that something was found, not what.
  if (/^(?:diagnosed|diagnosis)$/iu.test(words)) return null;
  if (/^attempted suicide$/iu.test(words)) return { words: "was unwell" };
  if (/^tested positive$/iu.test(words)) return { words: "had a test result" };
  return UNWELL.test(words) ? bare("unwell", written) : noun("health condition", written);
}

const BUSINESS = /takeover|merger|acquisition|being sold|selling up|going public|ipo|insolven|data breach/iu;
const DONE = /^(?:won|lost|inherited|came|got|transition|embezzl|drink)/iu;
const SUFFERED =
  /^(?:arrested|convicted|acquitted|widowed|kidnapped|stabbed|assaulted|raped|abused|sacked|suspended|expelled|evicted|deported|adopted|fostered|divorced|bankrupt|insolvent|made redundant|struck by|bitten by|burnt down|burned down)/iu;

function eventOf(written: Written): General {
  const { words } = written;
  const what = BUSINESS.test(words) ? "business matter" : "personal matter";
  if (DONE.test(words)) return { words: "went through something" };
  return SUFFERED.test(words) ? { words: `affected by a ${what}` } : noun(what, written);
}

function rarityOf(written: Written): General {
  const { words } = written;
  if (/^one of/iu.test(words)) return { words: "one of several" };
  const first = /^(?:the )?first (?:\p{L}+ )*(\p{L}+)$/iu.exec(words)?.[1];
  if (first !== undefined) return { words: first === "to" ? "one of those to" : `a ${first}` };
  if (/^the /iu.test(words)) return { words: "a" };
  if (/champion|olympian|paralympi|medallist|holder|celebrity|millionaire|billionaire|^former/iu.test(words)) {
    return bare("known person", written);
  }
  return bare("local", written);
}

function belongingOf(words: string): General {
  if (/^(?:lives|living)/iu.test(words)) return { words: `${/^\p{L}+/u.exec(words)?.[0] ?? "lives"} in the area` };
  const verb = /^(?:drives|rides|owns|bought|flies|breeds|keeps|collects)/iu.exec(words)?.[0];
  return { words: verb === undefined ? "something distinctive" : `${verb} something of their own` };
}
