import type { Clue, ClueKind } from "../../core/clue.ts";
import type { ScannedText } from "../../matching/scanned-text.ts";
import type { Match } from "../detector.ts";
import { cuesIn, type StoryCue } from "./story-cues.ts";
import { factsIn, type StoryFact } from "./story-facts.ts";
import { isPublicOrMadeUp, isTechnical } from "./story-look-alikes.ts";

/** Characters read before a cue, no farther than its line begins, and behind it, no farther than an empty line. */
const BEFORE = 140;
const BEHIND = 420;
/** Kinds of facts, weak ones counting half, from which a story may be recognised. */
const ENOUGH = 3;

/** Of these alone, meetings and dates of release are told; a person or a firm takes something of their own. */
const OF_EVENTS: ReadonlySet<ClueKind> = new Set(["place", "date", "institution", "deal"]);

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
}

/** Stories from which somebody nobody named may be recognised. */
export function* findStories(text: ScannedText): Iterable<Match> {
  const { folded } = text;
  let told = 0;
  for (const cue of cuesIn(folded)) {
    if (cue.start < told || text.inCode(text.toOriginal(cue.start, cue.end).start)) continue;
    const story = storyOf(text, cue);
    if (story === null) continue;
    told = story.end;
    yield matchOf(story, text);
  }
}

function storyOf({ folded, cased }: ScannedText, cue: StoryCue): Story | null {
  const lineStart = folded.lastIndexOf("\n", Math.max(0, cue.start - 1)) + 1;
  const from = Math.max(cue.start - BEFORE, lineStart, 0);
  const blank = folded.indexOf("\n\n", cue.end);
  const to = Math.min(cue.end + BEHIND, blank < 0 ? folded.length : blank);
  const window = { folded: folded.slice(from, to), cased: cased.slice(from, to) };
  const facts = factsIn(window);
  const kinds = weigh(facts);
  if (
    kinds < ENOUGH ||
    !facts.some(({ kind }) => !OF_EVENTS.has(kind)) ||
    isPublicOrMadeUp(window.folded) ||
    isTechnical(window.folded)
  )
    return null;
  const first = Math.min(cue.start, ...facts.map(({ start }) => start + from));
  const last = Math.max(cue.end, ...facts.map(({ end }) => end + from));
  return {
    start: first,
    end: last,
    facts: facts.map((fact) => ({ ...fact, start: fact.start + from, end: fact.end + from })),
    kinds,
  };
}

/** Each kind by its strongest fact. */
function weigh(facts: readonly StoryFact[]): number {
  const strongest = new Map<ClueKind, number>();
  for (const { kind, weight } of facts) strongest.set(kind, Math.max(weight, strongest.get(kind) ?? 0));
  return [...strongest.values()].reduce((sum, weight) => sum + weight, 0);
}

function matchOf({ start, end, facts, kinds }: Story, text: ScannedText): Match {
  const clues: readonly Clue[] = facts.map((fact) => ({ kind: fact.kind, ...text.toOriginal(fact.start, fact.end) }));
  return {
    kind: "identifying-story",
    ...text.toOriginal(start, end),
    confidence: CONFIDENCE.find(([least]) => kinds >= least)?.[1] ?? 0,
    clues,
  };
}
