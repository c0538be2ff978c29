import { inflateSync } from "node:zlib";
import type { ExpandedTags } from "exifreader";
import type { GapReason } from "../../../core/finding.ts";
import { OutOfBounds, type Reading } from "../format.ts";
import { besideThePicture } from "./beside-the-picture.ts";
import { EXIF_FIELDS, type FieldMeaning, IPTC_FIELDS, PNG_FIELDS } from "./metadata-fields.ts";
import type { PictureFacts } from "./picture-facts.ts";
import type { PictureKind } from "./picture-kind.ts";
import { readXmpPacket } from "./xmp-packet.ts";

/** Bytes that one compressed text of a PNG may unpack to. */
const MAX_COMPRESSED_TEXT = 1024 * 1024;
/** Bytes that all of them may unpack to, in one picture. */
const MAX_COMPRESSED_TEXTS = 4 * MAX_COMPRESSED_TEXT;

/** What a reader of XML would make of a packet; the packet is read by our own, which resolves nothing. */
const NO_DOCUMENT = { childNodes: [], getElementsByTagName: () => [] };

/**
 * Reads what a picture's metadata says into `facts`.
 *
 * @returns How a decoder has to turn the picture, 1 to 8 as Exif counts.
 * @throws OutOfBounds as given by `reading`, and the library's errors for what it can't read.
 */
export async function readMetadata(
  kind: PictureKind,
  bytes: Uint8Array,
  facts: PictureFacts,
  reading: Reading,
): Promise<number> {
  const beside = besideThePicture(kind, bytes);
  for (const comment of beside.comments) {
    facts.add("words", comment);
  }
  for (const packet of beside.packets) {
    readXmpPacket(packet, facts);
  }
  // A bitmap has nothing but its pixels.
  const tags = kind === "bmp" ? {} : await expandedTags(bytes, facts, reading);
  const { Latitude: latitude, Longitude: longitude } = tags.gps ?? {};
  if (latitude !== undefined && longitude !== undefined) {
    facts.addPosition(latitude, longitude);
  }
  addAll(EXIF_FIELDS, tags.exif, facts);
  addAll(IPTC_FIELDS, tags.iptc, facts);
  addTexts(tags.pngText, tags.pngFile, facts);
  const orientation = tags.exif?.Orientation?.value;
  return typeof orientation === "number" && orientation >= 1 && orientation <= 8 ? orientation : 1;
}

async function expandedTags(bytes: Uint8Array, facts: PictureFacts, reading: Reading): Promise<ExpandedTags> {
  const { default: ExifReader } = await import("exifreader");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return await ExifReader.loadView(view, {
      expanded: true,
      async: true,
      // Whatever else is in there is not even read: thumbnails, curves, makers' notes.
      includeTags: {
        exif: [...Object.keys(EXIF_FIELDS), "Orientation"],
        iptc: Object.keys(IPTC_FIELDS),
        gps: true,
        png: true,
        xmp: true,
      },
      decompress: { deflate: boundedInflate(reading) },
      domParser: {
        parseFromString(packet) {
          readXmpPacket(packet, facts);
          return NO_DOCUMENT;
        },
      },
    });
  } catch (error) {
    if (error instanceof ExifReader.errors.MetadataMissingError) {
      return {};
    }
    throw error;
  }
}

/** Unpacks PNG's compressed texts, each and all of them within bounds; what is over them is a gap. */
function boundedInflate(reading: Reading): (data: Uint8Array) => Promise<Uint8Array> {
  let left = MAX_COMPRESSED_TEXTS;
  const noted = new Set<GapReason>();
  return async (data) => {
    const most = Math.min(left, MAX_COMPRESSED_TEXT);
    try {
      const text = inflateSync(data, { maxOutputLength: Math.max(1, most) });
      left -= text.length;
      reading.unpacked(text.length);
      return text;
    } catch (error) {
      left -= most;
      const reason = isOverBound(error) ? "too-large" : "malformed";
      if (!noted.has(reason)) {
        noted.add(reason);
        reading.gap(reason);
      }
      throw error;
    }
  };
}

function isOverBound(error: unknown): boolean {
  const isCoded = typeof error === "object" && error !== null && "code" in error;
  return error instanceof OutOfBounds || (isCoded && error.code === "ERR_BUFFER_TOO_LARGE");
}

function addAll(fields: Readonly<Record<string, FieldMeaning>>, tags: object = {}, facts: PictureFacts): void {
  const values = new Map<string, unknown>(Object.entries(tags));
  for (const [name, meaning] of Object.entries(fields)) {
    for (const text of textsOf(values.get(name))) {
      facts.add(meaning, text);
    }
  }
}

/** PNG's texts by keyword, among which the library also tells what the header says. */
function addTexts(tags: object = {}, header: object = {}, facts: PictureFacts): void {
  for (const [name, tag] of Object.entries(tags)) {
    const keyword = name.replace(/ \([^()]*\)$/, "");
    // A block of metadata written as digits; the library has read it where it can.
    if (!Object.hasOwn(header, name) && !keyword.startsWith("Raw profile type ")) {
      const meaning = Object.hasOwn(PNG_FIELDS, keyword) ? PNG_FIELDS[keyword] : undefined;
      for (const text of textsOf(tag)) {
        facts.add(meaning ?? "words", text);
      }
    }
  }
}

/** What a tag says: one value as the library tells it, or several where a tag may be repeated. */
function textsOf(tag: unknown): readonly string[] {
  if (Array.isArray(tag)) {
    return tag.flatMap(textsOf);
  }
  const isTag = typeof tag === "object" && tag !== null && "description" in tag;
  return isTag && typeof tag.description === "string" ? [tag.description] : [];
}
