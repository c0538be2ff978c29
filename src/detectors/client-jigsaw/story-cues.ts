import { FEATURE, type ScannedText } from "../../matching/scanned-text.ts";
import { tokensOf } from "../../matching/sweep.ts";
import { tokenHash } from "../../matching/token-hash.ts";
import { TOKEN } from "../../matching/tokens.ts";
import { wordFeatures } from "../../matching/trigger-table.ts";

/** A place where somebody is spoken of in a relation that asks for discretion. Offsets of the folded text. */
export interface StoryCue {
  readonly start: number;
  readonly end: number;
  /** Only an age tells that it is about a person: it takes more to make a story. */
  readonly isWeak: boolean;
}

/** People that one knows by one's work. Singular; plurals take an "s". */
const RELATION =
  "patient|client|customer|student|pupil|employee|donor|tenant|resident|service user|claimant|applicant|candidate|" +
  "witness|complainant|whistleblower|beneficiary|parishioner|inmate|policyholder|investor|caller|trainee|mentee|intern|" +
  "supervisee|volunteer|borrower|staff member|member of staff|direct report|foster child|foster carer|case|colleague|counterparty|" +
  "congregant|prisoner|detainee|defendant|plaintiff|survivor|victim|buyer|seller|landlord|participant|respondent";
/** The same as said of many: "one of our …". */
const RELATIONS =
  "patients|clients|customers|students|pupils|employees|donors|tenants|residents|service users|claimants|applicants|" +
  "candidates|witnesses|complainants|whistleblowers|beneficiaries|parishioners|inmates|policyholders|investors|callers|" +
  "trainees|mentees|interns|volunteers|borrowers|staff|people|team|direct reports|foster children|cases|colleagues|" +
  "prisoners|defendants|survivors|victims|buyers|sellers|participants|members|teachers|nurses|consultants|suppliers|ladies|" +
  "men|women|boys|girls|regulars|year \\d{1,2}s";
const PERSON =
  "man|woman|lady|gentleman|guy|girl|boy|child|kid|teenager|couple|family|chap|bloke|lad|person|mother|mum|mom|father|dad|" +
  "widow|widower|veteran|grandmother|grandfather|toddler|baby|pensioner|refugee|farmer|teacher|nurse|doctor|priest|vicar";
const ADJECTIVES = "(?: [\\p{L}\\d'’-]{1,24}){0,4}";
/** What makes "client" or "student" part of a thing's name: "our client portal". */
const OF_THING =
  "(?!(?:['’]s)? ?-?(?:portal|server|side|app|apps|software|library|code|api|facing|base|service|services|list|lists|meeting|" +
  "meetings|care|support|database|records|data|account|accounts|team|survey|journey|experience|machine|version|library|" +
  "centre|center|union|loan|loans|house|council|body|event|events|party|night|discount|card|id|day|days|handbook|number|" +
  "numbers|engagement|satisfaction|onboarding|benefits|training|safety|information|leaflet|feedback|access|dinner))";
/** Work that is done for one person in confidence, whoever that is said to be. */
const WORK =
  "treated|treating|treat|examined|admitted|discharged|assessed|counselled|counselling|counseled|represent|represented|" +
  "representing|advise|advised|advising|acting for|act for|acted for|looking after|look after|prosecuting|defending|" +
  "operated on|diagnosed|hired|hiring|sacked|dismissed|interviewed";
/** How one meets people, too. */
const MEETING =
  "saw|seen|met|teach|taught|teaching|visited|have|had|got|supporting|support|supported|delivered|seeing|see|spoke to|spoke with|" +
  "speaking to|talked to|talking to|working with|work with|met with";
const WHO =
  "(?:i|we)(?:['’]?(?:ve|re|m)| have| had| are| am| were| was)?(?: just| once| recently| currently| also| been){0,2}";

/** Those of the above of whom nobody need say "my". */
const CONFIDANT =
  "patient|client|student|pupil|employee|donor|tenant|service user|resident|claimant|complainant|whistleblower|parishioner|" +
  "inmate|policyholder|candidate|survivor|foster child|borrower|investor";

