import type { ScannedText } from "../matching/scanned-text.ts";
import type { Detector, Match } from "./detector.ts";
import { FACT, type FactName } from "./image-privacy/facts.ts";
import { readsAsPerson } from "./image-privacy/person.ts";

/** Lines of one picture that are judged: far more than its camera and its picture desk write. */
const MOST_LINES = 2_000;

type Judge = (value: string) => Omit<Match, "start" | "end"> | null;

/** What a fact gives away. Facts without an entry (software, dates, makes) give nothing away. */
const JUDGES: Partial<Record<FactName, Judge>> = {
  [FACT.position]: () => ({ kind: "photo-position", confidence: 0.95 }),
  [FACT.place]: () => ({ kind: "photo-position", confidence: 0.6, severity: "medium" }),
  // Whoever tagged a face or a person meant somebody.
  [FACT.shown]: () => ({ kind: "photo-person", confidence: 0.9, severity: "high" }),
  [FACT.owner]: (value) => ({ kind: "photo-person", confidence: readsAsPerson(value) ? 0.8 : 0.3 }),
  [FACT.creator]: (value) => ({ kind: "photo-person", confidence: readsAsPerson(value) ? 0.7 : 0.3 }),
  [FACT.faces]: (value) => ({ kind: "photo-face", confidence: 0.7, count: Number(value) }),
  // It says whose camera it was only to those who know the camera: below what the policy counts.
  [FACT.serial]: () => ({ kind: "photo-serial", confidence: 0.4 }),
};

const FACT_NAMES = new Map<string, FactName>(Object.values(FACT).map((name) => [name, name]));
const LONGEST_NAME = Math.max(...Array.from(FACT_NAMES.keys(), (name) => name.length));
const SEPARATOR = ": ";

function* find(text: ScannedText): Iterable<Match> {
  const { original } = text;
  let start = 0;
  for (let line = 0; line < MOST_LINES && start < original.length; line++) {
    const newline = original.indexOf("\n", start);
    const end = newline < 0 ? original.length : newline;
    // Only as far as a name can go: a search for the colon would run over line after line that has none.
    const head = original.slice(start, Math.min(end, start + LONGEST_NAME + SEPARATOR.length));
    const colon = head.indexOf(SEPARATOR);
    const name = colon < 0 ? undefined : FACT_NAMES.get(head.slice(0, colon));
    const value = start + colon + SEPARATOR.length;
    const judged = name === undefined || value === end ? null : (JUDGES[name]?.(original.slice(value, end)) ?? null);
    if (judged !== null) {
      yield { ...judged, start: value, end };
    }
    start = end + 1;
  }
}

/** What a picture's metadata gives away about people: where it was taken, who made it, who is in it. */
export const imagePrivacy: Detector = {
  id: "image-privacy",
  title: "details in a photo",
  severity: "high",
  kinds: [
    { id: "photo-position", title: "where a photo was taken", severity: "high" },
    { id: "photo-person", title: "a person's name in a photo's details", severity: "medium" },
    { id: "photo-face", title: "faces", severity: "medium" },
    { id: "photo-serial", title: "a camera's serial number", severity: "low" },
  ],
  triggers: 0,
  reads: ["image-metadata"],
  find,
};
