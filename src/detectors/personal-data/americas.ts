import { digitAt, hasYearMonthDay, isRepeated, luhn, weightedSum } from "./check-digits.ts";
import { kindOf, type Recogniser, type Verdict, verdict } from "./recogniser.ts";

// Employment and Social Development Canada, SIN: Luhn; 0 and 8 are never issued to people.
function checkSin(value: string): Verdict {
  return verdict(!"08".includes(value[0] ?? "") && !isRepeated(value) && luhn(value));
}

// Receita Federal, CPF: two check digits by modulus 11.
function checkCpf(value: string): Verdict {
  const first = ((weightedSum(value, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weightedSum(value, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return verdict(!isRepeated(value) && first === digitAt(value, 9) && second === digitAt(value, 10));
}

// Receita Federal, CNPJ: weights 5 to 2 and 9 to 2, twice.
function checkCnpj(value: string): Verdict {
  const first = ((weightedSum(value, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weightedSum(value, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return verdict(!isRepeated(value) && first === digitAt(value, 12) && second === digitAt(value, 13));
}

// AFIP, CUIT/CUIL: sort of person, weights 5432765432, modulus 11.
function checkCuit(value: string): Verdict {
  const rest = (11 - (weightedSum(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return verdict(/^(?:20|2[3-7]|30|33|34)/.test(value) && rest === digitAt(value, 10));
}

// Registro Civil de Chile, RUN: weights 2 to 7 from the right, K for ten.
function checkRun(value: string): Verdict {
  let sum = 0;
  for (let index = value.length - 2, weight = 2; index >= 0; index -= 1, weight = weight === 7 ? 2 : weight + 1) {
    sum += digitAt(value, index) * weight;
  }
  return verdict("0K987654321"[sum % 11] === value.at(-1));
}

const CURP_VALUES = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

// RENAPO, CURP: name letters, date, sex, state, consonants, check digit modulus 10.
function checkCurp(value: string): Verdict {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    sum += CURP_VALUES.indexOf(value[index] ?? "0") * (18 - index);
  }
  return verdict(
    hasYearMonthDay(value, 4) && "HMX".includes(value[10] ?? "") && (10 - (sum % 10)) % 10 === digitAt(value, 17),
  );
}

// Banco de México, CLABE: weights 3 7 1, modulus 10.
function checkClabe(value: string): Verdict {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    sum += (digitAt(value, index) * ([3, 7, 1][index % 3] ?? 0)) % 10;
  }
  return verdict((10 - (sum % 10)) % 10 === digitAt(value, 17));
}

export const AMERICAS: readonly Recogniser[] = [
  {
    kind: kindOf("ca-sin", "a Canadian social insurance number", {
      severity: "high",
      country: "CA",
      source: "https://www.canada.ca/en/employment-social-development/services/sin.html",
    }),
    shapes: { "999-999-999": "distinct", "999 999 999": "plausible", "999999999": "common" },
    check: checkSin,
    words: ["sin", "social insurance", "nas", "assurance sociale"],
  },
  {
    kind: kindOf("br-cpf", "a Brazilian CPF number", {
      severity: "high",
      country: "BR",
      source: "https://www.gov.br/receitafederal/",
    }),
    shapes: { "999.999.999-99": "certain", "99999999999": "plausible" },
    check: checkCpf,
    words: ["cpf"],
  },
  {
    kind: kindOf("br-cnpj", "a Brazilian company number", {
      severity: "low",
      country: "BR",
      source: "https://www.gov.br/receitafederal/",
    }),
    shapes: { "99.999.999/9999-99": "certain", "99999999999999": "common" },
    check: (value) => checkCnpj(value),
    words: ["cnpj"],
  },
  {
    kind: kindOf("ar-cuit", "an Argentine tax number", {
      severity: "high",
      country: "AR",
      source: "https://www.afip.gob.ar/",
    }),
    shapes: { "99-99999999-9": "certain", "99999999999": "common" },
    check: checkCuit,
    words: ["cuit", "cuil"],
  },
  {
    kind: kindOf("cl-run", "a Chilean identity number", {
      severity: "high",
      country: "CL",
      source: "https://www.registrocivil.cl/",
    }),
    shapes: { "99.999.999-x": "certain", "9.999.999-x": "certain", "99999999-x": "plausible" },
    check: checkRun,
    words: ["rut", "run"],
  },
  {
    kind: kindOf("mx-curp", "a Mexican CURP", { severity: "high", country: "MX", source: "https://www.gob.mx/curp/" }),
    shapes: { aaaa999999aaaaaax9: "certain" },
    check: checkCurp,
    words: ["curp"],
  },
  {
    kind: kindOf("mx-rfc", "a Mexican tax number", {
      severity: "medium",
      country: "MX",
      source: "https://www.sat.gob.mx/",
    }),
    shapes: { aaaa999999xxx: "plausible" },
    check: (value) => verdict(hasYearMonthDay(value, 4)),
    words: ["rfc"],
  },
  {
    kind: kindOf("mx-clabe", "a Mexican bank account number", {
      severity: "medium",
      country: "MX",
      source: "https://www.banxico.org.mx/",
    }),
    shapes: { "999999999999999999": "plausible" },
    check: checkClabe,
    words: ["clabe"],
  },
];
