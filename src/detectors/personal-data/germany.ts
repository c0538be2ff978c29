import { crossSum, digitAt, hasDayMonthYear, icaoCheck, isRepeated, mod11And10, weightedSum } from "./check-digits.ts";
import { kindOf, type Recogniser, type Strength, type Verdict, verdict } from "./recogniser.ts";
import { runs } from "./shape-lists.ts";

// BZSt, "Steuerliche Identifikationsnummer": no leading zero; of the first ten digits one stands twice or three
// times (never three in a row), the others at most once; ISO 7064 MOD 11,10.
function checkTaxId(value: string): Verdict {
  if (value.startsWith("0") || !mod11And10(value)) {
    return "refuted";
  }
  const counts = new Map<string, number>();
  for (const digit of value.slice(0, 10)) {
    counts.set(digit, (counts.get(digit) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  if (most > 3 || /(\d)\1\1/.test(value.slice(0, 10))) {
    return "refuted";
  }
  // Sample numbers repeat no digit at all: allowed by the check digit, never issued.
  return most === 1 || counts.size < 8 ? "unknown" : "confirmed";
}

// Deutsche Rentenversicherung, VKVV § 2: area, birth date (day may be raised by 50), letter, serial, check digit.
function checkPensionNumber(value: string): Verdict {
  const letter = value.charCodeAt(8) - 64;
  const digits = `${value.slice(0, 8)}${String(letter).padStart(2, "0")}${value.slice(9)}`;
  const day = Number(value.slice(2, 4)) % 50;
  const born = hasDayMonthYear(`${String(day).padStart(2, "0")}${value.slice(4, 8)}`);
  return verdict(born && crossSum(digits, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10 === digitAt(value, 11));
}

// GKV-Spitzenverband, "Krankenversichertennummer": letter as two digits, weights 1 and 2, cross sums, modulus 10.
function checkHealthInsurance(value: string): Verdict {
  const digits = `${String(value.charCodeAt(0) - 64).padStart(2, "0")}${value.slice(1)}`;
  return verdict(crossSum(digits, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10 === digitAt(value, 9));
}

// KBV, "Arztnummern": weights 4 and 9 over six digits; the last two name the specialty.
function checkPhysician(value: string): Verdict {
  const check = (10 - (weightedSum(value, [4, 9, 4, 9, 4, 9]) % 10)) % 10;
  return verdict(check === digitAt(value, 6) && value.slice(7) !== "00");
}

// BMI, passport and identity card serials: consonants without look-alikes, ICAO 9303 check digit last.
function checkDocument(value: string): Verdict {
  if (!/^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{7}\d$/.test(value) || !/\d.*\d.*\d/.test(value)) {
    return "refuted";
  }
  return verdict(icaoCheck(value));
}

// BZSt, VAT number: ISO 7064 MOD 11,10 over nine digits, first not zero.
function checkVat(value: string): Verdict {
  return verdict(value[2] !== "0" && !isRepeated(value.slice(2)) && mod11And10(value.slice(2)));
}

function plateShapes(): Record<string, Strength> {
  const shapes: Record<string, Strength> = {};
  for (const district of ["a", "aa", "aaa"]) {
    for (const letters of ["a", "aa"]) {
      for (let digits = 1; digits <= 4; digits += 1) {
        for (const suffix of ["", "E", "H"]) {
          shapes[`${district} ${letters} ${"9".repeat(digits)}${suffix}`] = "plausible";
          shapes[`${district}-${letters}-${"9".repeat(digits)}${suffix}`] = "plausible";
          shapes[`${district}-${letters} ${"9".repeat(digits)}${suffix}`] = "plausible";
        }
      }
    }
  }
  return shapes;
}

export const GERMANY: readonly Recogniser[] = [
  {
    kind: kindOf("de-tax-id", "a German tax identification number", {
      severity: "high",
      country: "DE",
      source: "https://www.bzst.de/DE/Privatpersonen/SteuerlicheIdentifikationsnummer/",
    }),
    shapes: { "99999999999": "plausible", "99 999 999 999": "distinct" },
    check: checkTaxId,
    words: [
      "steuer-id",
      "steuerid",
      "idnr",
      "steueridentifikationsnummer",
      "steuerliche identifikationsnummer",
      "tax id",
    ],
  },
  {
    kind: kindOf("de-tax-number", "a German tax number", { severity: "medium", country: "DE" }),
    shapes: {
      "99/999/99999": "plausible",
      "999/999/99999": "plausible",
      "999/9999/9999": "plausible",
      "99/999/9999": "plausible",
      "9999999999999": "common",
    },
    words: ["steuernummer", "st.-nr", "stnr", "steuernr", "finanzamt"],
  },
  {
    kind: kindOf("de-social-security", "a German pension insurance number", {
      severity: "high",
      country: "DE",
      source: "https://www.gesetze-im-internet.de/vkvv/__2.html",
    }),
    shapes: { "99999999a999": "certain", "99 999999 a 999": "certain" },
    check: checkPensionNumber,
    words: ["rentenversicherungsnummer", "sozialversicherungsnummer", "rvnr", "svnr", "versicherungsnummer"],
  },
  {
    kind: kindOf("de-health-insurance", "a German health insurance number", {
      severity: "high",
      country: "DE",
      source: "https://www.gkv-spitzenverband.de/",
    }),
    shapes: { a999999999: "plausible" },
    check: checkHealthInsurance,
    words: ["kvnr", "krankenkasse", "krankenversichertennummer", "egk", "versichertennummer", "krankenversicherung"],
  },
  {
    kind: kindOf("de-physician", "a German physician number", {
      severity: "low",
      country: "DE",
      source: "https://www.kbv.de/html/22880.php",
    }),
    shapes: { "999999999": "plausible" },
    check: checkPhysician,
    words: ["lanr", "arztnummer", "lebenslange arztnummer"],
  },
  {
    kind: kindOf("de-practice", "a German practice number", { severity: "low", country: "DE" }),
    shapes: { "999999999": "common" },
    words: ["bsnr", "betriebsstättennummer", "betriebsstaettennummer"],
  },
  {
    kind: kindOf("de-passport", "a German passport number", {
      severity: "high",
      country: "DE",
      source: "https://www.bmi.bund.de/DE/themen/moderne-verwaltung/ausweise-und-paesse/",
    }),
    shapes: { axxxxxxx9: "plausible" },
    check: checkDocument,
    words: ["reisepass", "reisepassnummer", "passnummer", "passport", "pass-nr"],
  },
  {
    kind: kindOf("de-id-card", "a German identity card number", { severity: "high", country: "DE" }),
    shapes: { axxxxxxx9: "common" },
    check: checkDocument,
    words: ["personalausweis", "ausweisnummer", "personalausweisnummer", "ausweis"],
  },
  {
    kind: kindOf("de-driving-licence", "a German driving licence number", { severity: "high", country: "DE" }),
    shapes: { aa99999999a: "plausible", aa999999999: "plausible", a999aaa9a99: "plausible" },
    // DE is no licensing authority; it begins VAT numbers of the same length.
    check: (value) => verdict(!value.startsWith("DE")),
    words: ["führerschein", "fuehrerschein", "führerscheinnummer", "fuehrerscheinnummer", "fahrerlaubnis"],
  },
  {
    kind: kindOf("de-vat", "a German VAT number", {
      severity: "low",
      country: "DE",
      source: "https://www.bzst.de/DE/Unternehmen/Identifikationsnummern/",
    }),
    shapes: {
      DE999999999: "distinct",
      "DE 999999999": "distinct",
      "DE~999~999~999": "distinct",
      "DE|999|999|999": "distinct",
    },
    check: checkVat,
    words: ["ust-id", "ust-idnr", "umsatzsteuer", "vat", "vat id"],
  },
  {
    kind: kindOf("de-commercial-register", "a German company register number", { severity: "low", country: "DE" }),
    shapes: {
      ...runs(1, 6, "distinct", "HRB "),
      ...runs(1, 6, "distinct", "HRA "),
      ...runs(1, 6, "distinct", "HRB"),
      ...runs(1, 6, "distinct", "HRA"),
    },
    words: ["handelsregister", "handelsregisternummer", "registergericht", "amtsgericht"],
  },
  {
    kind: kindOf("de-vehicle-registration", "a German number plate", { severity: "low", country: "DE" }),
    shapes: plateShapes(),
    words: ["kennzeichen", "fahrzeug", "kfz-kennzeichen", "nummernschild"],
  },
];
