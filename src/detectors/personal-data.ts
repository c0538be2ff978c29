import { FEATURE, type ScannedText } from "../matching/scanned-text.ts";
import type { Detector, DetectorKind, FindContext, Match } from "./detector.ts";
import { BIRTH_DATE, findBirthDates } from "./personal-data/birth-date.ts";
import { CRYPTO_ADDRESS, findCryptoAddresses } from "./personal-data/crypto-address.ts";
import { EMAIL, findEmails } from "./personal-data/email.ts";
import { findIbans, IBAN } from "./personal-data/iban.ts";
import { findIdentifiers } from "./personal-data/identifiers.ts";
import { findIpAddresses, IP_ADDRESS } from "./personal-data/ip-address.ts";
import { findPersonNames, PERSON_NAME } from "./personal-data/person-name.ts";
import { findPhones, PHONE } from "./personal-data/phone-number.ts";
import { findPostalAddresses, POSTAL_ADDRESS } from "./personal-data/postal-address.ts";
import { read } from "./personal-data/reading.ts";
import { outsideOf, type Sighting, withoutOverlaps } from "./personal-data/sighting.ts";
import { RECOGNISERS } from "./personal-data/table.ts";

function allKinds(): readonly DetectorKind[] {
  const kinds = new Map<string, DetectorKind>();
  const unshaped = [EMAIL, PHONE, IBAN, IP_ADDRESS, CRYPTO_ADDRESS, BIRTH_DATE, POSTAL_ADDRESS, PERSON_NAME];
  for (const kind of [...unshaped, ...RECOGNISERS.map((recogniser) => recogniser.kind)]) {
    kinds.set(kind.id, kind);
  }
  return [...kinds.values()];
}

const KINDS = allKinds();
const SEVERITY = new Map(KINDS.map(({ id, severity }) => [id, severity]));

/** A digit, or the joined pairs of a device address: without either no identifier can be meant. */
const MAY_HOLD_IDENTIFIER = /\d|[\da-f]{2}([:-])[\da-f]{2}\1/i;

/**
 * Identifiers of people: what their rules confirm and refute, and the words beside them that tip the rest.
 * Severity says what a finding is worth: `high` is told even inside, `medium` only outside, `low` is recorded.
 */
export const personalData: Detector = {
  id: "personal-data",
  title: "personal data",
  severity: "high",
  kinds: KINDS,
  triggers: FEATURE.digits | FEATURE.at | FEATURE.personal | FEATURE.name,
  *find(text: ScannedText, context: FindContext): Iterable<Match> {
    const { features } = text;
    const numbered = (features & FEATURE.digits) !== 0;
    const mailed = (features & FEATURE.at) !== 0;
    const introduced = (features & FEATURE.personal) !== 0 && (features & FEATURE.name) !== 0;
    // Most messages with no more than a word such as "call" or two capitalised words end here.
    if (!(numbered || mailed || introduced || MAY_HOLD_IDENTIFIER.test(text.original))) {
      return;
    }
    const reading = read(text);
    const found: Sighting[] = mailed ? findEmails(reading) : [];
    found.push(...findPersonNames(reading));
    if (numbered || MAY_HOLD_IDENTIFIER.test(text.original)) {
      const accounts = findIbans(reading);
      found.push(
        ...accounts.sightings,
        ...outsideOf(accounts.spoiled, [...findIdentifiers(reading), ...findPhones(reading)]),
        ...findIpAddresses(reading),
        ...findCryptoAddresses(reading),
        ...findBirthDates(reading, context.now),
        ...findPostalAddresses(reading),
      );
    }
    for (const { kind, start, end, confidence, severity } of withoutOverlaps(found)) {
      yield { kind, confidence, severity: severity ?? SEVERITY.get(kind) ?? "low", ...text.toOriginal(start, end) };
    }
  },
};
