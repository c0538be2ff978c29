import iconv from "iconv-lite";

/** Names of the properties that people fill in, by number, in the two sets that Office writes. */
const SUMMARY: Readonly<Record<number, string>> = {
  2: "title",
  3: "subject",
  4: "creator",
  5: "keywords",
  6: "description",
  7: "template",
  8: "lastModifiedBy",
  12: "created",
  13: "modified",
};
const DOCUMENT_SUMMARY: Readonly<Record<number, string>> = {
  2: "category",
  13: "part",
  14: "manager",
  15: "company",
  27: "status",
};

const USER_DEFINED = "05d5cdd59c2e1b10939708002b2cf9ae";
const SUMMARY_SET = "e0859ff2f94f6810ab9108002b27b3d9";
const MOST_PROPERTIES = 2_000;

const INTEGERS = new Set([2, 3, 18, 19, 22, 23]);
const CODE_PAGE_TEXT = 30;
const WIDE_TEXT = 31;
const FILE_TIME = 64;
const VARIANT = 12;
const VECTOR = 0x1000;
/** 100 ns steps between 1601 and 1970. */
const EPOCH = 116_444_736_000_000_000n;

/** The properties of a property set stream, one `Name: value` each; as many as can be read of a damaged one. */
export function propertySetLines(stream: Buffer): readonly string[] {
  const lines: string[] = [];
  const sections = stream.length >= 28 ? Math.min(stream.readUInt32LE(24), 2) : 0;
  for (let index = 0; index < sections && 48 + index * 20 <= stream.length; index += 1) {
    const kind = stream.toString("hex", 28 + index * 20, 44 + index * 20);
    lines.push(...sectionLines(stream.subarray(stream.readUInt32LE(44 + index * 20)), kind));
  }
  return lines;
}

function sectionLines(section: Buffer, kind: string): readonly string[] {
  const count = section.length >= 8 ? Math.min(section.readUInt32LE(4), MOST_PROPERTIES) : 0;
  const offsets = new Map<number, number>();
  for (let at = 8; at + 8 <= section.length && offsets.size < count; at += 8) {
    offsets.set(section.readUInt32LE(at), section.readUInt32LE(at + 4));
  }
  const codePage = Number(valueAt(section, offsets.get(1) ?? section.length, "cp1252").values[0] ?? 1252) & 0xffff;
  const encoding = codePage === 65001 ? "utf8" : codePage === 1200 ? "utf16le" : `cp${codePage}`;
  const known = iconv.encodingExists(encoding) ? encoding : "cp1252";
  const names =
    kind === USER_DEFINED
      ? dictionary(section, offsets.get(0) ?? section.length, known)
      : new Map(Object.entries(kind === SUMMARY_SET ? SUMMARY : DOCUMENT_SUMMARY));
  return [...offsets].flatMap(([id, offset]) => {
    const name = id > 1 ? names.get(String(id)) : undefined;
    const { values } = name === undefined ? { values: [] } : valueAt(section, offset, known);
    return values.filter((value) => value !== "").map((value) => `${name}: ${value}`);
  });
}

/** What the user's own properties are called. */
function dictionary(section: Buffer, offset: number, encoding: string): Map<string, string> {
  const names = new Map<string, string>();
  const count = offset + 4 <= section.length ? Math.min(section.readUInt32LE(offset), MOST_PROPERTIES) : 0;
  for (let at = offset + 4; at + 8 <= section.length && names.size < count; ) {
    const length = section.readUInt32LE(at + 4) * (encoding === "utf16le" ? 2 : 1);
    names.set(String(section.readUInt32LE(at)), decoded(section.subarray(at + 8, at + 8 + length), encoding));
    at += 8 + (encoding === "utf16le" ? Math.ceil(length / 4) * 4 : length);
  }
  return names;
}

interface Value {
  readonly values: readonly string[];
  readonly end: number;
}

function valueAt(section: Buffer, at: number, encoding: string, givenType?: number): Value {
  const nothing = { values: [], end: section.length };
  if (at + 8 > section.length) {
    return nothing;
  }
  const type = givenType ?? section.readUInt16LE(at);
  const start = givenType === undefined ? at + 4 : at;
  if ((type & VECTOR) !== 0) {
    return vectorAt(section, start, encoding, type & ~VECTOR);
  }
  if (INTEGERS.has(type)) {
    return { values: [String(section.readInt32LE(start))], end: start + 4 };
  }
  if (type === FILE_TIME && start + 8 <= section.length) {
    const time = Number((section.readBigUInt64LE(start) - EPOCH) / 10_000n);
    // Smaller ones are lengths of time; larger ones no date.
    return { values: time > 0 && time < 8e15 ? [new Date(time).toISOString()] : [], end: start + 8 };
  }
  if (type !== CODE_PAGE_TEXT && type !== WIDE_TEXT) {
    return nothing;
  }
  const length = section.readUInt32LE(start) * (type === WIDE_TEXT ? 2 : 1);
  const text = decoded(section.subarray(start + 4, start + 4 + length), type === WIDE_TEXT ? "utf16le" : encoding);
  return { values: [text], end: start + 4 + length };
}

function vectorAt(section: Buffer, start: number, encoding: string, type: number): Value {
  const values: string[] = [];
  const count = Math.min(section.readUInt32LE(start), MOST_PROPERTIES);
  let at = start + 4;
  for (let index = 0; index < count && at < section.length; index += 1) {
    const value = valueAt(section, at, encoding, type === VARIANT ? undefined : type);
    values.push(...value.values.filter((text) => !/^\d*$/u.test(text)));
    at = value.end;
  }
  return { values, end: at };
}

function decoded(bytes: Buffer, encoding: string): string {
  return iconv.decode(bytes, encoding).split("\0", 1)[0]?.trim() ?? "";
}
