import type { CoverageGap, GapReason } from "../core/finding.ts";
import type { FileContent, TextExtractor } from "../core/ports.ts";
import { decodeText, NOT_TEXT } from "./decode-text.ts";
import { emailText } from "./email-text.ts";
import { tellableType } from "./file-types.ts";
import { htmlText } from "./html-text.ts";

export interface TextDocumentOptions {
  /** Default 20 MiB. */
  readonly maxBytes?: number;
  /** UTF-16 code units of text taken from one file, attachments together; the rest is a gap. Default 10 million. */
  readonly maxCharacters?: number;
}

type Form = "plain" | "json" | "html" | "email";

/** What is read so far: by file ending, Slack's file type or MIME type. */
const FORMS: Readonly<Record<string, Form>> = {
  txt: "plain",
  text: "plain",
  "text/plain": "plain",
  log: "plain",
  md: "plain",
  markdown: "plain",
  "text/markdown": "plain",
  csv: "plain",
  "text/csv": "plain",
  tsv: "plain",
  "text/tab-separated-values": "plain",
  json: "json",
  "application/json": "json",
  jsonl: "json",
  ndjson: "json",
  htm: "html",
  html: "html",
  "text/html": "html",
  eml: "email",
  email: "email",
  "message/rfc822": "email",
};

const MAX_DEPTH = 4;
const MAX_ATTACHMENTS = 100;

interface Extracted {
  readonly text: string;
  readonly gap: CoverageGap | null;
}

/**
 * Reads plain text, CSV, Markdown, JSON, HTML and e-mail with what is attached to it. Anything else, and anything that
 * only claims to be one of these, is a gap; the name of a file is read as well, but never told.
 */
export function createTextDocuments(options: TextDocumentOptions = {}): TextExtractor {
  const maxBytes = options.maxBytes ?? 20 * 1024 * 1024;
  const maxCharacters = options.maxCharacters ?? 10_000_000;

  return {
    async extract(file) {
      if (file.bytes.byteLength > maxBytes) {
        return nothing("too-large", file);
      }
      const { text, gap } = await read(file, 0);
      return text.length > maxCharacters
        ? { text: text.slice(0, maxCharacters), gap: gapOf("too-large", file) }
        : { text, gap };
    },
  };
}

async function read(file: FileContent, depth: number): Promise<Extracted> {
  const form = formOf(file);
  if (form === null) {
    return nothing("unsupported", file);
  }
  if (form === "email") {
    return await readEmail(file, depth);
  }
  const text = decodeText(file.bytes);
  if (text === NOT_TEXT) {
    return nothing("unsupported", file);
  }
  switch (form) {
    case "json":
      return { text: unescapeJson(text), gap: null };
    case "html":
      return { text: htmlText(text), gap: null };
    case "plain":
      return { text, gap: null };
  }
}

async function readEmail(file: FileContent, depth: number): Promise<Extracted> {
  if (depth >= MAX_DEPTH) {
    return nothing("too-large", file);
  }
  let email: Awaited<ReturnType<typeof emailText>>;
  try {
    email = await emailText(file.bytes);
  } catch {
    // The parser's message may quote the mail; that it could not be read is all that may be told.
    return nothing("malformed", file);
  }
  const parts = [email.text];
  let gap: CoverageGap | null = email.attachments.length > MAX_ATTACHMENTS ? gapOf("too-large", file) : null;
  for (const { name, type, bytes } of email.attachments.slice(0, MAX_ATTACHMENTS)) {
    const attached = { id: file.id, name, type: endingOf(name) ?? type, bytes };
    const isKnownByContent = formOf(attached) === null && FORMS[type] !== undefined;
    const { text, gap: inner } = await read(isKnownByContent ? { ...attached, type } : attached, depth + 1);
    parts.push(name, text);
    gap ??= inner;
  }
  return { text: parts.filter((part) => part !== "").join("\n\n"), gap };
}

function formOf(file: FileContent): Form | null {
  return FORMS[file.type.toLowerCase()] ?? FORMS[endingOf(file.name) ?? ""] ?? null;
}

function endingOf(name: string): string | null {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** Resolves string escapes where they stand, which keeps keys beside their values and reads JSON that is cut short. */
function unescapeJson(text: string): string {
  const plain: Readonly<Record<string, string>> = { n: "\n", r: "\n", t: "\t", b: " ", f: " " };
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g, (_, hex: string | undefined, short: string) =>
    hex === undefined ? (plain[short] ?? short) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function nothing(reason: GapReason, file: FileContent): Extracted {
  return { text: "", gap: gapOf(reason, file) };
}

/** Says the type where it is a known one, never the name. */
function gapOf(reason: GapReason, file: FileContent): CoverageGap {
  return { reason, what: tellableType(file.type) };
}
