import { attributeIn } from "./attributes.ts";
import type { Line, PeopleList } from "./list.ts";
import { nameOfLine } from "./names.ts";

/** People with something said of each. */
const LEAST_WITH_FACTS = 4;
/** Bare names count only beside a sensitive subject. */
const LEAST_NAMES = 4;
/** Lines between two people of one roster that are about neither. */
const MOST_BETWEEN = 1;
const MOST_LINE = 300;

/** Logs, change logs, trailers and code also put a name and a number on a line. For folded lines. */
const NOT_ROSTER =
  /\d{2}:\d{2}:\d{2}|\b[0-9a-f]{7,40}\b|\bv?\d+\.\d+\.\d+\b|(?:signed-off|reviewed|acked|tested|reported|co-authored)-by|(?:^|\s)(?:author|commit|merge|maintainer)s?:|(?:wrote|schrieb|a ecrit|escribio|said|replied)(?!\p{L})|[{}]|[\w.-]+\/[\w.-]+\/|=>|::/u;

interface Person {
  readonly line: Line;
  readonly name: string;
  readonly facts: boolean;
}

function listOf(people: readonly Person[], isSensitive: (start: number, end: number) => boolean): PeopleList | null {
  const first = people[0]?.line;
  const last = people.at(-1)?.line;
  if (first === undefined || last === undefined) {
    return null;
  }
  const distinct = new Map(people.map((person) => [person.name, person]));
  const facts = [...distinct.values()].filter((person) => person.facts).length;
  const span = { start: first.start, end: last.end, count: distinct.size };
  if (facts >= LEAST_WITH_FACTS && facts >= distinct.size * 0.6) {
    return { kind: "roster", ...span, confidence: facts >= 8 ? 0.88 : 0.75 };
  }
  return distinct.size >= LEAST_NAMES && isSensitive(first.start, last.end)
    ? { kind: "roster", ...span, confidence: distinct.size >= 8 ? 0.75 : 0.65 }
    : null;
}

/** Lines that each begin with a name and say something of that person. Both texts have the same offsets. */
export function rosters(
  cased: string,
  folded: string,
  lines: readonly Line[],
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
  for (const line of lines) {
    if (line.start === line.end) {
      continue;
    }
    const end = Math.min(line.end, line.start + MOST_LINE);
    const written = cased.slice(line.start, end);
    const name = nameOfLine(written);
    if (name !== null && !NOT_ROSTER.test(folded.slice(line.start, end))) {
      run.push({ line, name, facts: attributeIn(written) !== null });
      between = 0;
    } else if (run.length > 0 && written.trim() !== "" && ++between > MOST_BETWEEN) {
      close();
    }
  }
  close();
  return lists;
}
