import type { ClueKind } from "../../core/clue.ts";
import { everyMatch } from "./every-match.ts";
import { ORIGINS, STORY_WORDS } from "./story-words.ts";
import { DIGITS, ILLNESS, ILLNESS_ENDS, type Tellings, telling } from "./telling-words.ts";

/** Something a story tells of its person. Offsets of the window it was read in. */
export interface StoryFact {
  readonly kind: ClueKind;
  readonly start: number;
  readonly end: number;
  /** 1, or a half for what fits many people. */
  readonly weight: number;
}

/** A stretch of folded text, and the same with its capitals. */
export interface StoryWindow {
  readonly folded: string;
  readonly cased: string;
  readonly language: Language;
  /** What the text around it was seen to have. */
  readonly tellings: Tellings;
}

export type Language = "english" | "other";

interface Rule {
  readonly kind: ClueKind;
  /** Tried only in texts that have one of these; default in all. */
  readonly needs?: Tellings;
  readonly weight: number;
  readonly pattern: RegExp;
  /** Reads the text with its capitals. */
  readonly cased?: boolean;
  /** Reads texts of this language only. */
  readonly language?: Language;
  /** The group that is the fact; default the whole. */
  readonly group?: number;
  readonly isRight?: (found: string, behind: string, before: string) => boolean;
}

const TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
const TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const ONES = "one|two|three|four|five|six|seven|eight|nine";
const AGE = `(?:\\d{1,3}|(?:${TENS})(?:-(?:${ONES}))?|${TEENS}|${ONES})`;
const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|" +
  "januar|februar|marz|mai|juni|juli|oktober|dezember|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|" +
  "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre";
const WEEKDAYS =
  "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|" +
  "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo";

/** Things have an age, too. */
const AGED_THING =
  /^\s?(?:[\p{L}-]+\s)?(?:laptop|machine|computer|pc|server|bug|code|box|hardware|kernel|version|install\p{L}*|card|drive|disk|system|distro|release|software|car|house|building|whisky|scotch|wine|ticket|issue|package|thread|post|account|contract|loan|phone|model|tech\p{L}*|project|company|firm)(?!\p{L})/u;
const PERSON_NOUN = "(?: (?:man|woman|girl|boy|male|female|lady|gentleman|mum|mother|father|dad|person))?";

/** Words with a capital that follow "in" and are no place. */
const NO_PLACE =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|French|German|Spanish|Italian|Latin|Welsh|Java|Python|Ruby|Rust|Perl|Bash|Linux|Ubuntu|Debian|Fedora|Windows|Mac|Unix|Firefox|Chrome|Excel|Word|Outlook|Slack|Teams|Zoom|Gmail|Google|Facebook|Twitter|LinkedIn|Instagram|Jira|GitHub|I|It|He|She|We|They|You|The|This|That|A|An|My|Our|Her|His|Mr|Mrs|Ms|Miss|Dr|Q[1-4]|AM|PM|OK|HR|IT|PR|UK|EU|US|USA|PDF|API|Christmas|Easter|Ramadan|God|Year|Europe|Asia|Africa|America|Covid|COVID|ICU|A&E)(?![\p{L}])/u;

const NAME = "\\p{Lu}[\\p{L}'’-]{2,24}";
const INSTITUTIONS =
  "Hospital|Infirmary|Clinic|Hospice|Surgery|School|Academy|College|University|Primary|Grammar|Church|Cathedral|Chapel|Mosque|Synagogue|Prison|Council|" +
  "Trust|Bank|Brewery|Hotel|Theatre|Museum|Library|Barracks|Club|FC|United|Rovers|Ltd|plc|GmbH|Inc|LLP|Council|Police|Constabulary|" +
  "Gymnasium|Grundschule|Krankenhaus|Klinik|Klinikum|Universitat|Universität";

const STORY_WORD_RULES = STORY_WORDS.map(
  ({ kind, weight, words }): Rule => ({
    kind,
    // Words of trades are many, and no story is made of a trade alone.
    ...(kind === "role" ? {} : { needs: telling(words) }),
    weight,
    pattern: new RegExp(`\\b(?:${words.replaceAll("~", "\\p{L}{0,3}")})${kind === "role" ? "s?" : ""}\\b`, "gu"),
  }),
);

