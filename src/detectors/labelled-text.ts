import { hasLifted } from "../core/subject.ts";
import type { ScannedText } from "../matching/scanned-text.ts";
import { ASLEEP } from "./asleep.ts";
import type { Detector, FindContext, Match } from "./detector.ts";
import type { LabelledPassage, PassageFinder } from "./labelled-text/passages.ts";

/** The finder over the labels as they are now, `null` while there are none. Asked anew for every text. */
export type LabelIndex = () => PassageFinder | null;

/** Characters of a passage that is no chance, and of one that may still be a stock phrase. */
const LONG = 120;
const SHORT = 60;

/** A sentence of a long report is as telling as a short note told whole: the length counts, or the share. */
function confidenceOf({ start, end, share }: LabelledPassage): number {
  const length = end - start;
  if (length >= LONG || share >= 0.8) {
    return 0.95;
  }
  return length >= SHORT ? 0.85 : 0.7;
}

function* find(text: ScannedText, context: FindContext, index: LabelIndex): Iterable<Match> {
  for (const passage of index()?.(text) ?? []) {
    if (!hasLifted(passage, context.now)) {
      const { start, end, subjectId, liftsAt } = passage;
      yield { kind: "labelled-passage", start, end, confidence: confidenceOf(passage), subjectId, liftsAt };
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
