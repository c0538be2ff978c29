const PARAGRAPH_PAGES = 0x102;
const PAGE_SIZE = 512;
/** Says of a paragraph that it is the end of a table's row. */
const ROW_END = 0x2417;
const MOST_PAGES = 20_000;

/**
 * Positions in the document's stream right behind the marks that end a table's row: the same character ends cells, so the
 * properties of its paragraph must be asked.
 */
export function rowEnds(document: Buffer, table: Buffer): ReadonlySet<number> {
  const ends = new Set<number>();
  const start = document.readUInt32LE(PARAGRAPH_PAGES);
  const plc = table.subarray(start, start + document.readUInt32LE(PARAGRAPH_PAGES + 4));
  const count = Math.min(Math.floor((plc.length - 4) / 8), MOST_PAGES);
  for (let index = 0; index < count; index += 1) {
    const at = (plc.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff) * PAGE_SIZE;
    const page = document.subarray(at, at + PAGE_SIZE);
    const runs = page.length === PAGE_SIZE ? Math.min(page[PAGE_SIZE - 1] ?? 0, 29) : 0;
    for (let run = 0; run < runs; run += 1) {
      const offset = (page[(runs + 1) * 4 + run * 13] ?? 0) * 2;
      if (offset > 0 && endsRow(page, offset)) {
        ends.add(page.readUInt32LE((run + 1) * 4));
      }
    }
  }
  return ends;
}

/** Whether the properties at this offset of a page hold the one that ends rows. */
function endsRow(page: Buffer, offset: number): boolean {
  const short = page[offset] ?? 0;
  const start = short === 0 ? offset + 2 : offset + 1;
  const end = Math.min(start + (short === 0 ? (page[offset + 1] ?? 0) * 2 : short * 2 - 1), PAGE_SIZE);
  // Properties follow the number of the paragraph's style.
  for (let at = start + 2; at + 3 <= end; ) {
    const property = page.readUInt16LE(at);
    if (property === ROW_END) {
      return page[at + 2] === 1;
    }
    at += 2 + operandSize(property, page, at + 2, end);
  }
  return false;
}

function operandSize(property: number, page: Buffer, at: number, end: number): number {
  const size = [1, 1, 2, 4, 2, 2, 0, 3][property >> 13] ?? 0;
  if (size > 0) {
    return size;
  }
  // Of the lengths that are stated, those of table definitions take two bytes.
  return property === 0xd608 && at + 2 <= end ? page.readUInt16LE(at) + 1 : (page[at] ?? 0) + 1;
}
