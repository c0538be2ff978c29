import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";

/** A program of the operating system that reads the same documents, to compare with. */
export interface Extractor {
  readonly name: string;
  /** Lower-case endings of the files it reads. */
  readonly endings: readonly string[];
  /** Why it can't be used here, `null` when it can. */
  readonly missing: string | null;
  /**
   * The texts of the files it could read, by path. One call for all files, as some programs take seconds to start.
   * Files it fails on are left out.
   */
  read(paths: readonly string[]): ReadonlyMap<string, string>;
}

const PER_FILE_MS = 30_000;
const MAX_OUTPUT = 256 * 1024 * 1024;

function isInstalled(program: string): boolean {
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));
}

function missing(program: string, debianPackage: string): string | null {
  return isInstalled(program) ? null : `${program} is not installed (Debian package ${debianPackage})`;
}

/** A program that writes one file's text to its standard output. */
function filter(
  program: string,
  debianPackage: string,
  endings: readonly string[],
  argumentsFor: (path: string) => readonly string[],
  name = program,
): Extractor {
  return {
    name,
    endings,
    missing: missing(program, debianPackage),
    read(paths) {
      const texts = new Map<string, string>();
      for (const path of paths) {
        const { status, stdout } = spawnSync(program, argumentsFor(path), {
          timeout: PER_FILE_MS,
          maxBuffer: MAX_OUTPUT,
          stdio: ["ignore", "pipe", "ignore"],
        });
        if (status === 0) texts.set(path, stdout.toString("utf8"));
      }
      return texts;
    },
  };
}

/** LibreOffice converts a whole folder's worth in one run, and skips what it can't open. */
function libreOffice(name: string, endings: readonly string[], format: string, resultEnding: string): Extractor {
  return {
    name,
    endings,
    missing: missing("soffice", "libreoffice"),
    read(paths) {
      const texts = new Map<string, string>();
      const folder = mkdtempSync(join(tmpdir(), "sotto-documents-"));
      try {
        const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
        const out = join(folder, "out");
        spawnSync("soffice", [profile, "--headless", "--convert-to", format, "--outdir", out, ...paths], {
          timeout: PER_FILE_MS * Math.max(4, paths.length / 4),
          stdio: "ignore",
        });
        const results = existsSync(out) ? readdirSync(out) : [];
        for (const path of paths) {
          const stem = basename(path, extname(path));
          // A workbook becomes one file a sheet, named after the sheet.
          const own = results
            .filter((result) => result.startsWith(stem) && result.endsWith(resultEnding))
            .filter((result) => statSync(join(out, result)).size <= MAX_OUTPUT);
          if (own.length > 0) texts.set(path, own.map((result) => readFileSync(join(out, result), "utf8")).join("\n"));
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      return texts;
    },
  };
}

/** The text nodes of an Office file's main parts, by nothing but a zip and an XML parser. */
const OFFICE_TEXT = `
import re, sys, zipfile
import xml.etree.ElementTree as tree
parts = re.compile(r"(word/(document|footnotes|endnotes|comments|header\\d*|footer\\d*)|xl/sharedStrings|ppt/(slides|notesSlides)/[^/]+|content)\\.xml$")
for name in (archive := zipfile.ZipFile(sys.argv[1])).namelist():
    if parts.match(name):
        for node in tree.fromstring(archive.read(name)).iter():
            kind = node.tag.rsplit("}", 1)[-1]
            if kind in ("p", "si", "tab", "br", "h"):
                print()
            if kind in ("t", "delText", "p", "span", "h", "a") and node.text:
                print(node.text, end="")
            if node.tail and node.tail.strip():
                print(node.tail, end="")
`;

/** Headers a reader sees, and the text parts of a mail. */
const MAIL_TEXT = `
import email, email.policy, html, re, sys
message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
for name in ("subject", "from", "to", "cc"):
    if message[name]: print(message[name])
for part in message.walk():
    if part.get_content_maintype() == "text":
        text = part.get_content()
        print(html.unescape(re.sub(r"(?s)<(style|script).*?</\\1>|<[^>]*>", " ", text)) if part.get_content_subtype() == "html" else text)
`;

const WRITER = ["doc", "docx", "docm", "dotx", "odt", "rtf"];
const CALC = ["xls", "xlsx", "xlsm", "xlsb", "ods"];

/** Every program compared with, each on the formats it is made for. */
export const EXTRACTORS: readonly Extractor[] = [
  filter("pdftotext", "poppler-utils", ["pdf"], (path) => ["-q", path, "-"]),
  filter("catdoc", "catdoc", ["doc"], (path) => ["-d", "utf-8", path]),
  filter("xls2csv", "catdoc", ["xls"], (path) => ["-d", "utf-8", path]),
  filter("catppt", "catdoc", ["ppt"], (path) => ["-d", "utf-8", path]),
  filter(
    "python3",
    "python3",
    ["docx", "docm", "dotx", "xlsx", "xlsm", "pptx", "odt", "ods", "odp"],
    (path) => ["-c", OFFICE_TEXT, path],
    "python3 zip and xml",
  ),
  filter("python3", "python3", ["eml"], (path) => ["-c", MAIL_TEXT, path], "python3 email"),
  libreOffice("LibreOffice", WRITER, "txt:Text (encoded):UTF8", ".txt"),
  // Every sheet, in UTF-8.
  libreOffice(
    "LibreOffice",
    CALC,
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    ".csv",
  ),
];
