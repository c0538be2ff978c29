import { hasLifted } from "../core/subject.ts";
import type { ScannedText } from "../matching/scanned-text.ts";
import { ASLEEP } from "./asleep.ts";
import type { Detector, FindContext, Match } from "./detector.ts";
import type { PassageFinder } from "./labelled-text/passages.ts";

/** The finder over the labels as they are now, `null` while there are none. Asked anew for every text. */
export type LabelIndex = () => PassageFinder | null;

function* find(text: ScannedText, context: FindContext, index: LabelIndex): Iterable<Match> {
  for (const passage of index()?.(text) ?? []) {
    if (!hasLifted(passage, context.now)) yield { kind: "labelled-passage", ...passage };
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
