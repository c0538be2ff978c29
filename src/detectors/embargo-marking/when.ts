import { type Element, elementsAt } from "./elements.ts";

/** The date, time and zone written in one place. Offsets are of the text it was read from. */
export interface When {
  readonly date: Extract<Element, { kind: "date" | "numeric-date" | "relative" }> | null;
  readonly minutes: number | null;
  readonly weekday: number | null;
  readonly zone: Extract<Element, { kind: "zone" }>["zone"] | null;
  readonly start: number;
  readonly end: number;
  /** Words passed over before the first element. */
  readonly skipped: readonly string[];
}

/** Farther than this behind a cue a date belongs to something else. */
const REACH = 160;
const MOST_FILLERS_BEFORE = 8;
const MOST_FILLERS_BETWEEN = 3;

/** Words that may stand between a cue and its date, and between a date and its time. */
const FILLERS = new Set(
  `at on the of from by until till til before prior to after not no earlier than for release released releases
   publication publishing published public broadcast use media press print online web date time local hrs hours and
   or all strictly embargo embargoed is are be will lifts lift lifted ends expires it this wire transmission circulation
   distribution midnight noon t approx approximately next this coming exactly
   nächsten nachsten nächster kommenden kommender diesen erst beachten bitte prochain prochaine próximo proximo
   bis zum zur um am an den dem der die das ab uhr ende vom von frei nicht vor veröffentlichung veroffentlichung sperrfrist
   jusqu jusque jusqu'au jusqu'à jusqu'a au à a le la les du de des avant publication diffusion dès
   hasta el las los del antes que y`
    .split(/\s+/u)
    .filter((word) => word !== ""),
);

const SEPARATOR = /[\s,;:*_~()[\]"“”'|/\\<>=–—-]/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’]*/uy;

/** Placeholders of templates and documentation: "MM/DD/YYYY", "[date]", "<time>", "XX:XX". */
const PLACEHOLDER =
  /^(?:[^\p{L}\p{N}\n]{0,6}(?:(?:mm|dd|m|d)[/.-](?:mm|dd|m|d)[/.-]y{2,4}|yyyy[/.-]mm|hh:mm|xx[/:.]xx|x{3,}|_{3,})|[^\p{L}\p{N}\n]{0,4}[[<{]{1,2}\s?(?:insert\s)?(?:embargo[\s_-])?(?:date|time|day|when|datum|fecha))/u;

/** True when a template's blank follows instead of a date. */
export function hasPlaceholder(text: string, position: number): boolean {
  return PLACEHOLDER.test(text.slice(position, position + 40));
}

function isStop(text: string, position: number): boolean {
  const char = text[position];
  if (char === "\n") {
    return text[position + 1] === "\n" || text[position + 1] === "\r";
  }
  return (char === "." || char === "!" || char === "?") && /^.(?:\s|$)/su.test(text.slice(position, position + 2));
}

class Reading {
  date: When["date"] = null;
  minutes: number | null = null;
  weekday: number | null = null;
  zone: When["zone"] = null;
  start = -1;
  end = -1;

  /** False when an element says again what is already known: another date begins there. */
  take(elements: readonly Element[], start: number, end: number): boolean {
    for (const element of elements) {
      if (!this.#takeOne(element)) {
        return false;
      }
    }
    this.start = this.start < 0 ? start : this.start;
    this.end = end;
    return true;
  }

  #takeOne(element: Element): boolean {
    switch (element.kind) {
      case "date":
      case "numeric-date":
      case "relative":
        if (this.date !== null) {
          return false;
        }
        this.date = element;
        return true;
      case "time":
        if (this.minutes !== null) {
          // "12:00 noon" and "00:00 midnight" say one time twice.
          return element.minutes % 1440 === this.minutes % 1440;
        }
        this.minutes = element.minutes;
        return true;
      case "weekday":
        if (this.weekday !== null) {
          return false;
        }
        this.weekday = element.weekday;
        return true;
      case "zone":
        // A place on its own is a zone only behind a time.
        if (this.zone !== null || (this.minutes === null && this.date === null)) {
          return false;
        }
        this.zone = element.zone;
        return true;
    }
  }
}

/**
 * Reads the date and time that follow a position of a lower-case text, passing over a few words that belong to
 * such phrases; `null` when something else follows.
 */
export function whenAfter(text: string, from: number): When | null {
  const limit = Math.min(text.length, from + REACH);
  const reading = new Reading();
  const skipped: string[] = [];
  let position = from;
  let fillers = 0;
  while (position < limit) {
    // "09:00Z", "0900gmt": a zone may adjoin its time.
    const begins = reading.start < 0 ? isWord(text, position) : isWordStart(text, position);
    const lexed = position === reading.end || begins ? elementsAt(text, position) : null;
    if (lexed !== null && lexed.end > position) {
      if (!reading.take(lexed.elements, position, lexed.end)) {
        break;
      }
      position = lexed.end;
      fillers = 0;
      continue;
    }
    if (isStop(text, position)) {
      break;
    }
    if (SEPARATOR.test(text[position] ?? "") || text[position] === ".") {
      position += 1;
      continue;
    }
    WORD.lastIndex = position;
    const word = WORD.exec(text)?.[0];
    fillers += 1;
    const most = reading.start < 0 ? MOST_FILLERS_BEFORE : MOST_FILLERS_BETWEEN;
    if (word === undefined || fillers > most || !FILLERS.has(word)) {
      break;
    }
    if (reading.start < 0) {
      skipped.push(word);
    }
    position += word.length;
  }
  return finished(reading, skipped);
}

/** The last date written within a short reach before a position: a dateline above its embargo. */
export function whenBefore(text: string, position: number, reach = 60): When | null {
  const base = Math.max(0, position - reach);
  const stretch = text.slice(base, position);
  let last: When | null = null;
  let at = 0;
  while (at < stretch.length) {
    const found = isWord(stretch, at) ? whenAfter(stretch, at) : null;
    if (found !== null && found.start === at && found.date !== null) {
      last = { ...found, start: base + found.start, end: base + found.end };
      at = found.end;
    } else {
      at += 1;
    }
  }
  return last;
}

function isWordStart(text: string, position: number): boolean {
  return position === 0 || !WORD_CHARACTER.test(text[position - 1] ?? "");
}

/** True where a word or number begins, as every date does: lines of other signs aren't asked about each of them. */
function isWord(text: string, position: number): boolean {
  return WORD_CHARACTER.test(text[position] ?? "") && isWordStart(text, position);
}

function finished(reading: Reading, skipped: readonly string[]): When | null {
  if (reading.date === null && reading.minutes === null && reading.weekday === null) {
    return null;
  }
  return {
    date: reading.date,
    minutes: reading.minutes,
    weekday: reading.weekday,
    zone: reading.zone,
    start: reading.start,
    end: reading.end,
    skipped,
  };
}
