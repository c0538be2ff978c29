import { mostOfAKind } from "../matching/saturation.ts";
import { FEATURE, type ScannedText } from "../matching/scanned-text.ts";
import type { Detector, DetectorKind, FindContext, Match } from "./detector.ts";
import { BIRTH_DATE, findBirthDates } from "./personal-data/birth-date.ts";
import { CRYPTO_ADDRESS, findCryptoAddresses } from "./personal-data/crypto-address.ts";
import { EMAIL, findEmails } from "./personal-data/email.ts";
import { isWorthReading } from "./personal-data/glance.ts";
import { findIbans, IBAN } from "./personal-data/iban.ts";
import { findIdentifiers } from "./personal-data/identifiers.ts";
import { findIpAddresses, IP_ADDRESS } from "./personal-data/ip-address.ts";
import { findPersonNames, PERSON_NAME } from "./personal-data/person-name.ts";
import { findPhones, PHONE } from "./personal-data/phone-number.ts";
import { findPostalAddresses, POSTAL_ADDRESS } from "./personal-data/postal-address.ts";
import { read } from "./personal-data/reading.ts";
import { enoughOfEach, outsideOf, type Sighting, withoutOverlaps } from "./personal-data/sighting.ts";
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

const NOTHING: readonly Match[] = Object.freeze([]);
const INTRODUCED = FEATURE.personal | FEATURE.name;

/**
 * Identifiers of people: what their rules confirm and refute, and the words beside them that tip the rest.
 * Severity says what a finding is worth: `high` is told even inside, `medium` only outside, `low` is recorded.
 */
export const personalData: Detector = {
  id: "personal-data",
  title: "personal data",
  severity: "high",
  kinds: KINDS,
  triggers: FEATURE.digits | FEATURE.at | FEATURE.personal,
  find(text: ScannedText, context: FindContext): readonly Match[] {
    const { features } = text;
    const numbered = (features & FEATURE.digits) !== 0;
    const mailed = (features & FEATURE.at) !== 0;
    // A word such as "name" introduces nobody unless two capitalised words follow somewhere.
    if (!(numbered || mailed || (features & INTRODUCED) === INTRODUCED)) {
      return NOTHING;
    }
    if (!mailed && !isWorthReading(text)) {
      return NOTHING;
    }
    const reading = read(text);
    const found: Sighting[] = mailed ? findEmails(reading) : [];
    found.push(...findPersonNames(reading));
    if (numbered) {
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
    if (found.length === 0) {
      return NOTHING;
    }
    // One more than is of use, so that whoever counts the findings can tell that there were more.
    const enough = enoughOfEach(found, mostOfAKind(text.original.length) + 1);
    return withoutOverlaps(enough).map((sighting) => matchOf(sighting, text));
  },
};

function matchOf({ kind, start, end, confidence, severity }: Sighting, text: ScannedText): Match {
  return { kind, confidence, severity: severity ?? SEVERITY.get(kind) ?? "low", ...text.toOriginal(start, end) };
}
