import type { LabelEntry } from "../../../src/core/subject.ts";
import { passageFinder } from "../../../src/detectors/labelled-text/passages.ts";
import { createLabelledText } from "../../../src/detectors/labelled-text.ts";
import { fingerprint } from "../../../src/matching/fingerprints.ts";
import { CONTEXT, type DetectorCases } from "./cases.ts";

const KEY = new Uint8Array(32).fill(3);
const PASSAGE =
  "the board will close the Leeds depot in June and move its work to the new site beside the river once the staff have been told";
const OLD =
  "last year we had planned to open four more depots along the coast but the council said no to every one of them";

function label(id: string, text: string, until: number | null): LabelEntry {
  return {
    kind: "label",
    id,
    level: "confidential",
    target: { type: "channel", channelId: "C1" },
    until: until === null ? null : { at: until, zone: "Europe/London" },
    clearedFor: { users: [], groups: [], channels: [], orgs: [] },
    ownerId: null,
    fingerprints: [...fingerprint(text, KEY)],
  };
}

const finder = passageFinder([label("label-1", PASSAGE, null), label("label-2", OLD, CONTEXT.now)], KEY);

export const cases: DetectorCases = {
  detector: createLabelledText(() => finder),
  context: CONTEXT,
  hits: [
    {
      text: PASSAGE,
      kind: "labelled-passage",
      found: PASSAGE.slice("the ".length),
      least: 0.9,
      subjectId: "label-1",
      liftsAt: null,
    },
  ],
  misses: ["nothing of the kind is said in this message, not even by chance", OLD],
};
