import { createClientName } from "../../../src/detectors/client-name.ts";
import { CONTEXT, type DetectorCases } from "./cases.ts";
import { SUBJECT_LOOKUP, testRegister } from "./register.ts";

export const cases: DetectorCases = {
  detector: createClientName(SUBJECT_LOOKUP),
  context: CONTEXT,
  dictionary: testRegister(),
  hits: [
    { text: "lunch with Acme Corp today", kind: "client-name", found: "Acme Corp", least: 0.9, subjectId: "acme" },
    { text: "lunch with acme corp today", kind: "client-name", found: "acme corp", subjectId: "acme" },
    { text: "ACME Holdings signed", kind: "client-alias", found: "ACME Holdings", subjectId: "acme" },
    { text: "see status.acme.example for more", kind: "client-domain", found: "acme.example", subjectId: "acme" },
    { text: "Dana Whitfield is out", kind: "client-person", found: "Dana Whitfield", subjectId: "acme" },
    { text: "mail dana@acme.example please", kind: "client-email", found: "dana@acme.example", subjectId: "acme" },
    { text: "refund to AC-204-991", kind: "client-account", found: "AC-204-991", subjectId: "acme" },
    // An ambiguous word with evidence: deal words and capitals, a legal suffix, the client's own domain
    { text: "we signed the contract with Target on Monday", kind: "client-name", found: "Target", subjectId: "target" },
    { text: "payment from Target Inc is late", kind: "client-name", found: "Target Inc", subjectId: "target" },
    { text: "Target asked, see target.example", kind: "client-name", found: "Target", least: 0.8, subjectId: "target" },
  ],
  misses: [
    "we are on target for the quarter",
    "Target the contract first",
    "our Target is ten a day",
    "hit the target",
    "Project Falcon is secret",
  ],
};
