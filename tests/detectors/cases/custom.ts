import { createCustom } from "../../../src/detectors/custom.ts";
import { CONTEXT, type DetectorCases } from "./cases.ts";

export const cases: DetectorCases = {
  detector: createCustom([
    {
      id: "code-names",
      title: "an internal code name",
      terms: ["Blue Heron", "Überflieger", "C++17 spec"],
      pattern: null,
      severity: "high",
      confidence: 0.9,
    },
    {
      id: "case-number",
      title: "a case number",
      terms: [],
      pattern: "\\bCASE-[0-9]{4}\\b",
      severity: "medium",
      confidence: 0.8,
    },
  ]),
  context: CONTEXT,
  hits: [
    { text: "is BLUE HERON ready?", kind: "code-names", found: "BLUE HERON", least: 0.9 },
    { text: "der Ｕberflieger kommt", kind: "code-names", found: "Ｕberflieger" },
    { text: "the c++17 SPEC", kind: "code-names", found: "c++17 SPEC" },
    { text: "see case-2041.", kind: "case-number", found: "case-2041" },
  ],
  misses: ["blue herons", "a trueblue heron", "CASE-20411", "showcase-204"],
};
