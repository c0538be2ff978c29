import { zipOf } from "../zip/zip-of.ts";

/** How a part refers to others: `id type target`, external where the target is an address. */
export function relationships(...lines: readonly string[]): string {
  const written = lines.map((line) => {
    const [id, type, target = ""] = line.split(" ");
    const mode = /^[a-z]+:/u.test(target) ? ' TargetMode="External"' : "";
    return `<Relationship Id="${id}" Type="http://schemas.example/${type}" Target="${target}"${mode}/>`;
  });
  return `<?xml version="1.0"?><Relationships>${written.join("")}</Relationships>`;
}

const TYPES = '<?xml version="1.0"?><Types><Default Extension="xml" ContentType="application/xml"/></Types>';

/** A Word document with this body, and other parts besides. */
export function docxOf(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Buffer {
  return zipOf({
    "[Content_Types].xml": TYPES,
    "_rels/.rels": relationships("r1 officeDocument word/document.xml", "r2 core-properties docProps/core.xml"),
    "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
}

/** A paragraph of these runs. */
export function paragraph(...runs: readonly string[]): string {
  return `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join("")}</w:p>`;
}

/** An Excel workbook with these rows in its sheets, and other parts besides. */
export function xlsxOf(sheets: readonly string[], parts: Readonly<Record<string, string | Uint8Array>> = {}): Buffer {
  const listed = sheets.map(
    (_, index) => `<sheet name="Title ${index + 1}" sheetId="${index + 1}" r:id="s${index + 1}"/>`,
  );
  const referred = sheets.map((_, index) => `s${index + 1} worksheet worksheets/sheet${index + 1}.xml`);
  return zipOf({
    "[Content_Types].xml": TYPES,
    "_rels/.rels": relationships("r1 officeDocument xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${listed.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(
      ...referred,
      "x1 sharedStrings sharedStrings.xml",
      "x2 styles styles.xml",
      "x3 person persons/person.xml",
    ),
    ...Object.fromEntries(
      sheets.map((rows, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  });
}
