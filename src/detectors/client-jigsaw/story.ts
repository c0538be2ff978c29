import type { Clue, ClueKind } from "../../core/clue.ts";
import type { ScannedText } from "../../matching/scanned-text.ts";
import type { Match } from "../detector.ts";
import { isEnglish } from "./language.ts";
import { cuesIn } from "./story-cues.ts";
import { factsIn, type Language, type StoryFact } from "./story-facts.ts";
import { LookAlikes } from "./story-look-alikes.ts";
import { type CueWindow, type Stretch, stretchesOf } from "./story-stretches.ts";
import { type Tellings, tellingsIn } from "./telling-words.ts";

/** Three facts and a cue take so many characters. */
const SHORTEST = 40;
/** Characters read for facts in one text: where so much was told, it is of no one in particular. */
const MOST_READ = 12_000;
/** Kinds of facts, weak ones counting half, from which a story may be recognised. */
const ENOUGH = 3;
/** The same where nothing says in what relation, and what then has to be among them. */
const ENOUGH_ALONE = 4;
const SENSITIVE: ReadonlySet<ClueKind> = new Set(["health", "event", "family"]);

/** Of these alone, meetings, releases and vacancies are told; a story takes something of somebody's own. */
const OF_EVENTS: readonly ReadonlySet<ClueKind>[] = [
  new Set(["place", "date", "institution", "deal"]),
  new Set(["place", "date", "institution", "role"]),
];

/** Confidence by how many kinds of facts are told. */
const CONFIDENCE: readonly (readonly [kinds: number, confidence: number])[] = [
  [6, 0.93],
  [5, 0.88],
  [4, 0.8],
  [3.5, 0.72],
  [3, 0.65],
];

interface Story {
  readonly start: number;
  readonly end: number;
  readonly facts: readonly StoryFact[];
  readonly kinds: number;
  readonly language: Language;
}

/** Stories from which somebody nobody named may be recognised. */
export function* findStories(text: ScannedText): Iterable<Match> {
  if (text.original.length < SHORTEST) return;
  const tellings = tellingsIn(text);
  if (tellings === 0) return;
  let told = 0;
  let read = 0;
  for (const stretch of stretchesOf(text, cuesIn(text))) {
    const lookAlikes = new LookAlikes(text.folded.slice(stretch.from, stretch.to));
    let facts: StretchFacts | null = null;
    for (const window of stretch.windows) {
      if (window.cue.start < told) continue;
      if (lookAlikes.isOfNobody(window.from - stretch.from, window.to - stretch.from)) continue;
      if (facts === null) {
        read += stretch.to - stretch.from;
        if (read > MOST_READ) return;
        facts = readStretch(text, stretch, tellings);
      }
      const story = storyOf(window, facts);
      if (story === null) continue;
      told = story.end;
      yield matchOf(story, text);
    }
  }
}

interface StretchFacts {
  /** Offsets of the whole text. */
  readonly facts: readonly StoryFact[];
  readonly language: Language;
}

function readStretch(text: ScannedText, { from, to }: Stretch, tellings: Tellings): StretchFacts {
  const folded = text.folded.slice(from, to);
  const language = isEnglish(folded) ? "english" : "other";
  const facts = factsIn({ folded, cased: text.cased.slice(from, to), language, tellings });
  return { facts: facts.map((fact) => ({ ...fact, start: fact.start + from, end: fact.end + from })), language };
}

function storyOf({ cue, from, to }: CueWindow, stretch: StretchFacts): Story | null {
  const facts = stretch.facts.filter(
    ({ kind, start, end }) =>
      start >= from &&
      end <= to &&
      // "One of our nurses" says whom the story is about, not what they are.
      (kind !== "role" || end <= cue.start || start >= cue.end),
  );
  const kinds = weigh(facts);
  if (cue.isWeak && (kinds < ENOUGH_ALONE || !facts.some(({ kind }) => SENSITIVE.has(kind)))) return null;
  if (kinds < ENOUGH || OF_EVENTS.some((kinds) => facts.every(({ kind }) => kinds.has(kind)))) return null;
  return {
    start: Math.min(cue.start, ...facts.map(({ start }) => start)),
    end: Math.max(cue.end, ...facts.map(({ end }) => end)),
    facts,
    kinds,
    language: stretch.language,
  };
}

/** Each kind by its strongest fact; another strong one of the same kind adds half. */
function weigh(facts: readonly StoryFact[]): number {
  const weights = new Map<ClueKind, number>();
  for (const { kind, weight } of facts) {
    const known = weights.get(kind) ?? 0;
    weights.set(kind, known >= 1 && weight >= 1 ? 1.5 : Math.max(known, weight));
  }
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

function matchOf({ start, end, facts, kinds, language }: Story, text: ScannedText): Match {
  const clues: readonly Clue[] = facts.map((fact) => ({
    kind: fact.kind,
    ...text.toOriginal(fact.start, fact.end),
    ...(language === "english" ? {} : { language }),
  }));
  return {
    kind: "identifying-story",
    ...text.toOriginal(start, end),
    confidence: CONFIDENCE.find(([least]) => kinds >= least)?.[1] ?? 0,
    clues,
  };
}
