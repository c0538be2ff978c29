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
import { type Sighting, withoutOverlaps } from "./personal-data/sighting.ts";
import { RECOGNISERS } from "./personal-data/table.ts";

function allKinds(): readonly DetectorKind[] {
  const kinds = new Map<string, DetectorKind>();
  const unshaped = [EMAIL, PHONE, IBAN, IP_ADDRESS, CRYPTO_ADDRESS, BIRTH_DATE, POSTAL_ADDRESS, PERSON_NAME];
  for (const kind of [...unshaped, ...RECOGNISERS.map((recogniser) => recogniser.kind)]) {
    kinds.set(kind.id, kind);
  }
  return [...kinds.values()];
}

/**
 * Identifiers of people: what their rules confirm and refute, and the words beside them that tip the rest.
 * Severity says what a finding is worth: `high` is told even inside, `medium` only outside, `low` is recorded.
 */
export const personalData: Detector = {
  id: "personal-data",
  title: "personal data",
  severity: "high",
  kinds: allKinds(),
  triggers: FEATURE.digits | FEATURE.at | FEATURE.personal,
  *find(text: ScannedText, context: FindContext): Iterable<Match> {
    const reading = read(text);
    const found: Sighting[] = (text.features & FEATURE.at) === 0 ? [] : findEmails(reading);
    found.push(...findPersonNames(reading));
    if ((text.features & (FEATURE.digits | FEATURE.personal)) !== 0) {
      found.push(
        ...findIdentifiers(reading),
        ...findIbans(reading),
        ...findPhones(reading),
        ...findIpAddresses(reading),
        ...findCryptoAddresses(reading),
        ...findBirthDates(reading, context.now),
        ...findPostalAddresses(reading),
      );
    }
    for (const { start, end, ...rest } of withoutOverlaps(found)) {
      yield { ...rest, ...text.toOriginal(start, end) };
    }
  },
};
