import type { PartName } from "../../places.ts";

/** Control words that stand for characters. A line's end is "\n", a cell's "\t". */
export const CHARACTERS: Readonly<Record<string, string>> = {
  par: "\n",
  line: "\n",
  page: "\n",
  column: "\n",
  sect: "\n",
  softline: "\n",
  row: "\n",
  nestrow: "\n",
  tab: "\t",
  cell: "\t",
  nestcell: "\t",
  "\n": "\n",
  "\r": "\n",
  "\\": "\\",
  "{": "{",
  "}": "}",
  "~": "\u00a0",
  _: "-",
  emdash: "\u2014",
  endash: "\u2013",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  lquote: "\u2018",
  rquote: "\u2019",
  ldblquote: "\u201c",
  rdblquote: "\u201d",
  bullet: "\u2022",
};

/** Groups whose text stands beside the body's, by its place. */
export const PLACES: Readonly<Record<string, PartName | "">> = {
  header: "header",
  headerl: "header",
  headerr: "header",
  headerf: "header",
  footer: "footer",
  footerl: "footer",
  footerr: "footer",
  footerf: "footer",
  footnote: "notes",
  annotation: "comments",
  atnauthor: "authors",
  revtbl: "authors",
  fldinst: "fields",
  docvar: "fields",
  formfield: "fields",
  bkmkstart: "fields",
  sn: "",
  sv: "descriptions",
  wzname: "descriptions",
  wzdescription: "descriptions",
};

/** Groups that are facts about the file. */
export const PROPERTIES: ReadonlySet<string> = new Set([
  "title",
  "subject",
  "author",
  "manager",
  "company",
  "operator",
  "category",
  "keywords",
  "comment",
  "doccomm",
  "hlinkbase",
  "template",
  "propname",
  "staticval",
  "linkval",
]);

/** Groups without anybody's text that are not marked as such. */
export const SKIPPED: ReadonlySet<string> = new Set(["colortbl", "stylesheet", "filetbl", "nonshppict", "pntext"]);

/** Groups marked as ones to be left out when unknown, that are known and hold others. */
export const HOLDING: ReadonlySet<string> = new Set([
  "shpinst",
  "shppict",
  "shptxt",
  "do",
  "dptxbxtext",
  "userprops",
  "ud",
  "ffdeftext",
]);

/** Code pages by the character set of a font. */
export const CODE_PAGES: Readonly<Record<number, string>> = {
  0: "cp1252",
  77: "macroman",
  128: "cp932",
  129: "cp949",
  134: "cp936",
  136: "cp950",
  161: "cp1253",
  162: "cp1254",
  163: "cp1258",
  177: "cp1255",
  178: "cp1256",
  186: "cp1257",
  204: "cp1251",
  222: "cp874",
  238: "cp1250",
};
