/** A PDF of these objects, numbered from 1; the first is the catalogue. */
export function pdfOf(objects: readonly string[], trailer = ""): Buffer {
  let file = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, "latin1");
}

export function streamOf(content: string, dictionary = ""): string {
  return `<<${dictionary}/Length ${content.length}>>\nstream\n${content}\nendstream`;
}

/** Text at places on a page, in points from the lower left corner. */
export function drawn(...texts: readonly { readonly x: number; readonly y: number; readonly text: string }[]): string {
  return texts.map(({ x, y, text }) => `BT /F 12 Tf ${x} ${y} Td (${text}) Tj ET`).join("\n");
}

/**
 * A PDF of pages with these contents.
 * @param parts.catalogue entries of the catalogue; `parts.page` of every page; `parts.more` further objects, the first of
 *   which has the number 4
 */
export function pagesOf(
  contents: readonly string[],
  parts: { catalogue?: string; page?: string; resources?: string; more?: readonly string[]; trailer?: string } = {},
): Buffer {
  const { catalogue = "", page = "", resources = "", more = [], trailer } = parts;
  const first = 4 + more.length;
  const kids = contents.map((_, index) => `${first + index * 2} 0 R`).join(" ");
  const pages = contents.flatMap((content, index) => [
    `<</Type/Page/Parent 2 0 R/Contents ${first + index * 2 + 1} 0 R ${page}>>`,
    streamOf(content),
  ]);
  return pdfOf(
    [
      `<</Type/Catalog/Pages 2 0 R ${catalogue}>>`,
      `<</Type/Pages/Kids[${kids}]/Count ${contents.length}/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>${resources}>>>>`,
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
      ...more,
      ...pages,
    ],
    trailer,
  );
}
