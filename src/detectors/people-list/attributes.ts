/** What a cell or a line says of a person besides the name. */
export type Attribute = "email" | "phone" | "address" | "pay" | "birth-date" | "identifier";

const EMAIL = /[\p{L}\p{N}]@[\p{L}\p{N}-]{1,63}\.[\p{L}]/u;
const PHONE = /(?<![\p{L}\p{N}.:/-])(?:\+|\()?\d[\d\s()./-]{6,20}\d(?![\p{N}:]|[./-]\d)/u;
const PAY =
  /(?:[£$€]\s?\d{1,3}(?:[.,\s]?\d{3})*k?|\d{2,3}[.,]?\d{3}(?:[.,]\d{2})?\s?(?:€|£|\$|eur|gbp|usd|chf)|\d{2,3}k)(?![\p{L}\p{N}])/iu;
const DATE = /(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?![\d:t])/iu;
const STREET =
  /(?:\d{1,4}[a-z]?\s\p{L}[\p{L}.' -]{2,30}\s(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|way|place|terrace|gardens|crescent|boulevard|blvd)|(?<=\p{L}{3})(?:stra[sß]{1,2}e|str\.|weg|platz|gasse|allee)\s\d{1,4}|\d{1,4},?\s(?:rue|avenue|bd|boulevard|place|all[eé]e|chemin)\s)/iu;
const SPANISH_STREET = /(?:calle|avenida|avda\.?|plaza)\s\p{L}/iu;

/** Digits of a day, a month and a year, of a telephone, and the most anybody has in one. */
const DATE_DIGITS = 6;
const PHONE_DIGITS = 2;
const MOST_PHONE_DIGITS = 24;
/** The shortest attribute: "£5". */
const SHORTEST = 2;

/** The attribute a cell or line shows, `null` when it shows none. */
export function attributeIn(text: string): Attribute | null {
  if (text.length < SHORTEST) {
    return null;
  }
  if (text.includes("@") && EMAIL.test(text)) {
    return "email";
  }
  const digits = countDigits(text);
  // All else but a street has a digit.
  if (digits === 0) {
    return SPANISH_STREET.test(text) ? "address" : null;
  }
  if (digits >= DATE_DIGITS && DATE.test(text)) {
    return "birth-date";
  }
  if (PAY.test(text)) {
    return "pay";
  }
  if (STREET.test(text) || SPANISH_STREET.test(text)) {
    return "address";
  }
  return digits >= PHONE_DIGITS && digits <= MOST_PHONE_DIGITS && PHONE.test(text) ? "phone" : null;
}

function countDigits(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    count += Number(unit >= 48 && unit <= 57);
  }
  return count;
}

const HEADERS: readonly (readonly [Attribute | "name", RegExp])[] = [
  [
    "name",
    /^(?:(?:full|first|last|given|family|sur|employee|client|patient|customer|member|contact|guest|student|candidate)[\s_-]?)?names?$|^(?:surname|forename|employee|patient|member|candidate|student|nachname|vorname|vor- und nachname|mitarbeiter(?:in)?|patient(?:in)?|nom|prenom|nom et prenom|nombre|nombre completo|apellidos?|empleado|paciente)$/u,
  ],
  [
    "email",
    /^(?:(?:work|private|personal|home)?[\s_-]?e-?mails?(?:[\s_-]?address(?:es)?)?|mail|courriel|adresse e-?mail|correo(?: electronico)?)$/u,
  ],
  [
    "phone",
    /^(?:(?:home|work|mobile|cell|private)?[\s_-]?(?:tele)?(?:phone|mobile|cell)(?:[\s_-]?(?:no|number|nr))?\.?|tel\.?|telefon(?:nummer)?|handy(?:nummer)?|mobil|telephone|portable|telefono|movil)$/u,
  ],
  [
    "address",
    /^(?:(?:home|postal|street|private)?[\s_-]?address(?:[\s_-]?(?:line)?[\s_-]?1)?|street|postcode|zip(?:[\s_-]?code)?|adresse|anschrift|strasse|plz|wohnort|code postal|direccion|domicilio)$/u,
  ],
  [
    "pay",
    /^(?:(?:base|annual|current|new|gross)?[\s_-]?(?:salary|pay|bonus|compensation|wage|rate)(?:[\s_-]?(?:gbp|usd|eur))?|severance|gehalt|jahresgehalt|lohn|abfindung|salaire|prime|indemnite|salario|sueldo)$/u,
  ],
  [
    "birth-date",
    /^(?:dob|d\.o\.b\.?|date[\s_-]?of[\s_-]?birth|birth[\s_-]?(?:date|day)|birthday|age|geburtsdatum|geb\.?|alter|date de naissance|naissance|fecha de nacimiento|nacimiento|edad)$/u,
  ],
  [
    "identifier",
    /^(?:ssn|nino|ni number|national insurance(?: number)?|nhs(?: number)?|passport(?: no| number)?|employee[\s_-]?(?:id|no|number)|staff[\s_-]?(?:id|no)|patient[\s_-]?(?:id|no)|mrn|personalnummer|steuer-?id|sozialversicherungsnummer|numero de securite sociale|matricule|dni|nie|iban|account(?: number)?|diagnosis|condition|diagnose|diagnostic|diagnostico)$/u,
  ],
];

/** Any of them, for most cells are none. */
const HEADER = new RegExp(HEADERS.map(([, { source }]) => source).join("|"), "u");
const SHORTEST_HEADER = 3;
const LONGEST_HEADER = 40;
const MARKS = new Set("\"'*_`");

/** What a column's header says is below it, `null` when nothing of a person. `header` is folded. */
export function headerMeaning(header: string): Attribute | "name" | null {
  if (header.length < SHORTEST_HEADER) {
    return null;
  }
  const bare = withoutMarks(header.trim());
  if (bare.length > LONGEST_HEADER || !HEADER.test(bare)) {
    return null;
  }
  return HEADERS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** Without quotes and emphasis around it, and the colon behind. */
function withoutMarks(text: string): string {
  let start = 0;
  while (MARKS.has(text[start] ?? "")) {
    start += 1;
  }
  let end = text.length;
  while (end > start && (text[end - 1] === ":" || MARKS.has(text[end - 1] ?? ""))) {
    end -= 1;
  }
  return text.slice(start, end);
}
