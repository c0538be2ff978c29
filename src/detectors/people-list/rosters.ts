import { attributeIn } from "./attributes.ts";
import { isForeignLine } from "./foreign-lines.ts";
import type { Lines } from "./lines.ts";
import type { PeopleList } from "./list.ts";
import { nameOfLine } from "./roster-lines.ts";

/** People with something said of each. */
const LEAST_WITH_FACTS = 4;
/** Bare names count only beside a sensitive subject. */
const LEAST_NAMES = 4;
/** Lines between two people of one roster that are about neither. */
const MOST_BETWEEN = 1;
const MOST_LINE = 300;
/** Lines looked at to tell what is said of the people; the rest of a long roster is like its beginning. */
const SAMPLE = 200;

interface Person {
  /** The line. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** `null` where nobody looked. */
  readonly facts: boolean | null;
}

function listOf(people: readonly Person[], isSensitive: (start: number, end: number) => boolean): PeopleList | null {
  const first = people[0];
  const last = people.at(-1);
  if (first === undefined || last === undefined || people.length < LEAST_NAMES) {
    return null;
  }
  const distinct = new Map<string, Person>();
  for (const person of people) {
    if (person.facts !== null || !distinct.has(person.name)) {
      distinct.set(person.name, person);
    }
  }
  if (distinct.size < LEAST_NAMES) {
    return null;
  }
  let facts = 0;
  let judged = 0;
  for (const person of distinct.values()) {
    judged += Number(person.facts !== null);
    facts += Number(person.facts === true);
  }
  const span = { start: first.start, end: last.end, count: distinct.size };
  if (facts >= LEAST_WITH_FACTS && facts >= judged * 0.6) {
    return { kind: "roster", ...span, confidence: facts >= 8 ? 0.88 : 0.75 };
  }
  return isSensitive(first.start, last.end)
    ? { kind: "roster", ...span, confidence: distinct.size >= 8 ? 0.75 : 0.65 }
    : null;
}

/** Lines that each begin with a name and say something of that person. Both texts have the same offsets. */
export function rosters(
  cased: string,
  folded: string,
  lines: Lines,
  isSensitive: (start: number, end: number) => boolean,
): PeopleList[] {
  const lists: PeopleList[] = [];
  let run: Person[] = [];
  let between = 0;
  function close(): void {
    const list = listOf(run, isSensitive);
    if (list !== null) {
      lists.push(list);
    }
    run = [];
    between = 0;
  }
  for (let index = 0; index < lines.count; index += 1) {
    const start = lines.start(index);
    if (start === lines.end(index)) {
      continue;
    }
    const end = Math.min(lines.end(index), start + MOST_LINE);
    const name = nameOfLine(cased, start, end);
    const isSampled = run.length < SAMPLE;
    if (name !== null && !(isSampled && isForeignLine(folded.slice(start, end)))) {
      run.push({
        start,
        end: lines.end(index),
        name: folded.slice(name.start, name.end),
        facts: isSampled ? attributeIn(cased.slice(start, end)) !== null : null,
      });
      between = 0;
    } else if (run.length > 0 && !isBlank(cased, start, end) && ++between > MOST_BETWEEN) {
      close();
    }
  }
  close();
  return lists;
}

function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === "";
}
