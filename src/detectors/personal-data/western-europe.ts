import { digitAt, hasDayMonthYear, isDay, isRepeated, luhn, pair, remainder, weightedSum } from "./check-digits.ts";
import { kindOf, type Recogniser, type Verdict, verdict } from "./recogniser.ts";

// INSEE, numéro d'inscription au répertoire: 97 minus the remainder; 2A and 2B count as 19 and 18.
function checkNir(value: string): Verdict {
  const month = pair(value, 3);
  const digits = value.slice(0, 13).replace("2A", "19").replace("2B", "18");
  const known = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
  return verdict("12378".includes(value[0] ?? "") && known && 97 - remainder(digits, 97) === Number(value.slice(13)));
}

// Rijksdienst voor Identiteitsgegevens, "elfproef": weights 9 to 2 and -1.
function checkBsn(value: string): Verdict {
  return verdict(!isRepeated(value) && weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0);
}

// IBZ, rijksregisternummer: YYMMDD, serial, 97 minus the remainder, with a 2 before it for births from 2000.
function checkBelgian(value: string): Verdict {
  const check = Number(value.slice(9));
  const month = pair(value, 2) % 20;
  const day = pair(value, 4);
  const born = month === 0 || day === 0 || isDay(month, day);
  const holds =
    97 - remainder(value.slice(0, 9), 97) === check || 97 - remainder(`2${value.slice(0, 9)}`, 97) === check;
  return verdict(born && holds);
}

// ZAS, AHV number: country prefix 756 and the check digit of EAN-13.
function checkAhv(value: string): Verdict {
  return verdict(value.startsWith("756") && weightedSum(value, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0);
}

// Österreichische Sozialversicherung: weights around the check digit in fourth place, then DDMMYY.
function checkAustrian(value: string): Verdict {
  const rest = weightedSum(value, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11;
  return verdict(value[0] !== "0" && rest === digitAt(value, 3) && (hasDayMonthYear(value, 4) || pair(value, 6) > 12));
}

// Department of Social Protection, PPS number: modulus 23, the second letter counting nine.
function checkPps(value: string): Verdict {
  const second = value[8] === undefined || value[8] === "W" ? 0 : value.charCodeAt(8) - 64;
  const rest = (weightedSum(value, [8, 7, 6, 5, 4, 3, 2]) + second * 9) % 23;
  return verdict("WABCDEFGHIJKLMNOPQRSTUV"[rest] === value[7] && (second <= 9 || value[8] === undefined));
}

export const WESTERN_EUROPE: readonly Recogniser[] = [
  {
    kind: kindOf("fr-nir", "a French social security number", {
      severity: "high",
      country: "FR",
      source: "https://www.insee.fr/fr/metadonnees/definition/c1409",
    }),
    shapes: {
      "9~99~99~99~999~999~99": "certain",
      "9~99~99~9a~999~999~99": "certain",
      "9 99 99 99 999 999 | 99": "certain",
      "999999999999999": "distinct",
      "999999a99999999": "distinct",
      "9999999999999 99": "distinct",
    },
    check: checkNir,
    words: ["sécurité sociale", "securite sociale", "nir", "numéro de sécu", "insee"],
  },
  {
    kind: kindOf("fr-siret", "a French company number", {
      severity: "low",
      country: "FR",
      source: "https://www.insee.fr/fr/metadonnees/definition/c1841",
    }),
    shapes: {
      "999 999 999": "common",
      "999999999": "common",
      "999 999 999 99999": "plausible",
      "99999999999999": "common",
    },
    check: (value) => verdict(luhn(value)),
    words: ["siren", "siret"],
  },
  {
    kind: kindOf("nl-bsn", "a Dutch citizen service number", {
      severity: "high",
      country: "NL",
      source: "https://www.rvig.nl/bsn",
    }),
    shapes: { "999999999": "common", "9999.99.999": "distinct", "999 999 999": "common" },
    check: checkBsn,
    words: ["bsn", "burgerservicenummer", "sofinummer", "sofi"],
  },
  {
    kind: kindOf("be-national-number", "a Belgian national number", {
      severity: "high",
      country: "BE",
      source: "https://www.ibz.rrn.fgov.be/",
    }),
    shapes: { "99.99.99-999.99": "certain", "99 99 99 999 99": "certain", "99999999999": "plausible" },
    check: checkBelgian,
    words: ["rijksregisternummer", "registre national", "numéro national", "insz", "niss"],
  },
  {
    kind: kindOf("ch-ahv", "a Swiss social insurance number", {
      severity: "high",
      country: "CH",
      source: "https://www.zas.admin.ch/",
    }),
    shapes: { "999.9999.9999.99": "certain", "9999999999999": "plausible" },
    check: checkAhv,
    words: ["ahv", "avs", "ahv-nummer", "numéro avs"],
  },
  {
    kind: kindOf("at-social-security", "an Austrian social insurance number", {
      severity: "high",
      country: "AT",
      source: "https://www.sozialversicherung.at/",
    }),
    shapes: { "9999 999999": "plausible", "9999999999": "common" },
    check: checkAustrian,
    words: ["sozialversicherungsnummer", "svnr", "sv-nummer", "sv-nr"],
  },
  {
    kind: kindOf("ie-pps", "an Irish PPS number", {
      severity: "high",
      country: "IE",
      source: "https://www.gov.ie/en/service/12e6de-get-a-personal-public-service-pps-number/",
    }),
    shapes: { "9999999a": "plausible", "9999999aa": "plausible" },
    check: checkPps,
    words: ["pps", "ppsn", "pps number"],
  },
];
