import type { SubjectLookup, SubjectOfIndex } from "../../../src/detectors/subject-lookup.ts";
import type { Dictionary } from "../../../src/matching/dictionary.ts";
import { buildDictionary } from "../../../src/matching/dictionary-build.ts";

const SUBJECTS: readonly SubjectOfIndex[] = [
  { id: "acme", kind: "client", liftsAt: null },
  { id: "target", kind: "client", liftsAt: null },
  { id: "falcon", kind: "embargo", liftsAt: Date.parse("2026-03-24T09:00:00Z") },
  { id: "heron", kind: "embargo", liftsAt: Date.parse("2026-03-09T09:00:00Z") },
  { id: "everyday", kind: "client", liftsAt: null },
];

/** Two clients and two embargoes, one of them lifted by the cases' own time. */
export const SUBJECT_LOOKUP: SubjectLookup = (index) => SUBJECTS[index] ?? null;

/** The register the term detectors are tested with. */
export function testRegister(): Dictionary {
  return buildDictionary(
    [
      { text: "Acme Corp", role: "name", subject: 0 },
      { text: "ACME Holdings", role: "alias", subject: 0 },
      { text: "acme.example", role: "domain", subject: 0 },
      { text: "Dana Whitfield", role: "person", subject: 0, ambiguous: false },
      { text: "dana@acme.example", role: "email", subject: 0 },
      { text: "AC-204-991", role: "account", subject: 0 },
      { text: "Target", role: "name", subject: 1, ambiguous: true },
      { text: "target.example", role: "domain", subject: 1 },
      { text: "Project Falcon", role: "name", subject: 2, ambiguous: false },
      { text: "the Falcon deal", role: "alias", subject: 2, ambiguous: false },
      { text: "Operation Nightingale", role: "alias", subject: 2, ambiguous: false },
      { text: "taking wing in the spring", role: "phrase", subject: 2, ambiguous: false },
      { text: "Project Heron", role: "name", subject: 3, ambiguous: false },
      // Nothing says that these are ambiguous: the words themselves have to.
      ...["Reboot", "Booking", "Python", "QRX", "Will Smith", "Bright Summit", "Upgrade Ltd"].map(
        (text) => ({ text, role: "name", subject: 4 }) as const,
      ),
    ],
    new Uint8Array(32).fill(7),
    { typos: true },
  );
}
