import { digitAt, luhn, pair, weightedSum } from "./check-digits.ts";
import { kindOf, type Recogniser, type Verdict, verdict } from "./recogniser.ts";
import { runs } from "./shape-lists.ts";

// Social Security Administration, POMS RM 10201.035: no area 000, 666 or 9xx, no group 00, no serial 0000.
function checkSsn(value: string): Verdict {
  const area = Number(value.slice(0, 3));
  return verdict(area !== 0 && area !== 666 && area < 900 && value.slice(3, 5) !== "00" && value.slice(5) !== "0000");
}

// IRS, Internal Revenue Manual 3.21.263: begins with 9, fourth and fifth digits 50-65, 70-88, 90-92, 94-99.
function checkItin(value: string): Verdict {
  const group = pair(value, 3);
  const ranged =
    (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93 && group <= 99);
  return verdict(value.startsWith("9") && ranged);
}

// American Bankers Association routing number policy: Federal Reserve prefix and weights 3, 7, 1.
function checkAba(value: string): Verdict {
  const prefix = pair(value, 0);
  const issued =
    prefix <= 12 || (prefix >= 21 && prefix <= 32) || (prefix >= 61 && prefix <= 72) || value.startsWith("80");
  return verdict(issued && value !== "000000000" && weightedSum(value, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0);
}

// 45 CFR 162.406: Luhn over the number with the prefix 80840; individuals and organisations begin with 1 and 2.
function checkNpi(value: string): Verdict {
  return verdict((value.startsWith("1") || value.startsWith("2")) && luhn(`80840${value}`));
}

const DEA_REGISTRANTS = "ABCDEFGHJKLMPRSTUX";

// DEA Diversion Control, registration number format: odd digits plus twice the even ones end in the last digit.
function checkDea(value: string): Verdict {
  const sum =
    digitAt(value, 2) +
    digitAt(value, 4) +
    digitAt(value, 6) +
    2 * (digitAt(value, 3) + digitAt(value, 5) + digitAt(value, 7));
  return verdict(DEA_REGISTRANTS.includes(value[0] ?? "") && sum % 10 === digitAt(value, 8));
}

// CMS, "Understanding the Medicare Beneficiary Identifier format": letters S, L, O, I, B and Z are never used.
function checkMbi(value: string): Verdict {
  return verdict(/^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y]/.test(value) && !/[SLOIBZ]/.test(value));
}

const PASSPORT_WORDS = ["passport", "passport number", "passport no"];

export const UNITED_STATES: readonly Recogniser[] = [
  {
    kind: kindOf("us-ssn", "a US social security number", {
      severity: "high",
      country: "US",
      source: "https://secure.ssa.gov/poms.nsf/lnx/0110201035",
    }),
    shapes: { "999-99-9999": "distinct", "999 99 9999": "distinct", "999.99.9999": "plausible", "999999999": "common" },
    check: checkSsn,
    words: ["ssn", "ssns", "social security", "social sec", "soc sec", "ss#"],
    samples: new Set(["078051120", "219099999", "123456789", "987654320"]),
  },
  {
    kind: kindOf("us-itin", "a US individual taxpayer number", {
      severity: "high",
      country: "US",
      source: "https://www.irs.gov/irm/part3/irm_03-021-263r",
    }),
    shapes: { "999-99-9999": "distinct", "999 99 9999": "distinct", "999999999": "common" },
    check: checkItin,
    words: ["itin", "individual taxpayer", "taxpayer id"],
  },
  {
    kind: kindOf("us-passport", "a US passport number", {
      severity: "high",
      country: "US",
      source: "https://www.ecfr.gov/current/title-22/chapter-I/subchapter-F/part-51",
    }),
    shapes: { "999999999": "common", a99999999: "common" },
    words: PASSPORT_WORDS,
  },
  {
    kind: kindOf("us-aba", "a US bank routing number", {
      severity: "low",
      country: "US",
      source: "https://www.aba.com/about-us/routing-number",
    }),
    shapes: { "9999-9999-9": "distinct", "999999999": "common" },
    check: checkAba,
    words: ["aba", "routing", "rtn", "routing number"],
  },
  {
    kind: kindOf("us-bank-account", "a bank account number", { severity: "medium", country: "US" }),
    shapes: runs(8, 17, "common"),
    words: ["bank account", "account number", "acct no", "acct number", "checking account", "savings account"],
  },
  {
    kind: kindOf("us-driver-license", "a US driving licence number", {
      severity: "high",
      country: "US",
      source: "https://www.aamva.org/identity/anti-fraud-and-document-security/card-design-standard",
    }),
    shapes: {
      ...runs(7, 10, "common"),
      ...runs(7, 12, "common", "a"),
      ...runs(5, 7, "common", "aa"),
      aa999999a: "common",
    },
    words: ["driver license", "drivers license", "driver's license", "driver licence", "drivers licence", "dl number"],
  },
  {
    kind: kindOf("us-mbi", "a US Medicare number", {
      severity: "high",
      country: "US",
      source: "https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi-format.pdf",
    }),
    shapes: { "9ax9~ax9~aa99": "certain", "9ax9ax9aa99": "distinct" },
    check: checkMbi,
    words: ["mbi", "medicare", "beneficiary"],
  },
  {
    kind: kindOf("us-npi", "a US health provider number", {
      severity: "low",
      country: "US",
      source: "https://www.ecfr.gov/current/title-45/section-162.406",
    }),
    shapes: { "9999-999-999": "distinct", "9999999999": "plausible" },
    check: checkNpi,
    words: ["npi", "npis", "provider identifier", "national provider"],
  },
  {
    kind: kindOf("us-dea", "a US prescriber registration number", {
      severity: "medium",
      country: "US",
      source: "https://www.deadiversion.usdoj.gov/drugreg/registration.html",
    }),
    shapes: { aa9999999: "plausible" },
    check: checkDea,
    words: ["dea", "certificate number", "prescriber", "medical license"],
  },
  {
    kind: kindOf("us-ein", "a US employer number", {
      severity: "low",
      country: "US",
      source: "https://www.irs.gov/businesses/small-businesses-self-employed/employer-id-numbers",
    }),
    shapes: { "99-9999999": "common" },
    words: ["ein", "employer identification", "federal tax id"],
  },
];
