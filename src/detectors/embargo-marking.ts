import { FEATURE, type ScannedText } from "../matching/scanned-text.ts";
import { tokensOf } from "../matching/sweep.ts";
import type { Detector, DetectorKind, FindContext, Match } from "./detector.ts";
import {
  type Cue,
  callsForDate,
  cuesIn,
  endsWithEvent,
  holdEndsWithEvent,
  isAboutContent,
  isReinforced,
} from "./embargo-marking/cues.ts";
import type { WrittenDate } from "./embargo-marking/elements.ts";
import { type Instant, instantOf, writtenDate } from "./embargo-marking/instant.ts";
import { isFree, isJargon, isOver, isRule, isTrade, type Surroundings } from "./embargo-marking/look-alikes.ts";
import { noteWords } from "./embargo-marking/needed-words.ts";
import { MARKING_KINDS, markingsIn } from "./embargo-marking/vocabulary.ts";
import { hasPlaceholder, type When, whenAfter, whenBefore } from "./embargo-marking/when.ts";

const KINDS: readonly DetectorKind[] = [
  { id: "embargo", title: "something marked as under embargo", severity: "high" },
  ...MARKING_KINDS,
];

/** An embargo as read from the folded text; `liftsAt` is `null` when it names no moment. */
interface Reading {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly liftsAt: number | null;
  readonly dated: boolean;
}

/** Confidence where the moment is not fully said. */
const UNDATED = { event: 0.85, header: 0.75, content: 0.65, reinforced: 0.75 } as const;
/** A marking that contradicts itself. */
const CONTRADICTORY = 0.65;

function surroundings(text: string, cue: Cue): Surroundings {
  return { before: text.slice(Math.max(0, cue.start - 60), cue.start), after: text.slice(cue.end, cue.end + 160) };
}

function confidenceOf(cue: Cue, instant: Instant): number {
  if (instant.contradictory) {
    return CONTRADICTORY;
  }
  return instant.basis === "full" ? cue.confidence : cue.confidence - (instant.basis === "year-assumed" ? 0.03 : 0.1);
}

/** Whether a date behind this cue is the embargo's, and not merely near the word. */
function belongs(cue: Cue, when: When, around: Surroundings, gap: string): boolean {
  switch (cue.family) {
    case "embargo":
      // "Embargo 9am Tuesday" is a marking, "the embargo of 3 March" history.
      return callsForDate(around.after) || /^[\s*_~|]*$/u.test(gap);
    case "until":
      return when.date !== null || when.minutes !== null || when.weekday !== null;
    case "release":
      return when.minutes !== null && (when.date !== null || when.weekday !== null);
  }
}

function dated(text: string, cue: Cue, context: FindContext, known: WrittenDate | null): Reading | "free" | null {
  const around = surroundings(text, cue);
  const when = whenAfter(text, cue.end);
  if (when === null || isRule(text.slice(when.end, when.end + 60)) || hasPlaceholder(text, cue.end)) {
    return null;
  }
  if (!belongs(cue, when, around, text.slice(cue.end, when.start)) || (cue.family === "embargo" && isTrade(around))) {
    return null;
  }
  // "Sunday May 21 / EMBARGOED UNTIL 2.30 PM": the dateline has the date.
  const above = when.date === null ? whenBefore(text, cue.start) : null;
  const inherited = above === null ? (when.date === null ? known : null) : writtenDate(above, context);
  const instant = instantOf({ ...when, weekday: when.weekday ?? above?.weekday ?? null }, context, inherited);
  if (instant === null) {
    return null;
  }
  const lifted = instant.at <= context.now;
  if (lifted && !instant.contradictory) {
    return "free";
  }
  return {
    start: cue.start,
    end: when.end,
    confidence: confidenceOf(cue, instant),
    // A past date that contradicts itself may be a slip of the pen for a coming one: nobody can say it lifted.
    liftsAt: lifted ? null : instant.at,
    dated: true,
  };
}

/** The sentence or line a position is in, within reach. */
function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 120), start);
  const after = text.slice(end, end + 120);
  const from = Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"));
  const to = after.search(/\.\s|\n/u);
  return before.slice(from + 1) + text.slice(start, end) + (to < 0 ? after : after.slice(0, to));
}

