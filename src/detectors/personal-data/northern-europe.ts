import {
  digitAt,
  hasDayMonthYear,
  hasYearMonthDay,
  isDay,
  isRepeated,
  luhn,
  pair,
  weightedSum,
} from "./check-digits.ts";
import { kindOf, type Recogniser, type Verdict, verdict } from "./recogniser.ts";

const HETU_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

// Digital and Population Data Services Agency: DDMMYY, century sign, individual number, remainder by 31.
function checkHetu(value: string): Verdict {
  const sign = value[6] ?? "";
  const century = sign === "+" ? 1800 : "-YXWVU".includes(sign) ? 1900 : "ABCDEF".includes(sign) ? 2000 : 0;
  const digits = value.replace(/[^0-9]/g, "").length;
  const number = Number(value.slice(0, 6) + value.slice(7, 10));
  return verdict(
    century !== 0 &&
      digits >= 9 &&
      hasDayMonthYear(value) &&
      Number(value.slice(7, 10)) >= 2 &&
      HETU_LETTERS[number % 31] === value[10],
  );
}

/** The value handed to a check has lost its hyphen: put the sign back where the Finnish code keeps its century. */
function checkFinnish(value: string): Verdict {
  return checkHetu(value.length === 10 ? `${value.slice(0, 6)}-${value.slice(6)}` : value);
}

// Skatteverket, SKV 704: birth date (60 added to the day for coordination numbers), Luhn over the last ten.
function checkPersonnummer(value: string): Verdict {
  const short = value.replace("+", "").slice(-10);
  const century = value.length === 12 ? pair(value, 0) : 19;
  const day = pair(short, 4);
  const born = isDay(pair(short, 2), day > 60 ? day - 60 : day);
  return verdict((century === 18 || century === 19 || century === 20) && born && luhn(short));
}

// Bolagsverket: group digit, third digit at least 2, Luhn.
function checkOrgnummer(value: string): Verdict {
  return verdict("1256789".includes(value[0] ?? "") && digitAt(value, 2) >= 2 && luhn(value));
}

// Skatteetaten, fødselsnummer: two check digits.
function checkFodselsnummer(value: string): Verdict {
  const day = pair(value, 0);
  const first = (11 - (weightedSum(value, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - (weightedSum(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  // D-numbers raise the day by 40; auxiliary and synthetic numbers the month by 40 or 80.
  const born = isDay(pair(value, 2) % 40, day > 40 ? day - 40 : day);
  return verdict(born && first === digitAt(value, 9) && second === digitAt(value, 10));
}

// Økonomi- og Indenrigsministeriet: DDMMYY and four digits; the old modulus 11 no longer holds for new numbers.
function checkCpr(value: string): Verdict {
  return hasDayMonthYear(value) ? "unknown" : "refuted";
}

// Þjóðskrá: DDMMYY, weights over eight digits, century digit 9 or 0.
function checkKennitala(value: string): Verdict {
  const rest = 11 - (weightedSum(value, [3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return verdict(hasDayMonthYear(value) && "089".includes(value[9] ?? "") && rest % 11 === digitAt(value, 8));
}

// Estonian and Lithuanian codes: century and sex, YYMMDD, serial, modulus 11 in two rounds.
function checkBaltic(value: string): Verdict {
  let rest = weightedSum(value, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  if (rest === 10) {
    rest = weightedSum(value, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  }
  return verdict("123456".includes(value[0] ?? "") && hasYearMonthDay(value, 1) && rest % 10 === digitAt(value, 10));
}

export const NORTHERN_EUROPE: readonly Recogniser[] = [
  {
    kind: kindOf("fi-hetu", "a Finnish personal identity code", {
      severity: "high",
      country: "FI",
      source: "https://dvv.fi/en/personal-identity-code",
    }),
    shapes: { "999999-999x": "certain", "999999+999x": "certain", "999999a999x": "certain" },
    check: checkFinnish,
    words: ["hetu", "henkilötunnus", "personal identity code", "personbeteckning"],
  },
  {
    kind: kindOf("se-personnummer", "a Swedish personal number", {
      severity: "high",
      country: "SE",
      source: "https://www.skatteverket.se/privat/folkbokforing/personnummer.html",
    }),
    shapes: {
      "999999-9999": "distinct",
      "999999+9999": "distinct",
      "99999999-9999": "certain",
      "99999999 9999": "distinct",
      "999999999999": "plausible",
      "9999999999": "plausible",
    },
    check: checkPersonnummer,
    words: ["personnummer", "pnr", "samordningsnummer", "swedish id", "personal number"],
  },
  {
    kind: kindOf("se-organisationsnummer", "a Swedish company number", {
      severity: "low",
      country: "SE",
      source: "https://bolagsverket.se/foretag/organisationsnummer",
    }),
    shapes: { "999999-9999": "distinct", "9999999999": "plausible" },
    check: checkOrgnummer,
    words: ["organisationsnummer", "orgnummer", "orgnr", "org nr", "company identity code"],
  },
  {
    kind: kindOf("no-fodselsnummer", "a Norwegian national identity number", {
      severity: "high",
      country: "NO",
      source: "https://www.skatteetaten.no/en/person/national-registry/identitetsnummer/fodselsnummer/",
    }),
    shapes: { "99999999999": "plausible", "999999 99999": "distinct" },
    check: checkFodselsnummer,
    words: ["fødselsnummer", "fodselsnummer", "personnummer", "fnr", "d-nummer"],
  },
  {
    kind: kindOf("dk-cpr", "a Danish personal number", { severity: "high", country: "DK", source: "https://cpr.dk/" }),
    shapes: { "999999-9999": "distinct", "9999999999": "common" },
    check: checkCpr,
    words: ["cpr", "cpr-nummer", "cpr-nr", "personnummer"],
  },
  {
    kind: kindOf("is-kennitala", "an Icelandic identity number", {
      severity: "high",
      country: "IS",
      source: "https://www.skra.is/",
    }),
    shapes: { "999999-9999": "distinct", "9999999999": "common" },
    check: checkKennitala,
    words: ["kennitala", "kt"],
  },
  {
    kind: kindOf("ee-isikukood", "an Estonian personal code", {
      severity: "high",
      country: "EE",
      source: "https://www.siseministeerium.ee/",
    }),
    shapes: { "99999999999": "plausible" },
    check: checkBaltic,
    words: ["isikukood", "personal code"],
  },
  {
    kind: kindOf("lt-asmens-kodas", "a Lithuanian personal code", {
      severity: "high",
      country: "LT",
      source: "https://www.registrucentras.lt/",
    }),
    shapes: { "99999999999": "common" },
    check: checkBaltic,
    words: ["asmens kodas", "asmens kodo"],
  },
  {
    kind: kindOf("lv-personas-kods", "a Latvian personal code", {
      severity: "high",
      country: "LV",
      source: "https://www.pmlp.gov.lv/",
    }),
    shapes: { "999999-99999": "plausible" },
    check: (value) =>
      hasDayMonthYear(value) || (value.startsWith("32") && !isRepeated(value)) ? "unknown" : "refuted",
    words: ["personas kods", "personas koda"],
  },
];