const ENGLISH = [
  `(?:${RELATION}) of (?:mine|ours)`,
  "(?:new|my|our|another) pt",
  `(?:one|two|another|some|most) of (?:my|our|their)(?: [\\p{L}-]{1,24}){0,3} (?:${RELATIONS})`,
  `(?:my|our)(?: [\\p{L}\\d-]{1,24}){0,3} (?:${RELATION})${OF_THING}`,
  `(?:${WHO} |(?<=(?:^|[.!?:;>\\n])\\s{0,2})(?:just )?)(?:${WORK}) (?:an?|this|another)`,
  `(?:${WHO} |(?<=(?:^|[.!?:;>\\n])\\s{0,2})(?:just )?)(?:${MEETING}) (?:an?|this|another)(?:${ADJECTIVES} (?:${RELATION}|${PERSON})| [\\p{L}\\d]{1,12}[- ]years?[- ]old)${OF_THING}`,
  `(?:an?|this|another)(?: [\\p{L}\\d'’-]{1,24}){0,3} (?:${CONFIDANT})${OF_THING}`,
  // "The client" is mostly a program: only with what is told of somebody right behind it.
  `the(?: (?:new|other|old|same|young))? (?:${CONFIDANT})(?=,| (?:is|was|has|who|in|from|at)(?![\\p{L}])| ?[:–-])`,
  `(?:an?|this|another)${ADJECTIVES} (?:${PERSON}) (?:came in|came to see|walked in|was brought|was admitted|was referred|turned up|presented|` +
    "i (?:saw|see|treat|treated|met|look after|teach|represent|support|visited|know from work)|we (?:saw|see|treat|treated|represent|support|admitted|hired))",
  "(?:therapy|supervision|appointment|clinic|counselling)(?: \\p{L}{2,9}){0,2} with (?:an?|this|another)",
  "in (?:my|our)(?: [\\p{L}\\d]{1,12}){0,2} (?:clinic|surgery|ward|class|caseload|practice|care|parish|tutor group|form)|on (?:my|our) (?:ward|caseload|list)|" +
    "(?:in|at|to) (?:clinic|surgery|a&e) (?:today|this morning|yesterday|last night|this week)",
];

/** "Patient: 17-year-old girl, …". */
const HEADING =
  "(?<=(?:^|\\n)[\\s>*_•-]{0,4})(?:(?:new|interesting|tricky|odd|sad) )?(?:patient|pt|client|student|pupil|claimant|tenant|resident|service user|employee|candidate|case)(?: ?[:,–-] ?(?=\\d|an? )| (?:is|was|has|who|for the)(?![\\p{L}]))";
/** Nobody says whose patient or client, but somebody's age is told. */
const AGED = "(?:an? )?(?:\\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)[- ](?:years?|yrs?)[- ]old";

const GERMAN = [
  "(?:patient|patientin|mandant|mandantin|klient|klientin|kunde|kundin|schuler|schulerin|mitarbeiter|mitarbeiterin|bewerber|bewerberin|" +
    "spender|spenderin|mieter|mieterin) von (?:mir|uns)",
  "(?:einer?|eine) (?:meiner|unserer)(?: [\\p{L}-]{1,24}){0,2} (?:patienten|patientinnen|mandanten|mandantinnen|klienten|" +
    "klientinnen|kunden|kundinnen|schuler|schulerinnen|mitarbeiter|mitarbeiterinnen|spender|mieter|bewerber)",
  "(?:mein|meine|unser|unsere|ein|eine)(?: [\\p{L}\\d-]{1,24}){0,3} (?:patient|patientin|mandant|mandantin|klient|klientin|schuler|schulerin|" +
    "mitarbeiterin|kundin|spenderin|mieterin|bewerberin)",
];
const FRENCH = [
  "(?:patiente?|cliente?|eleve|etudiante?|salariee?|locataire|donatrice|donateur) (?:a moi|a nous)",
  "une? de (?:mes|nos)(?: [\\p{L}-]{1,24}){0,2} (?:patiente?s|cliente?s|eleves|etudiante?s|salariee?s|locataires|donateurs|donatrices)",
  "(?:mon|ma|notre|une?) (?:patiente?|cliente?|eleve|etudiante?|salariee?|donatrice|donateur)",
];
const SPANISH = [
  "(?:paciente|cliente|clienta|alumno|alumna|empleado|empleada|inquilino|inquilina|donante) (?:mi[oa]|nuestr[oa])",
  "un[oa]? de (?:mis|nuestr[oa]s)(?: [\\p{L}-]{1,24}){0,2} (?:pacientes|clientes|clientas|alumnos|alumnas|empleados|empleadas|donantes)",
  "(?:mi|nuestr[oa]|una?) (?:paciente|cliente|clienta|alumno|alumna|empleado|empleada|donante)",
];

