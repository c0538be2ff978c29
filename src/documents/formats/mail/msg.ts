import type { Format } from "../format.ts";
import { hasSignature } from "../signatures.ts";
import { readOutlook } from "./read-outlook.ts";

const COMPOUND_FILE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/** What Outlook writes into the root of its messages: the class 00020D0B-0000-0000-C000-000000000046. */
const MESSAGE_CLASS = "\x0b\x0d\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46";
const CLASS_IN_ENTRY = 80;
/** A stream every message has, and those of documents, which may have messages inside. */
const OF_MESSAGES = Buffer.from("__properties_version1.0", "utf16le");
const OF_DOCUMENTS = ["WordDocument", "Workbook", "PowerPoint Document"].map((name) => Buffer.from(name, "utf16le"));

/** A message saved by Outlook. */
export const MSG: Format = {
  id: "msg",
  recognises({ bytes }) {
    if (!hasSignature(bytes, COMPOUND_FILE) || bytes.length < 512) {
      return false;
    }
    const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const root = (header.readUInt32LE(48) + 1) * (header.readUInt16LE(26) === 4 ? 4096 : 512);
    return (
      hasSignature(bytes, MESSAGE_CLASS, root + CLASS_IN_ENTRY) ||
      (header.includes(OF_MESSAGES) && !OF_DOCUMENTS.some((name) => header.includes(name)))
    );
  },
  read: ({ bytes }, reading) => readOutlook(bytes, reading),
};
