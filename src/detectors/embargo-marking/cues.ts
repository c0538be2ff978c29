import type { ScannedText } from "../../matching/scanned-text.ts";
import { areMet, type Needs, needing } from "./needed-words.ts";

/** How a phrase announces an embargo, and what it needs to be believed. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /**
   * `embargo` is the word itself in any form, `until` a phrase that calls for a date, `release` a header line
   * that calls for a date and a time.
   */
  readonly family: "embargo" | "until" | "release";
  /** Confidence when a full date follows, 0..1. */
  readonly confidence: number;
}

interface CueRule {
  /** Without these words the pattern is not tried. */
  readonly needs: Needs;
  readonly pattern: RegExp;
  readonly family: Cue["family"];
  readonly confidence: number;
  /** The phrase counts only at the start of a line. */
  readonly atLineStart?: boolean;
}

const EDGE = "(?<![\\p{L}\\p{N}])";

/**
 * Phrases by language: English, German, French, Spanish. Every pattern begins with a literal word and has only
 * bounded repeats. Sources: press offices' own headers as described in docs/detectors.md.
 */
const RULES: readonly CueRule[] = [
  {
    needs: needing(
      "embargo|embargoed|embargoes|embargos|embargado|embargada|embargados|embargadas",
      "sperrfrist|sperrfristvermerk|sperrvermerk",
    ),
    pattern: new RegExp(
      `${EDGE}(?:strictly |strikt )?(?:embargo(?:ed|es|s)?|embargad[oa]s?|sperrfrist(?:vermerk)?|sperrvermerk)(?![\\p{L}\\p{N}])`,
      "gu",
    ),
    family: "embargo",
    confidence: 0.97,
  },
  {
    needs: needing("hold|holding|held release|publication|broadcast"),
    pattern: new RegExp(
      `${EDGE}h(?:olding|old|eld) (?:for|from|until|till)\\s(?:(?:for )?(?:release|publication|broadcast)(?: or broadcast)?\\s)(?:until|till|til|before|at|on)?`,
      "gu",
    ),
    family: "until",
    confidence: 0.9,
  },
  {
    needs: needing("not before|until|till|prior"),
    pattern: new RegExp(
      `${EDGE}(?:not (?:to be |for )(?:any |public |wire )?(?:publication|published|broadcast|released?|reported|circulation|circulated|distribution|distributed|use|used)|do not (?:publish|release|share|circulate|distribute|announce|report|broadcast|forward|tweet|post))[\\p{L}\\s,]{0,40}?\\s(?:before|until|till|prior to)(?!\\p{L})`,
      "gu",
    ),
    family: "until",
    confidence: 0.88,
  },
  {
    needs: needing("confidential|wraps until|till|before"),
    pattern: /(?<!\p{L})(?:(?:strictly )?confidential|under wraps) (?:until|till|before)(?!\p{L})/gu,
    family: "until",
    confidence: 0.85,
  },
  {
    needs: needing("gesperrt bis", "frei|veroffentlichung ab|zur", "freigabe ab|am", "nicht vor"),
    pattern:
      /(?<!\p{L})(?:gesperrt bis|frei (?:erst )?(?:ab|zur ver[öo]ffentlichung)|freigabe (?:ab|am)|zur ver[öo]ffentlichung ab|nicht (?:zur ver[öo]ffentlichung )?vor(?: dem)?)(?!\p{L})/gu,
    family: "until",
    confidence: 0.85,
  },
  {
    needs: needing("publier|diffuser|diffusion|publication avant|jusquau|jusqua"),
    pattern:
      /(?<!\p{L})(?:(?:ne pas|[àa] ne pas) (?:publier|diffuser)|diffusion interdite|publication interdite|interdit de publication) (?:avant|jusqu['’](?:au|[àa]))(?!\p{L})/gu,
    family: "until",
    confidence: 0.9,
  },
  {
    needs: needing("publicar|difundir|divulgar|publicacion|difusion antes|hasta"),
    pattern:
      /(?<!\p{L})(?:no (?:publicar|difundir|divulgar)|prohibida su (?:publicaci[óo]n|difusi[óo]n)) (?:antes del?|hasta)(?!\p{L})/gu,
    family: "until",
    confidence: 0.9,
  },
  {
    needs: needing("for transmission"),
    pattern: /(?<!\p{L})for (?:wire|radio|broadcast|internet|media) transmission(?!\p{L})/gu,
    family: "release",
    confidence: 0.92,
  },
  {
    needs: needing("for release|publication|broadcast"),
    pattern:
      /(?<!\p{L})for (?:(?:public|press|general|media|news) )?(?:release|publication|broadcast)(?: (?:at|on|after|not before|from))?(?!\p{L})/gu,
    family: "release",
    confidence: 0.85,
    atLineStart: true,
  },
];

const LINE_START = /(?:^|\n)[\s>*_#•-]*$/u;

/** Reading on from a cue costs more than finding it: a text about embargoes is read at its first ones. */
const MOST_CUES = 48;

/** The first cues of a text whose words are noted, in folded offsets and in order of their start. */
export function cuesIn(text: ScannedText): Cue[] {
  const cues: Cue[] = [];
  for (const { needs, pattern, family, confidence, atLineStart } of RULES) {
    if (!areMet(needs)) {
      continue;
    }
    const { folded } = text;
    let taken = 0;
    for (const found of folded.matchAll(pattern)) {
      if (atLineStart !== true || LINE_START.test(folded.slice(Math.max(0, found.index - 12), found.index))) {
        taken += 1;
        cues.push({ start: found.index, end: found.index + found[0].trimEnd().length, family, confidence });
      }
      if (taken >= MOST_CUES) {
        break;
      }
    }
  }
  return cues.sort((a, b) => a.start - b.start).slice(0, MOST_CUES);
}

/** Words that say that a moment follows: "until", "lifts at", a colon. */
const CALLS_FOR_DATE =
  /^[\s*_~]{0,4}(?:[:–—(|/-]|(?:for|from|on)\s(?:\p{L}{1,15}\s){0,3}(?:until|till|til|before)(?!\p{L})|(?:for|from)\s(?:(?:public|media|press|immediate)\s)?(?:release|publication|broadcast|delivery|distribution)(?!\p{L})|(?:beachten|beachten\sbis)\s?:|(?:strictly\s)?(?:until|till|til|before|prior to|to|not before|period|date|time|lifts?|ends?|expires?|is lifted|will lift|will be lifted|bis|jusqu|hasta)(?!\p{L}))/u;

/** True when the words behind an embargo word introduce its date. */
export function callsForDate(after: string): boolean {
  return CALLS_FOR_DATE.test(after);
}

const EVENT =
  /^[\s*_:,-]{0,4}(?:(?:for|from)\s\p{L}{1,15}\s)?(?:until|till|til|bis|jusqu['’](?:au|[àa]|[àa] la)|hasta(?: la| el| su)?)\s{1,3}(?:(?:after|its|the|their|our|official|formal|final|public|press|full|zur|der|la|le|de)\s){0,4}(?:delivery|delivered|publication|published|release|released|announcement|announced|launch|launched|press conference|conference|further notice|approval|approved|presentation|presented|keynote|speech|market (?:open|close)|markets (?:open|close)|filing|filed|ver[öo]ffentlichung|bekanntgabe|auf weiteres|widerruf|nouvel ordre|publicaci[óo]n|anuncio|nuevo aviso|tbc|tbd|tba)(?!\p{L})(?! (?:branch|candidate|build|pipeline))/u;

const EVENT_CLAUSE =
  /^[\s*_:,-]{0,4}(?:until|till|til)\s(?:[\p{L}'’-]{1,20} ){1,6}(?:is|are|has been|have been|gets?|goes)\s(?:officially |formally )?(?:published|announced|released|presented|delivered|public|live|launched|out)(?!\p{L})/u;

/** True when the embargo ends with an event: "until delivery", "until the paper is published". */
export function endsWithEvent(after: string): boolean {
  return EVENT.test(after) || EVENT_CLAUSE.test(after);
}

const HOLD_EVENT = /^\s{0,3}(?:the\s)?(?:further notice|announcement|press conference|delivery)(?!\p{L})/u;

/** The same for "hold for release until …", where engineers say nearly the same. */
export function holdEndsWithEvent(after: string): boolean {
  return HOLD_EVENT.test(after);
}

const REINFORCED =
  /(?:do not|don['’]t|not to be|not for|never|please do not) (?:distribute|distribution|share|publish|publication|forward|circulate|circulation|disclose|release|quote)|strictly (?:private|confidential)|confidential(?:ly)? until/u;

/** True when another phrase nearby says the same. */
export function isReinforced(around: string): boolean {
  return REINFORCED.test(around);
}

const CONTENT =
  /(?:press|news|media|strict|full|still|currently|all|this|draft|copy|document|documents|report|release|announcement|story|article|paper|results|figures|numbers|findings?|earnings|statement|briefing|slides|deck|advisory|vulnerabilit(?:y|ies)|cve|source code|data)(?!\p{L})/u;

/** "under embargo" said of something that is published: a report, figures, an advisory. */
export function isAboutContent(sentence: string): boolean {
  return CONTENT.test(sentence);
}
