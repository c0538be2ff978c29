import { hasLifted } from "../core/subject.ts";
import type { ScannedText } from "../matching/scanned-text.ts";
import { ASLEEP } from "./asleep.ts";
import type { Detector, FindContext, Match } from "./detector.ts";

/** A passage of a text that was met in something labelled. Offsets are of the original text. */
export interface LabelledPassage {
  readonly start: number;
  readonly end: number;
  readonly subjectId: string;
  /** When the label ends, ms since the epoch; `null` never. */
  readonly liftsAt: number | null;
  /** Share of the passage that is word for word the labelled text, 0..1. */
  readonly share: number;
}

/** Finds labelled passages; a register without labels gives `null`. Asked anew for every text. */
export type LabelIndex = () => ((text: ScannedText) => Iterable<LabelledPassage>) | null;

/** A passage that long can't be chance; light edits still lower it. */
const EXACT = 0.95;

function* find(text: ScannedText, context: FindContext, index: LabelIndex): Iterable<Match> {
  const passages = index();
  if (passages === null) {
    return;
  }
  for (const { start, end, subjectId, liftsAt, share } of passages(text)) {
    if (!hasLifted({ liftsAt }, context.now)) {
      yield {
        kind: "labelled-passage",
        start,
        end,
        confidence: EXACT * Math.min(1, 0.5 + share / 2),
        subjectId,
        liftsAt,
      };
    }
  }
}

/** Text copied, quoted or lightly edited from something that carries a label; `null` where nothing ever does. */
export function createLabelledText(index: LabelIndex | null): Detector {
  return {
    id: "labelled-text",
    title: "text from something labelled",
    severity: "high",
    kinds: [{ id: "labelled-passage", title: "a passage from something labelled", severity: "high" }],
    // Any words may be labelled.
    triggers: index === null ? ASLEEP : 0,
    find: (text, context) => (index === null ? [] : find(text, context, index)),
  };
}
