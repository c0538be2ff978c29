import { digitAt, isDay, isRepeated, pair, weightedSum } from "./check-digits.ts";
import { kindOf, type Recogniser, type Verdict, verdict } from "./recogniser.ts";

// NHS Data Dictionary, "NHS NUMBER": modulus 11, and the ranges issued in England and Wales (4xx, 6xx-7xx).
function checkNhs(value: string): Verdict {
  const check = 11 - (weightedSum(value, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  if (isRepeated(value) || check === 10 || check % 11 !== digitAt(value, 9)) {
    return "refuted";
  }
  return "467".includes(value[0] ?? "") ? "confirmed" : "unknown";
}

const NINO_NEVER = new Set(["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"]);

// HMRC, National Insurance Manual NIM39110: letters never used, prefixes never issued, suffix A to D.
function checkNino(value: string): Verdict {
  return verdict(/^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(value) && !NINO_NEVER.has(value.slice(0, 2)));
}

// HMRC, "Unique Taxpayer Reference": the first digit checks the other nine.
function checkUtr(value: string): Verdict {
  const rest = weightedSum(value, [6, 7, 8, 9, 10, 5, 4, 3, 2], 1) % 11;
  return verdict("21987654321"[rest] === value[0]);
}

// DVLA, "The driver number": surname padded with 9, birth date with 5 added to the month for women, initials.
function checkDrivingLicence(value: string): Verdict {
  const month = digitAt(value, 6) * 10 + digitAt(value, 7);
  const day = pair(value, 8);
  const born = isDay(month > 50 ? month - 50 : month, day);
  return verdict(
    born && /^(?:[A-Z]{5}|[A-Z]{4}9|[A-Z]{3}9{2}|[A-Z]{2}9{3}|[A-Z]9{4})\d{6}[A-Z9]{2}[A-Z0-9]/.test(value),
  );
}

// DVLA INF104: memory tag without I, Q and Z, age identifier 02-29 or 51-79, three letters without I and Q.
function checkPlate(value: string): Verdict {
  const age = pair(value, 2);
  return verdict(
    /^[A-HJ-PR-Y]{2}\d\d[A-HJ-PR-Z]{3}$/.test(value) && ((age >= 2 && age <= 29) || (age >= 51 && age <= 79)),
  );
}

export const UNITED_KINGDOM: readonly Recogniser[] = [
  {
    kind: kindOf("uk-nhs", "an NHS number", {
      severity: "high",
      country: "GB",
      source: "https://www.datadictionary.nhs.uk/attributes/nhs_number.html",
    }),
    shapes: { "999 999 9999": "distinct", "999-999-9999": "plausible", "9999999999": "plausible" },
    check: checkNhs,
    words: ["nhs", "health service", "nhs number", "patient number", "patient"],
  },
  {
    kind: kindOf("uk-nino", "a UK National Insurance number", {
      severity: "high",
      country: "GB",
      source: "https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110",
    }),
    shapes: {
      "aa~99~99~99~a": "distinct",
      "aa 999999 a": "distinct",
      "aa 999999a": "distinct",
      "aa999999 a": "distinct",
      aa999999a: "distinct",
    },
    check: checkNino,
    words: ["nino", "national insurance", "ni number", "ni no", "insurance number"],
    samples: new Set(["QQ123456C"]),
  },
  {
    kind: kindOf("uk-utr", "a UK taxpayer reference", {
      severity: "medium",
      country: "GB",
      source: "https://www.gov.uk/find-utr-number",
    }),
    shapes: { "9999999999": "common", "99999 99999": "common" },
    check: checkUtr,
    words: ["utr", "unique taxpayer", "self assessment"],
  },
  {
    kind: kindOf("uk-passport", "a UK passport number", {
      severity: "high",
      country: "GB",
      source: "https://www.gov.uk/government/publications/basic-passport-checks",
    }),
    shapes: { "999999999": "common", aa9999999: "common" },
    words: ["passport", "passport number", "passport no"],
  },
  {
    kind: kindOf("uk-driving-licence", "a UK driving licence number", {
      severity: "high",
      country: "GB",
      source: "https://www.gov.uk/government/publications/driver-licence-holders",
    }),
    shapes: { xxxxx999999xxxaa: "distinct", "xxxxx 999999 xxxaa": "plausible" },
    check: checkDrivingLicence,
    words: ["driving licence", "driver number", "driving license", "dvla", "licence number"],
  },
  {
    kind: kindOf("uk-vehicle-registration", "a UK number plate", {
      severity: "low",
      country: "GB",
      source: "https://www.gov.uk/government/publications/vehicle-registration-numbers-and-number-plates",
    }),
    shapes: { "aa99 aaa": "plausible", aa99aaa: "plausible" },
    check: checkPlate,
    words: ["vehicle", "vehicles", "car", "car reg", "reg", "registration", "number plate", "plate", "plates"],
  },
  {
    kind: kindOf("uk-postcode", "a UK postcode", {
      severity: "low",
      country: "GB",
      source: "https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema",
    }),
    shapes: {
      "a9 9aa": "common",
      "a99 9aa": "common",
      "aa9 9aa": "common",
      "aa99 9aa": "common",
      "aa9a 9aa": "common",
      "a9a 9aa": "common",
    },
    words: ["postcode", "post code", "home postcode"],
  },
];
