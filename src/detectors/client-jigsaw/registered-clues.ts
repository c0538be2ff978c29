import type { KeptClue } from "../../core/clue.ts";
import type { ScannedText } from "../../matching/scanned-text.ts";
import type { FindContext, Match } from "../detector.ts";
import type { SubjectLookup } from "../subject-lookup.ts";
import type { ClueTable } from "./clue-table.ts";
import { isEnglish } from "./language.ts";
import { type AddUpOptions, addUp, type Passage } from "./passages.ts";
import { type Sighting, sightingsIn } from "./sightings.ts";
import { relationNear } from "./story-cues.ts";

/** Two attributes that fit one client, in a text that does not say that it is about one. */
const LEAST = 0.55;
/** More for each further attribute, for a word such as "client" beside them, and less for each further client. */
const EACH_ATTRIBUTE = 0.15;
const RELATION = 0.2;
const EACH_CLIENT = 0.05;
const MOST = 0.95;
/** Characters on either side of the clues in which a client may be spoken of. */
const AROUND = 120;

export interface RegisteredClues {
  readonly matches: readonly Match[];
  /** To be remembered for the author's next message. */
  readonly kept: readonly KeptClue[];
}

/** Passages of a text whose clues fit at most `k` registered clients. */
export function findRegisteredClues(
  text: ScannedText,
  table: ClueTable,
  subjects: SubjectLookup,
  context: FindContext,
  options: AddUpOptions,
): RegisteredClues {
  const sightings = sightingsIn(text, table);
  if (sightings.length === 0) return { matches: [], kept: [] };
  const earlier = (context.earlier?.recall() ?? []).filter(({ register }) => register === table.buffer);
  const matches: Match[] = [];
  for (const passage of addUp(sightings, earlier, table, options)) {
    matches.push(matchOf(passage, text, subjects));
  }
  return { matches, kept: sightings.map(({ kind, readings }) => ({ kind, readings, register: table.buffer })) };
}

function matchOf(
  { sightings, earlier, clients, attributes }: Passage,
  text: ScannedText,
  subjects: SubjectLookup,
): Match {
  const start = sightings[0]!.start;
  const end = sightings.reduce((last, sighting) => Math.max(last, sighting.end), 0);
  const [client] = clients;
  const subject = client === undefined || clients.length > 1 ? null : subjects(client);
  const around = text.original.slice(Math.max(0, start - AROUND), end + AROUND);
  const sure =
    LEAST +
    EACH_ATTRIBUTE * (attributes - 2) +
    (relationNear(around) ? RELATION : 0) -
    EACH_CLIENT * (clients.length - 1);
  return {
    kind: "registered-clues",
    start,
    end,
    confidence: Math.min(MOST, sure),
    ...(subject === null ? {} : { subjectId: subject.id }),
    clues: withoutOverlaps(sightings, isEnglish(around.toLowerCase())),
    ...(earlier.length === 0 ? {} : { earlierClues: earlier }),
  };
}

function withoutOverlaps(sightings: readonly Sighting[], english: boolean): NonNullable<Match["clues"]> {
  let end = 0;
  return sightings.flatMap(({ kind, start, end: to }) => {
    if (start < end) return [];
    end = to;
    return [{ kind, start, end: to, ...(english ? {} : { language: "other" as const }) }];
  });
}
