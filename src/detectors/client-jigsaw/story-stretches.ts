import type { ScannedText } from "../../matching/scanned-text.ts";
import type { StoryCue } from "./story-cues.ts";

/** A cue and what is read around it, in offsets of the folded text. */
export interface CueWindow {
  readonly cue: StoryCue;
  readonly from: number;
  readonly to: number;
}

/** Windows that overlap, so that what they share is read once. */
export interface Stretch {
  readonly windows: readonly CueWindow[];
  readonly from: number;
  readonly to: number;
}

/** Characters read before a cue, no farther than its line begins, and behind it, no farther than an empty line. */
const BEFORE = 140;
const BEHIND = 420;
/** A text of nothing but cues is read in stretches of so many characters. */
const LONGEST = 2_000;

/** The windows around the cues of a text, by the stretches they make; cues in order. */
export function* stretchesOf(text: ScannedText, cues: Iterable<StoryCue>): Iterable<Stretch> {
  let stretch: Stretch | null = null;
  for (const cue of cues) {
    const window = windowAround(text.folded, cue);
    if (stretch !== null && window.from <= stretch.to && window.to - stretch.from <= LONGEST) {
      stretch = { windows: [...stretch.windows, window], from: stretch.from, to: window.to };
      continue;
    }
    if (stretch !== null) yield stretch;
    stretch = { windows: [window], from: window.from, to: window.to };
  }
  if (stretch !== null) yield stretch;
}

function windowAround(folded: string, cue: StoryCue): CueWindow {
  const before = folded.slice(Math.max(0, cue.start - BEFORE), cue.start);
  const behind = folded.slice(cue.end, cue.end + BEHIND);
  const blank = behind.indexOf("\n\n");
  return {
    cue,
    from: cue.start - (before.length - (before.lastIndexOf("\n") + 1)),
    to: cue.end + (blank < 0 ? behind.length : blank),
  };
}
