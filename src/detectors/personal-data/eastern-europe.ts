import {
  digitAt,
  hasYearMonthDay,
  isDay,
  isRepeated,
  mod11And10,
  pair,
  remainder,
  weightedSum,
} from "./check-digits.ts";
import { kindOf, type Recogniser, type Verdict, verdict } from "./recogniser.ts";

// Ministerstwo Cyfryzacji, PESEL: the month carries the century; weights 1, 3, 7, 9.
function checkPesel(value: string): Verdict {
  const born = isDay(pair(value, 2) % 20, pair(value, 4));
  return verdict(born && weightedSum(value, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0);
}

// Ministerstwo Finansów, NIP: weights 6 5 7 2 3 4 5 6 7, modulus 11.
function checkNip(value: string): Verdict {
  return verdict(!isRepeated(value) && weightedSum(value, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digitAt(value, 9));
}

// Ministerstwo Spraw Wewnętrznych, dowód osobisty: ICAO letter values, weights 7 3 1 9 7 3 1 7 3.
function checkPolishCard(value: string): Verdict {
  const weights = [7, 3, 1, 9, 7, 3, 1, 7, 3];
  let sum = 0;
  for (let index = 0; index < 9; index += 1) {
    sum += Number.parseInt(value[index] ?? "0", 36) * (weights[index] ?? 0);
  }
  return verdict(sum % 10 === 0);
}

// Zákon 133/2000 Sb.: the whole number is divisible by 11; women's months are raised by 50, overflow by 20.
function checkRodneCislo(value: string): Verdict {
  const month = (pair(value, 2) % 50) % 20;
  return verdict(isDay(month, pair(value, 4)) && (remainder(value, 11) === 0 || value.length === 9));
}

// Legea 105/1996, CNP: sex and century, date, county, weights 279146358279.
function checkCnp(value: string): Verdict {
  const rest = weightedSum(value, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return verdict(value[0] !== "0" && hasYearMonthDay(value, 1) && (rest === 10 ? 1 : rest) === digitAt(value, 12));
}

// ЕСГРАОН, ЕГН: month raised by 20 or 40 for other centuries.
function checkEgn(value: string): Verdict {
  const rest = weightedSum(value, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11;
  return verdict(isDay(pair(value, 2) % 20, pair(value, 4)) && rest % 10 === digitAt(value, 9));
}

// JMBG (Yugoslav law of 1976, still used by its successors): DDMMYYY, region, serial, modulus 11.
function checkJmbg(value: string): Verdict {
  const rest = 11 - (weightedSum(value, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return verdict(
    isDay(pair(value, 2), pair(value, 0)) &&
      "09".includes(value[4] ?? "") &&
      (rest > 9 ? 0 : rest) === digitAt(value, 12),
  );
}

// Пенсионный фонд, СНИЛС: weights 9 to 1, modulus 101.
function checkSnils(value: string): Verdict {
  const rest = weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101;
  return verdict(!isRepeated(value.slice(0, 9)) && rest % 100 === Number(value.slice(9)));
}

// ФНС, ИНН of a person: two check digits.
function checkInn(value: string): Verdict {
  const first = (weightedSum(value, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  const second = (weightedSum(value, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return verdict(first === digitAt(value, 10) && second === digitAt(value, 11));
}

export const EASTERN_EUROPE: readonly Recogniser[] = [
  {
    kind: kindOf("pl-pesel", "a Polish PESEL number", {
      severity: "high",
      country: "PL",
      source: "https://www.gov.pl/web/gov/czym-jest-numer-pesel",
    }),
    shapes: { "99999999999": "plausible" },
    check: checkPesel,
    words: ["pesel"],
  },
  {
    kind: kindOf("pl-nip", "a Polish tax number", {
      severity: "low",
      country: "PL",
      source: "https://www.podatki.gov.pl/",
    }),
    shapes: { "999-999-99-99": "distinct", "999-99-99-999": "distinct", "9999999999": "common" },
    check: checkNip,
    words: ["nip"],
  },
  {
    kind: kindOf("pl-identity-card", "a Polish identity card number", { severity: "high", country: "PL" }),
    shapes: { aaa999999: "common", "aaa 999999": "common" },
    check: checkPolishCard,
    words: ["dowód osobisty", "dowód", "dowodu", "seria i numer"],
  },
  {
    kind: kindOf("cz-rodne-cislo", "a Czech or Slovak birth number", {
      severity: "high",
      country: "CZ",
      source: "https://www.mvcr.cz/",
    }),
    shapes: { "999999/9999": "distinct", "999999/999": "plausible", "9999999999": "common" },
    check: checkRodneCislo,
    words: ["rodné číslo", "rodne cislo", "r.č"],
  },
  {
    kind: kindOf("ro-cnp", "a Romanian personal code", {
      severity: "high",
      country: "RO",
      source: "https://legislatie.just.ro/",
    }),
    shapes: { "9999999999999": "plausible" },
    check: checkCnp,
    words: ["cnp", "cod numeric personal"],
  },
  {
    kind: kindOf("bg-egn", "a Bulgarian civil number", {
      severity: "high",
      country: "BG",
      source: "https://www.grao.bg/",
    }),
    shapes: { "9999999999": "common" },
    check: checkEgn,
    words: ["egn", "егн"],
  },
  {
    kind: kindOf("hr-oib", "a Croatian identification number", {
      severity: "high",
      country: "HR",
      source: "https://www.porezna-uprava.hr/",
    }),
    shapes: { "99999999999": "common", HR99999999999: "distinct" },
    check: (value) => verdict(mod11And10(value.replace("HR", ""))),
    words: ["oib"],
  },
  {
    kind: kindOf("jmbg", "a citizen number of a former Yugoslav republic", {
      severity: "high",
      source: "https://www.paragraf.rs/",
    }),
    shapes: { "9999999999999": "plausible" },
    check: checkJmbg,
    words: ["jmbg", "emšo", "emso", "embg", "matični broj"],
  },
  {
    kind: kindOf("ru-snils", "a Russian pension insurance number", {
      severity: "high",
      country: "RU",
      source: "https://sfr.gov.ru/",
    }),
    shapes: { "999-999-999 99": "certain", "99999999999": "common" },
    check: checkSnils,
    words: ["снилс", "snils"],
  },
  {
    kind: kindOf("ru-inn", "a Russian taxpayer number", {
      severity: "medium",
      country: "RU",
      source: "https://www.nalog.gov.ru/",
    }),
    shapes: { "999999999999": "common" },
    check: checkInn,
    words: ["инн", "inn"],
  },
];