/** A marking that stands alone, as on the top of a page: in capitals, in brackets, or a line of its own. */
function isHeader(text: string, cased: string, cue: Cue): boolean {
  const written = cased.slice(cue.start, cue.end);
  const participle = /ed$|ad[oa]s?$|sperrfrist|sperrvermerk/u.test(text.slice(cue.start, cue.end));
  const rest = text.slice(cue.end, cue.end + 12);
  const alone =
    /(?:^|\n)[\s>*_#[(•-]{0,6}$/u.test(text.slice(Math.max(0, cue.start - 8), cue.start)) &&
    /^[\s*_\])!.:–—-]{0,6}(?:\n|$)/u.test(rest);
  const capitals = written === written.toUpperCase() && participle && /^[\s*_]{0,3}(?:[.:!)\]|/\n–—-]|$)/u.test(rest);
  return (
    alone || capitals || (participle && /^\s?[\])]/u.test(rest) && /[[(]\s?$/u.test(text.slice(0, cue.start).slice(-2)))
  );
}

function undated(text: ScannedText, cue: Cue): Reading | null {
  const { folded } = text;
  const around = surroundings(folded, cue);
  const reading = (confidence: number): Reading => ({
    start: cue.start,
    end: cue.end,
    confidence,
    liftsAt: null,
    dated: false,
  });
  if (cue.family !== "embargo") {
    return cue.family === "until" && holdEndsWithEvent(around.after) ? reading(0.6) : null;
  }
  if (isFree(around) || isTrade(around) || isOver(around) || hasPlaceholder(folded, cue.end)) {
    return null;
  }
  const when = whenAfter(folded, cue.end);
  if (when !== null && isRule(folded.slice(when.end, when.end + 60))) {
    return null;
  }
  if (endsWithEvent(around.after)) {
    return reading(UNDATED.event);
  }
  if (isJargon(around)) {
    return null;
  }
  if (isHeader(folded, text.cased, cue)) {
    return reading(UNDATED.header);
  }
  const sentence = sentenceAround(folded, cue.start, cue.end);
  // "The paper is embargoed", "results under strict embargo"; not "must be embargoed", which is a rule.
  const isState =
    /(?:under|bajo|sous|unter)\s(?:an?\s|strict\s|press\s|news\s|media\s|full\s){0,3}$/u.test(around.before) ||
    /(?:is|are|still|remains?|currently|strictly)\s$/u.test(around.before);
  if (isState && isAboutContent(sentence)) {
    return reading(UNDATED.content);
  }
  return isReinforced(`${around.before} ${around.after}`) ? reading(UNDATED.reinforced) : null;
}

function embargoes(text: ScannedText, context: FindContext): Reading[] {
  const readings: Reading[] = [];
  const loose: Cue[] = [];
  let known: WrittenDate | null = null;
  let settled = false;
  let behind = -1;
  for (const cue of cuesIn(text)) {
    if (cue.start < behind) {
      continue;
    }
    const { folded } = text;
    const when = whenAfter(folded, cue.end);
    const found = dated(folded, cue, context, known);
    if (found === null) {
      loose.push(cue);
      continue;
    }
    // Other mentions in the same text speak of this embargo: they add nothing while it holds, nor once it lifted.
    settled = true;
    known ??= when === null ? null : writtenDate(when, context);
    behind = when?.end ?? cue.end;
    if (found !== "free") {
      readings.push(found);
    }
  }
  if (!settled) {
    for (const cue of loose) {
      const found = undated(text, cue);
      if (found !== null && !text.inCode(text.toOriginal(found.start, found.end).start)) {
        readings.push(found);
        break;
      }
    }
  }
  return readings;
}

function* find(text: ScannedText, context: FindContext): Iterable<Match> {
  noteWords(tokensOf(text));
  for (const { start, end, confidence, liftsAt } of embargoes(text, context)) {
    yield { kind: "embargo", ...text.toOriginal(start, end), confidence, liftsAt };
  }
  for (const { kind, start, end, confidence, severity, permits } of markingsIn(text)) {
    yield {
      kind,
      ...text.toOriginal(start, end),
      confidence,
      severity,
      ...(permits === null ? {} : { permits }),
    };
  }
}

/** Explicit markings in text: embargoes with their lift time, TLP and other handling vocabularies. */
export const embargoMarking: Detector = {
  id: "embargo-marking",
  title: "a confidentiality marking",
  severity: "high",
  kinds: KINDS,
  triggers: FEATURE.marking,
  find,
};
