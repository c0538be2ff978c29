import type { Clue, ClueKind } from "../../core/clue.ts";
import type { ScannedText } from "../../matching/scanned-text.ts";
import type { Match } from "../detector.ts";
import { isEnglish } from "./language.ts";
import { cuesIn, type StoryCue } from "./story-cues.ts";
import { factsIn, type Language, type StoryFact } from "./story-facts.ts";
import { isPublicOrMadeUp, isTechnical } from "./story-look-alikes.ts";

/** Characters read before a cue, no farther than its line begins, and behind it, no farther than an empty line. */
const BEFORE = 140;
const BEHIND = 420;
/** Three facts and a cue take so many characters. */
const SHORTEST = 40;
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
  let told = 0;
  for (const cue of cuesIn(text)) {
    if (cue.start < told) continue;
    const story = storyOf(text, cue);
    if (story === null) continue;
    told = story.end;
    yield matchOf(story, text);
  }
}

function storyOf(text: ScannedText, cue: StoryCue): Story | null {
  const { from, to } = aroundCue(text.folded, cue);
  const folded = text.folded.slice(from, to);
  const language = isEnglish(folded) ? "english" : "other";
  // The cheapest question first: "client" is mostly said of programs.
  if (isTechnical(folded) || isPublicOrMadeUp(folded)) return null;
  const facts = factsIn({ folded, cased: text.cased.slice(from, to), language }).filter(
    // "One of our nurses" says whom the story is about, not what they are.
    ({ kind, start, end }) => kind !== "role" || end + from <= cue.start || start + from >= cue.end,
  );
  const kinds = weigh(facts);
  if (cue.isWeak && (kinds < ENOUGH_ALONE || !facts.some(({ kind }) => SENSITIVE.has(kind)))) return null;
  if (kinds < ENOUGH || OF_EVENTS.some((kinds) => facts.every(({ kind }) => kinds.has(kind)))) return null;
  return {
    start: Math.min(cue.start, ...facts.map(({ start }) => start + from)),
    end: Math.max(cue.end, ...facts.map(({ end }) => end + from)),
    facts: facts.map((fact) => ({ ...fact, start: fact.start + from, end: fact.end + from })),
    kinds,
    language,
  };
}

function aroundCue(folded: string, cue: StoryCue): { readonly from: number; readonly to: number } {
  const before = folded.slice(Math.max(0, cue.start - BEFORE), cue.start);
  const behind = folded.slice(cue.end, cue.end + BEHIND);
  const blank = behind.indexOf("\n\n");
  return {
    from: cue.start - (before.length - (before.lastIndexOf("\n") + 1)),
    to: cue.end + (blank < 0 ? behind.length : blank),
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
