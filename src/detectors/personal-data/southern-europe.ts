import { digitAt, hasYearMonthDay, isRepeated, luhn, weightedSum } from "./check-digits.ts";
import { kindOf, type Recogniser, type Verdict, verdict } from "./recogniser.ts";

const NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

// Ministerio del Interior, "Cálculo del dígito de control del NIF/NIE": remainder of the number by 23.
function checkNif(value: string): Verdict {
  const number = Number(value.slice(0, -1));
  return verdict(number > 0 && NIF_LETTERS[number % 23] === value.at(-1));
}

function checkNie(value: string): Verdict {
  const prefix = "XYZ".indexOf(value[0] ?? "");
  return verdict(prefix >= 0 && NIF_LETTERS[Number(`${prefix}${value.slice(1, -1)}`) % 23] === value.at(-1));
}

const ODD_PLACES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const OMOCODIA = "LMNPQRSTUV";

// Decreto ministeriale 23 dicembre 1976: month letter, day (40 added for women), check letter; the digits may be
// replaced by letters where two people would share a code.
function checkFiscalCode(value: string): Verdict {
  let sum = 0;
  for (let index = 0; index < 15; index += 1) {
    const char = value.charCodeAt(index);
    const place = char >= 65 ? char - 65 : char - 48;
    sum += index % 2 === 0 ? (ODD_PLACES[place] ?? 0) : place;
  }
  const day = Number(
    [...value.slice(9, 11)].map((char) => (OMOCODIA.includes(char) ? OMOCODIA.indexOf(char) : char)).join(""),
  );
  const born = "ABCDEHLMPRST".includes(value[8] ?? "") && day % 40 >= 1 && day % 40 <= 31 && day <= 71;
  const digits = [6, 7, 9, 10, 12, 13, 14].every((place) => /[0-9LMNP-V]/.test(value[place] ?? ""));
  return verdict(born && digits && String.fromCharCode(65 + (sum % 26)) === value[15]);
}

// Agenzia delle Entrate, partita IVA: Luhn over eleven digits.
function checkItalianVat(value: string): Verdict {
  return verdict(!isRepeated(value) && luhn(value));
}

// Autoridade Tributária, NIF: modulus 11 with weights 9 to 2.
function checkPortugueseNif(value: string): Verdict {
  const check = 11 - (weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return verdict("1235689".includes(value[0] ?? "") && (check > 9 ? 0 : check) === digitAt(value, 8));
}

// IDIKA, AMKA: birth date as DDMMYY, Luhn over eleven digits.
function checkAmka(value: string): Verdict {
  return verdict(hasYearMonthDay(`${value.slice(4, 6)}${value.slice(2, 4)}${value.slice(0, 2)}`) && luhn(value));
}

export const SOUTHERN_EUROPE: readonly Recogniser[] = [
  {
    kind: kindOf("es-nif", "a Spanish identity number", {
      severity: "high",
      country: "ES",
      source: "https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/",
    }),
    shapes: {
      "99999999a": "distinct",
      "99999999-a": "distinct",
      "9999999-a": "distinct",
      "9999999a": "plausible",
      "99.999.999-a": "distinct",
    },
    check: checkNif,
    words: ["dni", "nif", "documento nacional"],
    samples: new Set(["12345678Z", "00000000T"]),
  },
  {
    kind: kindOf("es-nie", "a Spanish foreigner's number", {
      severity: "high",
      country: "ES",
      source: "https://www.interior.gob.es/",
    }),
    shapes: { a9999999a: "distinct", "a-9999999-a": "distinct", "a9999999-a": "distinct" },
    check: checkNie,
    words: ["nie", "número de extranjero", "numero de extranjero"],
  },
  {
    kind: kindOf("es-passport", "a Spanish passport number", { severity: "high", country: "ES" }),
    shapes: { aaa999999: "common" },
    words: ["pasaporte", "passport", "número de pasaporte"],
  },
  {
    kind: kindOf("it-fiscal-code", "an Italian tax code", {
      severity: "high",
      country: "IT",
      source: "https://www.agenziaentrate.gov.it/portale/web/guest/schede/istanze/richiesta-ts_cf",
    }),
    shapes: { aaaaaaxxaxxaxxxa: "certain", "aaaaaa xxaxx axxxa": "certain", "aaa aaa xxaxx axxxa": "certain" },
    check: checkFiscalCode,
    words: ["codice fiscale", "cod. fisc", "fiscal code"],
  },
  {
    kind: kindOf("it-vat", "an Italian VAT number", {
      severity: "low",
      country: "IT",
      source: "https://www.agenziaentrate.gov.it/",
    }),
    shapes: { "99999999999": "plausible", IT99999999999: "distinct" },
    check: (value) => checkItalianVat(value.replace("IT", "")),
    words: ["partita iva", "p.iva", "p. iva", "piva", "iva"],
  },
  {
    kind: kindOf("it-driver-license", "an Italian driving licence number", { severity: "high", country: "IT" }),
    shapes: { aa9999999a: "common", a9xxxxxxxa: "common" },
    check: (value) => verdict(/^(?:[A-Z]{2}|U1)/.test(value) && !/[AEIO]/.test(value.slice(2, -1))),
    words: ["patente", "patente di guida", "license", "licence"],
  },
  {
    kind: kindOf("it-identity-card", "an Italian identity card number", { severity: "high", country: "IT" }),
    shapes: { aa9999999: "common", aa99999aa: "common", "9999999aa": "common" },
    words: ["carta d'identità", "carta identità", "carta d'identita", "identity card", "numero carta"],
  },
  {
    kind: kindOf("it-passport", "an Italian passport number", { severity: "high", country: "IT" }),
    shapes: { aa9999999: "common" },
    words: ["passaporto", "passport"],
  },
  {
    kind: kindOf("pt-nif", "a Portuguese tax number", {
      severity: "medium",
      country: "PT",
      source: "https://www.portaldasfinancas.gov.pt/",
    }),
    shapes: { "999999999": "common", "999 999 999": "common" },
    check: checkPortugueseNif,
    words: ["nif", "contribuinte", "número fiscal"],
  },
  {
    kind: kindOf("gr-amka", "a Greek social security number", {
      severity: "high",
      country: "GR",
      source: "https://www.amka.gr/",
    }),
    shapes: { "99999999999": "plausible" },
    check: checkAmka,
    words: ["amka", "αμκα"],
  },
];
