import { digitAt, isRepeated, luhn, pair } from "./check-digits.ts";
import { kindOf, type Recogniser, type Strength, type Verdict, verdict } from "./recogniser.ts";
import { runs } from "./shape-lists.ts";

// ISO/IEC 7812 and the schemes' published issuer ranges.
function issuerFits(value: string): boolean {
  const two = pair(value, 0);
  const four = Number(value.slice(0, 4));
  const length = value.length;
  if (value[0] === "4") {
    return length === 13 || length === 16 || length === 19; // Visa
  }
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
    return length === 16; // Mastercard
  }
  if (two === 34 || two === 37) {
    return length === 15; // American Express
  }
  if (two === 36 || two === 38 || two === 39 || (four >= 3000 && four <= 3059) || four === 3095) {
    return length === 14 || length === 16; // Diners Club
  }
  if (four >= 3528 && four <= 3589) {
    return length >= 16; // JCB
  }
  if (four === 6011 || two === 64 || two === 65 || two === 62 || two === 81 || two === 60) {
    return length >= 16; // Discover, UnionPay, RuPay
  }
  if (four === 5019 || two === 50 || (two >= 56 && two <= 58) || two === 63 || two === 67 || two === 68) {
    return length >= 12; // Maestro, Dankort, Elo
  }
  return four >= 2200 && four <= 2204 && length >= 16; // Mir
}

function checkCard(value: string): Verdict {
  if (isRepeated(value) || !luhn(value)) {
    return "refuted";
  }
  if (issuerFits(value)) {
    return "confirmed";
  }
  // Universal Air Travel Plan cards begin with 1, as many other numbers do.
  return value.length === 15 && value[0] === "1" ? "unknown" : "refuted";
}

const CARD_SHAPES: Record<string, Strength> = {
  "9999~9999~9999~9999": "certain",
  "9999~999999~99999": "certain",
  "9999~999999~9999": "distinct",
  "9999~9999~9999~9999~999": "certain",
  ...runs(12, 13, "common"),
  "99999999999999": "plausible",
  "999999999999999": "distinct",
  "9999999999999999": "distinct",
  ...runs(17, 19, "plausible"),
};

/** Numbers the card schemes and payment processors publish for testing. */
const TEST_CARDS = new Set([
  "4111111111111111",
  "4242424242424242",
  "4012888888881881",
  "4000056655665556",
  "4222222222222",
  "5555555555554444",
  "5105105105105100",
  "5200828282828210",
  "2223003122003222",
  "378282246310005",
  "371449635398431",
  "378734493671000",
  "30569309025904",
  "38520000023237",
  "6011111111111117",
  "6011000990139424",
  "3530111333300000",
  "3566002020360505",
]);

/** Identifiers that belong to no one country. */
export const EVERYWHERE: readonly Recogniser[] = [
  {
    kind: kindOf("payment-card", "a payment card number", {
      severity: "high",
      source: "https://www.iso.org/standard/70484.html",
    }),
    shapes: CARD_SHAPES,
    check: checkCard,
    words: [
      "card",
      "credit card",
      "debit card",
      "cc",
      "visa",
      "mastercard",
      "amex",
      "pan",
      "karte",
      "kreditkarte",
      "carte",
      "tarjeta",
      "carta",
    ],
    samples: TEST_CARDS,
  },
  {
    kind: kindOf("passport", "a passport number", {
      severity: "high",
      source: "https://www.icao.int/publications/pages/publication.aspx?docnum=9303",
    }),
    shapes: {
      ...runs(8, 9, "common"),
      ...runs(7, 9, "common", "a"),
      ...runs(6, 8, "common", "aa"),
      ...runs(6, 6, "common", "aaa"),
      "99aa99999": "common",
      a99a99999: "common",
    },
    words: [
      "passport",
      "passport number",
      "passport no",
      "passeport",
      "pasaporte",
      "passaporto",
      "reisepass",
      "paspoort",
      "pass-nr",
      "паспорт",
      "passnummer",
    ],
  },
  {
    kind: kindOf("medical-record", "a medical record number", {
      severity: "high",
      source: "https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/",
    }),
    shapes: {
      ...runs(5, 10, "common"),
      ...runs(5, 9, "common", "a"),
      ...runs(5, 8, "common", "aa"),
      "999-99-999": "common",
      "99-99-99": "common",
      "999-999": "common",
      MRN9999999: "distinct",
      "MRN-9999999": "distinct",
    },
    words: [
      "mrn",
      "medical record",
      "medical record number",
      "hospital number",
      "patient id",
      "patient number",
      "chart number",
      "patientennummer",
      "ipp",
    ],
  },
  {
    kind: kindOf("mac-address", "a device address", {
      severity: "low",
      source: "https://standards.ieee.org/products-programs/regauth/",
    }),
    shapes: { "xx:xx:xx:xx:xx:xx": "distinct", "xx-xx-xx-xx-xx-xx": "distinct", "xxxx.xxxx.xxxx": "plausible" },
    check: (value) =>
      verdict(/^[0-9A-F]{12}$/.test(value.replaceAll(":", "")) && !/^(?:0{12}|F{12})$/.test(value.replaceAll(":", ""))),
    words: ["mac", "mac address", "hardware address", "device", "ethernet", "hwaddr"],
  },
];

/** True for a number that reads as a date or a clock and so is no identifier by itself. */
export function readsAsTime(value: string): boolean {
  if (value.length === 10) {
    // Seconds since 1970 from 2001 to 2033; also YYYYMMDDHH.
    const first = digitAt(value, 0);
    return first === 1 && digitAt(value, 1) >= 4;
  }
  if (value.length === 13) {
    return value.startsWith("1") && digitAt(value, 1) >= 4 && digitAt(value, 1) <= 9;
  }
  if (value.length === 12 || value.length === 14) {
    return /^20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d/.test(value);
  }
  return false;
}
