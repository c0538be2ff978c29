import { digitAt, isRepeated, remainder, weightedSum } from "./check-digits.ts";
import { kindOf, type Recogniser, type Verdict, verdict } from "./recogniser.ts";

// Australian Business Register, "Format of the ABN": one off the first digit, weights, modulus 89.
function checkAbn(value: string): Verdict {
  const sum = weightedSum(value, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10;
  return verdict(value[0] !== "0" && sum % 89 === 0);
}

// ASIC, "Australian Company Number digit check": weights 8 to 1, complement of 10.
function checkAcn(value: string): Verdict {
  const check = (10 - (weightedSum(value, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10;
  return verdict(value !== "000000000" && check === digitAt(value, 8));
}

// Australian Taxation Office, TFN: weights 1 4 3 7 5 8 6 9 10, modulus 11.
function checkTfn(value: string): Verdict {
  return verdict(!isRepeated(value) && weightedSum(value, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0);
}

// Services Australia, Medicare card: first digit 2 to 6, weights 1 3 7 9, then the issue number.
function checkMedicare(value: string): Verdict {
  const first = digitAt(value, 0);
  const check = weightedSum(value, [1, 3, 7, 9, 1, 3, 7, 9]) % 10;
  return verdict(first >= 2 && first <= 6 && check === digitAt(value, 8));
}

// Inland Revenue (NZ), IRD number: two rounds of weights, modulus 11.
function checkIrd(value: string): Verdict {
  const padded = value.padStart(9, "0");
  let check = (11 - (weightedSum(padded, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  if (check === 10) {
    check = (11 - (weightedSum(padded, [7, 4, 3, 2, 5, 2, 7, 6]) % 11)) % 11;
  }
  return verdict(Number(padded) > 10_000_000 && remainder(padded, 10) === check);
}

export const AUSTRALIA: readonly Recogniser[] = [
  {
    kind: kindOf("au-abn", "an Australian business number", {
      severity: "low",
      country: "AU",
      source: "https://abr.business.gov.au/Help/AbnFormat",
    }),
    shapes: { "99 999 999 999": "distinct", "99999999999": "plausible" },
    check: checkAbn,
    words: ["abn", "australian business"],
  },
  {
    kind: kindOf("au-acn", "an Australian company number", {
      severity: "low",
      country: "AU",
      source: "https://asic.gov.au/for-business/registering-a-company/",
    }),
    shapes: { "999 999 999": "plausible", "999999999": "plausible" },
    check: checkAcn,
    words: ["acn", "australian company"],
  },
  {
    kind: kindOf("au-tfn", "an Australian tax file number", {
      severity: "high",
      country: "AU",
      source: "https://www.ato.gov.au/individuals-and-families/tax-file-number",
    }),
    // One run in eleven passes the check: without its spaces it needs its name.
    shapes: { "999 999 999": "plausible", "999-999-999": "plausible", "999999999": "common" },
    check: checkTfn,
    words: ["tfn", "tax file"],
  },
  {
    kind: kindOf("au-medicare", "an Australian Medicare number", {
      severity: "high",
      country: "AU",
      source: "https://www.servicesaustralia.gov.au/medicare-card",
    }),
    shapes: { "9999~99999~9": "distinct", "9999999999": "common" },
    check: checkMedicare,
    words: ["medicare"],
  },
  {
    kind: kindOf("nz-ird", "a New Zealand tax number", {
      severity: "high",
      country: "NZ",
      source: "https://www.ird.govt.nz/",
    }),
    shapes: { "99-999-999": "plausible", "999-999-999": "plausible", "999999999": "common" },
    check: checkIrd,
    words: ["ird", "ird number"],
  },
];
