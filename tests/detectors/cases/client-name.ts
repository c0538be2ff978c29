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
    // With one letter wrong
    { text: "Dana Whitfeild is out", kind: "client-person", found: "Dana Whitfeild", below: 0.7, subjectId: "acme" },
    { text: "ACME Holdngs signed", kind: "client-alias", found: "ACME Holdngs", below: 0.7, subjectId: "acme" },
    // An ambiguous word with evidence: deal words and capitals, a legal suffix, the client's own domain
    { text: "we signed the contract with Target on Monday", kind: "client-name", found: "Target", subjectId: "target" },
    { text: "payment from Target Inc is late", kind: "client-name", found: "Target Inc", subjectId: "target" },
    { text: "Target asked, see target.example", kind: "client-name", found: "Target", least: 0.8, subjectId: "target" },
    { text: "our client QRX wants to renew", kind: "client-name", found: "QRX", subjectId: "everyday" },
    { text: "the QRX deal closes on Friday", kind: "client-name", found: "QRX", subjectId: "everyday" },
    { text: "unser Kunde Reboot hat den Vertrag", kind: "client-name", found: "Reboot", subjectId: "everyday" },
    { text: "Upgrade signed the contract", kind: "client-name", found: "Upgrade", subjectId: "everyday" },
    { text: "an invoice for Python Ltd", kind: "client-name", found: "Python Ltd", subjectId: "everyday" },
    { text: "the merger with Will Smith is off", kind: "client-name", found: "Will Smith", subjectId: "everyday" },
    { text: "a pitch for Bright Summit", kind: "client-name", found: "Bright Summit", subjectId: "everyday" },
  ],
  misses: [
    // Two letters wrong, and one in a short word
    "Dana Whitfelid's is out",
    "Dane Whitfield is out",
    // Everyday words, inflected and not; legal forms that are words
    "please reboot as soon as you can",
    "rebooting as root fixed it",
    "the booking failed, e.g. for two nights",
    // Abbreviations are always in capitals; people alone; several words
    "is QRX better than the client API?",
    "restart from QRX",
    "saw a film with Will Smith yesterday",
    "will smith come along?",
    "we climbed a bright summit",
    // Pieces of something else
    "see https://docs.globex.example/Python/contract",
    "the contract is in src/Reboot.ts",
    "ask @Reboot about the contract",
    ":python: <@U0REBOOT1> the contract",
    "run `Python` with the contract",
    "we are on target for the quarter",
    "Target the contract first",
    "our Target is ten a day",
    "hit the target",
    "Project Falcon is secret",
  ],
};