/** What stands where a trade could and is none. */
const NO_ROLE =
  /^(?:man|men|woman|women|girl|girls|boy|boys|male|female|lady|gentleman|person|people|patient|patients|client|student|pupil|child|kid|adult|teenager|toddler|baby|mother|father|daughter|sister|brother|grandmother|grandfather|stepfather|stepmother|widower|partner|neighbour|neighbor|stranger|member|customer|user|caller|number|letter|matter|computer|server|laptop|order|other|another|former|latter|later|never|ever|over|under|after|winter|summer|september|october|november|december|human|german|roman|woman|russian|italian|norwegian|christian|palestinian|ukrainian|iranian|australian|canadian|nigerian|beginner|winner|loser|owner|newcomer|outsider|foreigner|corner|dinner|minor|major|senior|junior|error|colour|color|prior|bigger|smaller|better|older|younger|super|proper|clever|sober|paper|water|power|folder|header|master|cancer|tumor|disorder|divorcee|volunteer|career|believer|survivor|sufferer|smoker|drinker|carrier|whose|with|from|that|this|what|have|been|here|there|they|code|house|building)$/u;

const TOWN = `(?:St\\.? |Saint |Bad |New |North |South |East |West |Upper |Lower |Great |Little |San |La |Le |Los )?${NAME}(?:(?:-| |-on-|-upon-|-le-| upon | on )${NAME}){0,2}`;

/** "IVF" and "NHS" are no towns. */
function isTown(found: string): boolean {
  return !NO_PLACE.test(found) && found !== found.toUpperCase();
}

const DECADES = DIGITS | telling("teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties");

