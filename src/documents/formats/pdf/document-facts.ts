import type { PdfDocument } from "./open-pdf.ts";

/** Headings looked at: beyond these nobody turns the pages. */
const MOST_HEADINGS = 10_000;

/** What a document says of itself, one `Name: value` a line: its information and its XMP. */
export async function documentProperties(document: PdfDocument): Promise<string> {
  const { info, metadata } = await document.getMetadata();
  const lines = [...entriesOf(info), ...(metadata === null ? [] : [...metadata])].flatMap(([name, value]) =>
    [value].flat().map((one) => (typeof one === "string" && one.trim() !== "" ? `${name}: ${one.trim()}` : "")),
  );
  return [...new Set(lines)].filter((line) => line !== "").join("\n");
}

function entriesOf(info: object): readonly (readonly [string, unknown])[] {
  return Object.entries(info).flatMap(([name, value]) =>
    name === "Custom" && typeof value === "object" && value !== null ? Object.entries(value) : [[name, value] as const],
  );
}

/** The headings of the document's outline, one a line. */
export async function documentOutline(document: PdfDocument): Promise<string> {
  const lines: string[] = [];
  const left = [...((await document.getOutline()) ?? [])].reverse();
  for (let heading = left.pop(); heading !== undefined && lines.length < MOST_HEADINGS; heading = left.pop()) {
    lines.push([heading.title, heading.unsafeUrl ?? ""].filter(Boolean).join(" "));
    left.push(...[...heading.items].reverse());
  }
  return lines.join("\n");
}
