import type { Format, Reading } from "../format.ts";
import { hasSignature } from "../signatures.ts";
import { decodeText } from "../text/decode-text.ts";
import { mailBody } from "./body.ts";
import { unpackRtf } from "./compressed-rtf.ts";
import { headerLine } from "./headers.ts";
import { type TnefProperty, tnefProperties } from "./tnef-properties.ts";

const SIGNATURE = "\x78\x9f\x3e\x22";
const HEADER = 6;
/** Before an attribute's data stand its level, name and length, behind it a checksum. */
const ATTRIBUTE_HEADER = 9;
const CHECKSUM = 2;

const SUBJECT = 0x8004;
const BODY = 0x800c;
const ATTACHMENT_DATA = 0x800f;
const ATTACHMENT_TITLE = 0x8010;
const ATTACHMENT_BEGINS = 0x9002;
const PROPERTIES = 0x9003;
const ATTACHMENT_PROPERTIES = 0x9005;

const P_SUBJECT = 0x0037;
const P_BODY = 0x1000;
const P_RTF = 0x1009;
const P_HTML = 0x1013;
const P_DATA = 0x3701;
const P_LONG_NAME = 0x3707;
/** An attached message is told by what it is, then comes in this format again. */
const OBJECT_CLASS = 16;

/** As many as files inside files are read. */
const MOST_ATTACHMENTS = 2_000;

type Attributes = Map<number, Buffer>;

/** What Outlook packs a message into that others know as winmail.dat. */
export const TNEF: Format = {
  id: "tnef",
  recognises: ({ bytes }) => hasSignature(bytes, SIGNATURE),
  async read({ bytes, isCut }, reading) {
    const { message, attachments, hasMore, isWhole } = partsOf(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    );
    await readMessage(message, reading);
    let number = 0;
    for (const attachment of attachments) {
      number += 1;
      await readAttachment(attachment, `attachment ${number}`, reading);
    }
    if (hasMore) {
      reading.gap("too-large");
    }
    if (!isWhole && !isCut) {
      reading.gap("malformed");
    }
  },
};

interface Parts {
  readonly message: Attributes;
  readonly attachments: readonly Attributes[];
  readonly hasMore: boolean;
  readonly isWhole: boolean;
}

function partsOf(file: Buffer): Parts {
  const message: Attributes = new Map();
  const attachments: Attributes[] = [];
  let part = message;
  let at = HEADER;
  while (at + ATTRIBUTE_HEADER <= file.length) {
    const name = file.readUInt16LE(at + 1);
    const start = at + ATTRIBUTE_HEADER;
    const end = start + file.readUInt32LE(at + 5);
    if (name === ATTACHMENT_BEGINS) {
      if (attachments.length === MOST_ATTACHMENTS) {
        return { message, attachments, hasMore: true, isWhole: true };
      }
      part = new Map();
      attachments.push(part);
    }
    part.set(name, file.subarray(start, end));
    at = end + CHECKSUM;
  }
  return { message, attachments, hasMore: false, isWhole: at === file.length };
}

async function readMessage(message: Attributes, reading: Reading): Promise<void> {
  const properties = tnefProperties(message.get(PROPERTIES) ?? Buffer.alloc(0));
  const subject = (await textOf(properties.get(P_SUBJECT))) || (await attributeText(message.get(SUBJECT)));
  const plain = (await textOf(properties.get(P_BODY))) || (await attributeText(message.get(BODY)));
  const { text, aside } = mailBody(plain, await textOf(properties.get(P_HTML)));
  reading.passage([headerLine("Subject", subject), text].filter(Boolean).join("\n\n"));
  reading.passage(aside, { where: "hidden text" });
  const rtf = properties.get(P_RTF);
  if (text === "" && rtf !== undefined) {
    const bytes = unpackRtf(rtf.value, reading.unpacked);
    await reading.inner({ name: "", type: "rtf", bytes, isCut: false }, "body");
  }
}

async function readAttachment(attachment: Attributes, where: string, reading: Reading): Promise<void> {
  const properties = tnefProperties(attachment.get(ATTACHMENT_PROPERTIES) ?? Buffer.alloc(0));
  const name = (await textOf(properties.get(P_LONG_NAME))) || (await attributeText(attachment.get(ATTACHMENT_TITLE)));
  reading.passage(name, { kind: "properties", where });
  const bytes = attachment.get(ATTACHMENT_DATA) ?? properties.get(P_DATA)?.value.subarray(OBJECT_CLASS);
  if (bytes !== undefined && bytes.length > 0) {
    reading.unpacked(bytes.length);
    await reading.inner({ name, type: "", bytes, isCut: false }, where);
  }
}

async function textOf(property: TnefProperty | undefined): Promise<string> {
  if (property === undefined) {
    return "";
  }
  const { isUnicode, value } = property;
  return (isUnicode ? new TextDecoder("utf-16le").decode(value) : await decodeText(value)).replaceAll("\0", "");
}

async function attributeText(attribute: Buffer | undefined): Promise<string> {
  return textOf(attribute && { isUnicode: false, value: attribute });
}
