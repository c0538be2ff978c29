import { createLabelledText } from "../../../src/detectors/labelled-text.ts";
import { finderOf } from "../labelled-text/labelled.ts";
import { CONTEXT, type DetectorCases } from "./cases.ts";

const NOTE = "Whitfield takes over as chief executive of Globex on Monday";
const MEMO = `Dear all,
the board will close the Leeds depot in June and move its work to the new site beside the river once the staff have been told.
Nobody outside the steering group may hear of it before then.

Kind regards
Dana Whitfield
Head of Operations, Globex
--
This message is intended only for the recipient. If you have received it in error, please notify the sender immediately.`;
const OLD =
  "last year we had planned to open four more depots along the coast but the council said no to every one of them";

const finder = finderOf([NOTE, MEMO, OLD], (id) => ({ id, liftsAt: id === "label-2" ? CONTEXT.now : null }));
const sentence =
  "the board will close the Leeds depot in June and move its work to the new site beside the river once the staff have been told";

export const cases: DetectorCases = {
  detector: createLabelledText(() => finder),
  context: CONTEXT,
  hits: [
    {
      text: `is it true that “${NOTE}”?`,
      kind: "labelled-passage",
      found: NOTE,
      least: 0.9,
      subjectId: "label-0",
      liftsAt: null,
    },
    { text: sentence, kind: "labelled-passage", found: sentence, least: 0.8, subjectId: "label-1" },
  ],
  misses: [
    "nothing of the kind is said in this message, not even by chance",
    OLD,
    "Kind regards\nDana Whitfield\nHead of Operations, Globex",
    "If you have received it in error, please notify the sender immediately.",
    "who takes over as chief of staff on Monday?",
  ],
};
