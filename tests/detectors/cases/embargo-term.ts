import { createEmbargoTerm } from "../../../src/detectors/embargo-term.ts";
import { CONTEXT, type DetectorCases } from "./cases.ts";
import { SUBJECT_LOOKUP, testRegister } from "./register.ts";

const lift = { subjectId: "falcon", liftsAt: "2026-03-24T09:00:00Z" };

export const cases: DetectorCases = {
  detector: createEmbargoTerm(SUBJECT_LOOKUP),
  context: CONTEXT,
  dictionary: testRegister(),
  hits: [
    { text: "Numbers for Project Falcon are in", kind: "embargo-name", found: "Project Falcon", least: 0.9, ...lift },
    { text: "is the falcon deal on?", kind: "embargo-alias", found: "falcon deal", ...lift },
    { text: "Operation Nightingle slides", kind: "embargo-alias", found: "Operation Nightingle", below: 0.7, ...lift },
    { text: "We are taking wing in the spring!", kind: "embargo-phrase", found: "taking wing in the spring", ...lift },
  ],
  misses: [
    "Project Heron was announced yesterday",
    { text: "Project Falcon is public", now: "2026-03-24T09:00:00Z" },
    "a falcon over the project site",
    "Acme Corp called",
  ],
};