const CUE = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?:${[...ENGLISH, ...GERMAN, ...FRENCH, ...SPANISH].join("|")})(?![\\p{L}\\p{N}])|${HEADING})`,
  "uy",
);
const WEAK_CUE = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${AGED})(?![\\p{L}\\p{N}])`, "uy");
/** Other words by which a text shows that it is about somebody in a relation of business. */
const NEAR = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${RELATION}|${RELATIONS}|deal|engagement|mandant\\p{L}{0,3}|kund\\p{L}{1,3}|klient\\p{L}{0,3})(?![\\p{L}\\p{N}])`,
  "iu",
);

/** Cues followed up in one text; more tell of no one in particular. */
const MOST_CUES = 64;
/** Words a cue may begin before the one that gives it away: "we are also looking after another very young patient". */
const REACH = 8;

/** Words cues begin with, before the one that gives them away. */
const OPENERS =
  hashes(`i im ive id we were weve wed just one two another some most my our a an this the in on at to had got have
  see talked speaking work working visited support supported met spoke new interesting tricky odd sad appointment counselling
  mein meine unser unsere ein eine einer un une mon ma notre mi nuestro nuestra una uno`);
/** "43 years old" gives away an age, "the old one" does not. */
const OLD = tokenHash("old");
const YEAR_WORDS = hashes("year years yr yrs");

function hashes(words: string): ReadonlySet<number> {
  return new Set(words.split(/\s+/u).map(tokenHash));
}

/**
 * The cues of a text, in order. They are looked for only around words that wake the detector, which are few in any text
 * that is not about people.
 */
export function* cuesIn(text: ScannedText): Iterable<StoryCue> {
  const { folded } = text;
  let last = 0;
  for (const { starts, tellsAge } of anchorsIn(text)) {
    for (const start of starts) {
      if (start < last) continue;
      const strong = endOf(CUE, folded, start);
      const end = strong ?? (tellsAge ? endOf(WEAK_CUE, folded, start) : null);
      if (end === null) continue;
      last = end;
      if (!isAboutOneself(folded, start)) yield { start, end, isWeak: strong === null };
      break;
    }
  }
}

interface Anchor {
  /** Where a cue around it may begin. */
  readonly starts: readonly number[];
  readonly tellsAge: boolean;
}

/** All at once: another text may be swept before the next cue is asked for, and the words are the last one's. */
function anchorsIn(text: ScannedText): readonly Anchor[] {
  const { count, hashes: words, starts, flags } = tokensOf(text);
  const anchors: Anchor[] = [];
  for (let index = 0; index < count && anchors.length < MOST_CUES; index++) {
    if ((wordFeatures(words[index]!) & FEATURE.story) === 0 || (flags[index]! & TOKEN.code) !== 0) continue;
    const tellsAge = words[index] === OLD;
    if (tellsAge && (index === 0 || !YEAR_WORDS.has(words[index - 1]!))) continue;
    const found: number[] = [];
    for (let at = Math.max(0, index - REACH); at <= index; at++) {
      if (tellsAge || at === index || OPENERS.has(words[at]!)) found.push(starts[at]!);
    }
    anchors.push({ starts: found, tellsAge });
  }
  return anchors;
}

function endOf(cue: RegExp, folded: string, start: number): number | null {
  cue.lastIndex = start;
  return cue.test(folded) ? cue.lastIndex : null;
}

/** True when a word near the clues tells that they are about a client. */
export function relationNear(around: string): boolean {
  return NEAR.test(around);
}

/** "I'm a client of theirs", "as a patient I …". */
function isAboutOneself(folded: string, at: number): boolean {
  return /(?:\bi'?m|\bi am|\bi was|\bas|\bich bin|\bje suis|\bsoy)\s$/u.test(folded.slice(Math.max(0, at - 12), at));
}
