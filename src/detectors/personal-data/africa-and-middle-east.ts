import { digitAt, hasYearMonthDay, isRepeated, luhn, pair, verhoeff, weightedSum } from "./check-digits.ts";
import { kindOf, type Recogniser, type Strength, type Verdict, verdict } from "./recogniser.ts";

// Identification Act 68 of 1997: YYMMDD, sequence, citizenship 0 to 2, Luhn.
function checkSouthAfrican(value: string): Verdict {
  return verdict(hasYearMonthDay(value) && "012".includes(value[10] ?? "") && luhn(value));
}

// NİKB, T.C. kimlik numarası: two check digits from the odd and even places.
function checkTurkish(value: string): Verdict {
  const odd = weightedSum(value, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weightedSum(value, [0, 1, 0, 1, 0, 1, 0, 1, 0]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return verdict(value[0] !== "0" && tenth === digitAt(value, 9) && (odd + even + tenth) % 10 === digitAt(value, 10));
}

// NIMC, NIN: eleven digits, Verhoeff.
function checkNin(value: string): Verdict {
  return verdict(!isRepeated(value) && verhoeff(value));
}

// Emniyet Genel Müdürlüğü: province 01 to 81, one to three letters, two to four digits.
function checkTurkishPlate(value: string): Verdict {
  const province = pair(value, 0);
  return verdict(province >= 1 && province <= 81);
}

function turkishPlateShapes(): Record<string, Strength> {
  const shapes: Record<string, Strength> = {};
  for (const letters of ["a", "aa", "aaa"]) {
    for (const digits of ["99", "999", "9999"]) {
      shapes[`99 ${letters} ${digits}`] = "plausible";
      shapes[`99${letters}${digits}`] = "plausible";
    }
  }
  return shapes;
}

export const AFRICA_AND_MIDDLE_EAST: readonly Recogniser[] = [
  {
    kind: kindOf("za-id", "a South African identity number", {
      severity: "high",
      country: "ZA",
      source: "https://www.gov.za/documents/identification-act",
    }),
    shapes: { "9999999999999": "plausible", "999999 9999 999": "distinct" },
    check: checkSouthAfrican,
    words: ["south african id", "sa id", "id number", "identity number"],
  },
  {
    kind: kindOf("ng-nin", "a Nigerian identity number", {
      severity: "high",
      country: "NG",
      source: "https://nimc.gov.ng/",
    }),
    shapes: { "99999999999": "common" },
    check: checkNin,
    words: ["nin", "nimc", "national identification number"],
  },
  {
    kind: kindOf("ng-vehicle-registration", "a Nigerian number plate", {
      severity: "low",
      country: "NG",
      source: "https://frsc.gov.ng/",
    }),
    shapes: { "aaa~999aa": "plausible", aaa999aa: "plausible" },
    words: ["plate", "plates", "plate number", "vehicle"],
  },
  {
    kind: kindOf("tr-tckn", "a Turkish identity number", {
      severity: "high",
      country: "TR",
      source: "https://www.nvi.gov.tr/",
    }),
    shapes: { "99999999999": "plausible" },
    check: checkTurkish,
    words: ["kimlik", "tckn", "tc kimlik", "t.c. kimlik", "turkish id"],
  },
  {
    kind: kindOf("tr-vehicle-registration", "a Turkish number plate", { severity: "low", country: "TR" }),
    shapes: turkishPlateShapes(),
    check: checkTurkishPlate,
    words: ["plaka", "araç", "plate"],
  },
  {
    kind: kindOf("il-id", "an Israeli identity number", {
      severity: "high",
      country: "IL",
      source: "https://www.gov.il/",
    }),
    shapes: { "999999999": "common", "99999999-9": "plausible" },
    check: (value) => verdict(!isRepeated(value) && luhn(value)),
    words: ["teudat zehut", "israeli id", "תעודת זהות", "ת.ז"],
  },
  {
    kind: kindOf("ae-emirates-id", "an Emirates identity number", {
      severity: "high",
      country: "AE",
      source: "https://icp.gov.ae/",
    }),
    shapes: { "784-9999-9999999-9": "certain", "784999999999999": "distinct" },
    check: (value) => verdict(luhn(value)),
    words: ["emirates id", "eid", "الهوية"],
  },
];
