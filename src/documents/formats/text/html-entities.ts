/** Accents as entities name them, and the combining characters they stand for. */
const ACCENTS: Readonly<Record<string, string>> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  uml: "\u0308",
  tilde: "\u0303",
  ring: "\u030a",
  cedil: "\u0327",
  caron: "\u030c",
  macr: "\u0304",
  breve: "\u0306",
  ogon: "\u0328",
  dot: "\u0307",
  dblac: "\u030b",
};

/** The entities that occur in words and between them; mathematics and arrows stay as they are written. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  Tab: "\t",
  NewLine: "\n",
  shy: "",
  zwnj: "",
  zwj: "",
  lrm: "",
  rlm: "",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  lsaquo: "‹",
  rsaquo: "›",
  hellip: "…",
  bull: "•",
  middot: "·",
  iexcl: "¡",
  iquest: "¿",
  sect: "§",
  para: "¶",
  copy: "©",
  reg: "®",
  trade: "™",
  deg: "°",
  ordf: "ª",
  ordm: "º",
  cent: "¢",
  pound: "£",
  euro: "€",
  yen: "¥",
  szlig: "ß",
  aelig: "æ",
  AElig: "Æ",
  oelig: "œ",
  OElig: "Œ",
  oslash: "ø",
  Oslash: "Ø",
  lstrok: "ł",
  Lstrok: "Ł",
  dstrok: "đ",
  Dstrok: "Đ",
  eth: "ð",
  ETH: "Ð",
  thorn: "þ",
  THORN: "Þ",
  commat: "@",
  period: ".",
  comma: ",",
  colon: ":",
  semi: ";",
  num: "#",
  dollar: "$",
  percnt: "%",
  plus: "+",
  equals: "=",
  sol: "/",
  bsol: "\\",
  lpar: "(",
  rpar: ")",
  lsqb: "[",
  rsqb: "]",
  lowbar: "_",
  hyphen: "‐",
  dash: "‐",
};

/** Resolves the entities of HTML and XML; what names none is left as it stands. */
export function resolveEntities(text: string): string {
  return text.includes("&")
    ? text.replace(
        /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,9}));?/g,
        (whole, decimal?: string, hex?: string, name?: string) =>
          name === undefined ? (character(decimal, hex) ?? whole) : (named(name, whole.endsWith(";")) ?? whole),
      )
    : text;
}

function character(decimal?: string, hex?: string): string | null {
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/** Without its semicolon "&copy" is in an address as often as not. */
function named(name: string, isClosed: boolean): string | null {
  if (!isClosed) {
    return null;
  }
  if (Object.hasOwn(NAMED, name)) {
    return NAMED[name] ?? null;
  }
  const accent = name.slice(1);
  return Object.hasOwn(ACCENTS, accent) ? `${name[0]}${ACCENTS[accent]}`.normalize("NFC") : null;
}