const RULES: readonly Rule[] = [
  {
    kind: "age",
    needs: telling("year|years|yr|yrs"),
    weight: 1,
    pattern: new RegExp(
      `(?:(?<![\\p{L}])an? )?(?<![\\p{L}\\d.])${AGE}[- ](?:years?|yrs?)[- ]olds?(?![\\p{L}])${PERSON_NOUN}`,
      "gu",
    ),
    isRight: (_found, behind) => !AGED_THING.test(behind),
  },
  {
    kind: "age",
    needs: telling("aged|age"),
    weight: 1,
    pattern: new RegExp(`(?<![\\p{L}])(?:aged|age) ${AGE}(?![\\p{L}\\d])`, "gu"),
  },
  { kind: "age", needs: DIGITS, weight: 1, pattern: /(?<![\p{L}\d.])\d{1,2} ?(?:y\/?o|yo[mf]?|year old)(?![\p{L}])/gu },
  {
    kind: "age",
    needs: DIGITS,
    weight: 1,
    pattern:
      /(?<![\p{L}\d.])(?:\d{1,3}-?jahrige[rnms]?|agee? de \d{1,3} ans|de \d{1,3} (?:ans|anos)|\d{1,3} (?:jahre alt|ans|anos))(?![\p{L}])/gu,
  },
  // "a woman, 43, …", "(43)": an age only between signs, right behind a word.
  { kind: "age", needs: DIGITS, weight: 1, pattern: /(?<=\p{L}, |\p{L} \()[1-9]\d(?=[,)](?:\s|$)|, )/gu },
  {
    kind: "age",
    needs: DECADES,
    weight: 0.5,
    pattern:
      /(?<![\p{L}])in (?:her|his|their)(?: early| mid| late|[ -]mid)?[ -](?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|\d0'?s)(?![\p{L}])/gu,
  },
  {
    kind: "age",
    needs: telling("toddler|newborn|teenager|teenage|elderly|octogenarian|nonagenarian|pensioner"),
    weight: 0.5,
    pattern:
      /(?<![\p{L}])(?:toddler|newborn|teenager|teenage|elderly|octogenarian|nonagenarian|pensioner)(?![\p{L}])/gu,
  },
  {
    kind: "health",
    needs: telling("ms|mnd|ptsd|ocd|copd|tb|dvt|mrsa|sti|ivf"),
    weight: 1,
    cased: true,
    pattern: /(?<![\p{L}])(?:MS|MND|PTSD|OCD|COPD|TB|DVT|MRSA|STI|IVF)(?![\p{L}])/gu,
  },
  {
    kind: "age",
    needs: DECADES,
    weight: 0.5,
    pattern:
      /(?<![\p{L}])(?:early|mid|late)[ -](?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|\d0'?s)(?![\p{L}])/gu,
  },
  {
    kind: "institution",
    weight: 1,
    cased: true,
    pattern: new RegExp(`(?<![\\p{L}])St\\.? ${NAME}['’]s(?![\\p{L}])`, "gu"),
  },
  {
    kind: "institution",
    weight: 1,
    cased: true,
    pattern: new RegExp(
      `(?<![\\p{L}])(?:St\\.? |Saint |Royal |Queen |King )?${NAME}(?: (?:${NAME}|of|and|the|&)){0,4} (?:${INSTITUTIONS})(?![\\p{L}])`,
      "gu",
    ),
  },
  {
    kind: "institution",
    weight: 1,
    cased: true,
    pattern: new RegExp(
      `(?<![\\p{L}])(?:works?|worked|working|employed|studies|studying|teaches|taught|plays|played|partner|engineer|manager|director) (?:at|for|by|with) (${NAME}(?: ${NAME}){0,2})`,
      "gu",
    ),
    group: 1,
    isRight: (found) => !NO_PLACE.test(found),
  },
  {
    kind: "place",
    weight: 1,
    cased: true,
    language: "english",
    pattern: new RegExp(`(?<![\\p{L}])(?:in|at|from|near|outside|of|around|to|lives on|living on) (${TOWN})`, "gu"),
    group: 1,
    isRight: isTown,
  },
  {
    kind: "place",
    weight: 0.5,
    cased: true,
    pattern: new RegExp(
      `(?<![\\p{L}])the (${TOWN}) (?:team|branch|office|shop|store|site|plant|depot|area)(?![\\p{L}])`,
      "gu",
    ),
    group: 1,
    isRight: isTown,
  },
  // German writes every noun with a capital: only what people come from is a place.
  {
    kind: "place",
    weight: 1,
    cased: true,
    language: "other",
    pattern: new RegExp(`(?<![\\p{L}])(?:aus|bei|en|de|desde) (${TOWN})`, "gu"),
    group: 1,
    isRight: isTown,
  },
  // French; before a sign only, for the same letter is an English article.
  {
    kind: "place",
    weight: 1,
    cased: true,
    pattern: new RegExp(`(?<![\\p{L}])a (${NAME}(?:-${NAME}){0,2})(?=[,.;:)]|$)`, "gu"),
    group: 1,
  },
  { kind: "place", weight: 1, cased: true, pattern: new RegExp(`(?<![\\p{L}])(${NAME})-based(?![\\p{L}])`, "gu") },
  {
    kind: "origin",
    needs: telling(ORIGINS.toLowerCase()),
    weight: 1,
    cased: true,
    pattern: new RegExp(`(?<![\\p{L}])(?:${ORIGINS})(?![\\p{L}])`, "gu"),
    isRight: (_found, behind) =>
      !/^\s(?:language|translation|keyboard|layout|version|locale|channel|lesson|teacher|class|exam|word|text|food|market|law|team|office|version)/u.test(
        behind,
      ),
  },
  {
    kind: "date",
    weight: 1,
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?:(?:on )?(?:the )?\\d{1,2}(?:st|nd|rd|th)?\\.? (?:of )?(?:${MONTHS})(?: \\d{4})?|(?:${MONTHS}) \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|(?:in )?(?:${MONTHS}) \\d{4}|(?:on |last |this |next |am |letzten |le |el )(?:${WEEKDAYS})|(?:since|in) (?:19|20)\\d{2}|(?:on )?(?:christmas|boxing|new year's) (?:day|eve))(?![\\p{L}\\d])`,
      "gu",
    ),
  },
  {
    kind: "date",
    weight: 0.5,
    pattern:
      /(?<![\p{L}])(?:yesterday|last night|this morning|today|last (?:week|month|year|summer|winter|spring|autumn)|gestern|heute|hier|aujourd'hui|ayer|hoy)(?![\p{L}])/gu,
  },
  {
    kind: "deal",
    needs: DIGITS,
    weight: 1,
    pattern:
      /(?:[£$€]\s?\d[\d.,]{0,12}(?:\s?(?:k|m|mn|bn|million|billion|thousand))?(?![\p{L}\d])|(?<![\p{L}\d.,])\d[\d.,]{0,12}\s?(?:million|mio|billion|m|k)?\.?\s?(?:pounds|euros?|dollars|eur|gbp|usd|€|£)(?![\p{L}]))/gu,
  },
  {
    kind: "size",
    needs: DIGITS,
    weight: 1,
    pattern:
      /(?<![\p{L}\d.,])(?:\d{1,3}(?:[.,]\d{3})+|\d{2,6})(?= (?:\p{L}{1,20} )?(?:employees|staff|workers|beds|pupils on roll|branches|shops|stores|lorries|trucks|vans|acres|cows|mitarbeiter\p{L}{0,5}|salaries|empleados)(?!\p{L}))/gu,
  },
  ...STORY_WORD_RULES,
  { kind: "deal", needs: DIGITS, weight: 0.5, pattern: /(?<![\p{L}\d.,])\d[\d.,]{0,9} ?(?:k|million)(?![\p{L}\d])/gu },
  {
    kind: "health",
    needs: ILLNESS | telling("diagnosed|suffers|suffering|treated|allergic|living|syndrome|disease|disorder"),
    weight: 1,
    pattern: new RegExp(
      `(?<![\\p{L}])(?:(?:diagnosed with|suffers from|suffering from|treated for|allergic to|living with) (?:an? )?(?:\\p{L}{3,24} ){0,2}\\p{L}{3,24}|\\p{L}{3,20}(?:${ILLNESS_ENDS})|\\p{L}{3,20}(?:'s)? (?:syndrome|disease|disorder))(?![\\p{L}])`,
      "gu",
    ),
    isRight: (found) =>
      !/^(?:diplomas?|aromas?|sympathy|empathy|telepathy|apathy|hypnosis|osmosis|academia)$/u.test(found),
  },
  // Whatever stands where a trade does: "a 43-year-old chandler", "works as a chandler", "she's a chandler".
  {
    kind: "role",
    weight: 1,
    cased: true,
    pattern:
      /(?:-olds? |year old |(?<![\p{L}])(?:works?|working|worked|job|trained) as (?:an? |the )?|(?<![\p{L}])(?:retired|former|ex-|trainee|apprentice) ?)(\p{Ll}{4,20})(?![\p{L}])/gu,
    group: 1,
    isRight: (found) => !NO_ROLE.test(found),
  },
  {
    kind: "role",
    weight: 1,
    pattern:
      /(?:(?<![\p{L}])(?:s?he|they|who)(?:['’](?:s|re)| is| are| was| were)|,) (?:an? |the )(?:\p{L}{2,20} )?(\p{L}{3,20}(?:er|or|ist|ian|man|woman|eer|smith|wright|monger|ier|ress))(?![\p{L}])/gu,
    group: 1,
    isRight: (found) => !NO_ROLE.test(found),
  },
  {
    kind: "role",
    weight: 1,
    pattern:
      /(?<![\p{L}])(?:an? )(?:\p{L}{2,20} ){0,2}(\p{L}{3,20}(?:er|or|ist|ian|man|woman|eer|smith|wright|monger|ier|ress)) (?:from|in|at|near|on|living|based|who)(?![\p{L}])/gu,
    group: 1,
    isRight: (found) => !NO_ROLE.test(found),
  },
];

/** Characters looked at before a fact, and behind one. */
const BEFORE = 16;
const BEHIND = 40;
/** "I'm a 43-year-old …", "my husband's cancer": facts of the one who writes. */
const OWN =
  /(?:(?<![\p{L}])(?:i'?m|i am|i was|me,?|my|you'?re|you are|ich bin|je suis|soy))\s(?:an?\s|the\s|only\s)?$/u;

/** The facts of a window, in order, none overlapping another. Bounded by the window. */
export function factsIn(window: StoryWindow): readonly StoryFact[] {
  const found: StoryFact[] = [];
  for (const rule of RULES) {
    if (rule.language !== undefined && rule.language !== window.language) continue;
    if (rule.needs !== undefined && (rule.needs & window.tellings) === 0) continue;
    const text = rule.cased === true ? window.cased : window.folded;
    for (const match of everyMatch(rule.pattern, text)) {
      const words = rule.group === undefined ? match[0] : (match[rule.group] ?? "");
      const start = match.index + (rule.group === undefined ? 0 : match[0].lastIndexOf(words));
      const end = start + words.length;
      const before = window.folded.slice(Math.max(0, start - BEFORE), start);
      if (OWN.test(before)) continue;
      if (rule.isRight?.(words, text.slice(end, end + BEHIND), before) === false) continue;
      found.push({ kind: rule.kind, start, end, weight: rule.weight });
    }
  }
  return withoutOverlaps(found, window.folded.length);
}

/** Of overlapping facts the earlier rule's stays. */
function withoutOverlaps(facts: readonly StoryFact[], length: number): readonly StoryFact[] {
  const taken = new Uint8Array(length);
  const kept: StoryFact[] = [];
  for (const fact of facts) {
    const free = taken.subarray(fact.start, fact.end);
    if (free.includes(1)) continue;
    free.fill(1);
    kept.push(fact);
  }
  return kept.sort((a, b) => a.start - b.start);
}
