import type { FieldsData } from "@kenjiuno/msgreader";
import type { Reading } from "../format.ts";
import { decodeText } from "../text/decode-text.ts";
import { mailBody } from "./body.ts";
import { unpackRtf } from "./compressed-rtf.ts";
import { addressList, headerLine, isTelling, type MailAddress } from "./headers.ts";
import { placeIn } from "./place-in.ts";

/** Messages inside messages; deeper ones are a gap. */
const MOST_DEPTH = 6;
const UTF8 = 65_001;

/** Facts that are told in their own place, or that only machines read. */
const NOT_FACTS = new Set([
  "subject",
  "normalizedSubject",
  "conversationTopic",
  "body",
  "bodyHtml",
  "preview",
  "headers",
  "senderName",
  "senderEmail",
  "senderSmtpAddress",
  "dataType",
  "messageId",
  "messageClass",
  "instMsg",
  "globalAppointmentID",
  "addressType",
  "senderAddressType",
  "error",
]);

/** Reads a message saved by Outlook: people and subject, facts, bodies, what is attached. */
export async function readOutlook(bytes: Uint8Array, reading: Reading): Promise<void> {
  const reader = await openMessage(bytes);
  await readMessage(reader.getFileData(), "", 0);

  async function readMessage(message: FieldsData, where: string, depth: number): Promise<void> {
    const html = message.bodyHtml ?? (await decodeText(message.html ?? new Uint8Array(), declaredBy(message)));
    const { text, aside } = mailBody(message.body ?? "", html);
    reading.passage([...peopleAndSubject(message), "", text].join("\n").trim(), { where });
    reading.passage(aside, { where: placeIn(where, "hidden text") });
    reading.passage([...facts(message), ...otherHeaders(message)].join("\n"), { kind: "properties", where });
    if (text === "" && message.compressedRtf !== undefined) {
      const rtf = unpackRtf(message.compressedRtf, reading.unpacked);
      await reading.inner({ name: "", type: "rtf", bytes: rtf, isCut: false }, placeIn(where, "body"));
    }
    let number = 0;
    for (const attachment of message.attachments ?? []) {
      number += 1;
      await readAttachment(attachment, placeIn(where, `attachment ${number}`), depth);
    }
  }

  async function readAttachment(attachment: FieldsData, where: string, depth: number): Promise<void> {
    const names = new Set([attachment.name, attachment.fileName, attachment.fileNameShort].filter(Boolean));
    reading.passage([...names].join("\n"), { kind: "properties", where });
    if (attachment.innerMsgContentFields !== undefined) {
      if (depth >= MOST_DEPTH) {
        reading.gap("too-large");
        return;
      }
      await readMessage(attachment.innerMsgContentFields, where, depth + 1);
      return;
    }
    if (attachment.dataId === undefined || (attachment.contentLength ?? 0) > bytes.length) {
      reading.gap("malformed");
      return;
    }
    reading.unpacked(attachment.contentLength ?? 0);
    const { content } = reader.getAttachment(attachment);
    const name = attachment.fileName ?? attachment.fileNameShort ?? "";
    await reading.inner({ name, type: attachment.attachMimeTag ?? "", bytes: content, isCut: false }, where);
  }
}

interface OutlookReader {
  getFileData(): FieldsData;
  getAttachment(attachment: FieldsData): { readonly content: Uint8Array };
}

/** Messages older than Unicode name the code page of their words, which must be known before they are decoded. */
async function openMessage(bytes: Uint8Array): Promise<OutlookReader> {
  const { default: module } = await import("@kenjiuno/msgreader");
  const { default: iconv } = await import("iconv-lite");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const reader = new module.default(view);
  const { messageCodepage = UTF8 } = reader.getFileData();
  if (messageCodepage === UTF8 || !iconv.encodingExists(String(messageCodepage))) {
    return reader;
  }
  const again = new module.default(view);
  again.parserConfig = { ansiEncoding: String(messageCodepage) };
  return again;
}

function declaredBy({ internetCodepage }: FieldsData): string {
  return internetCodepage === undefined || internetCodepage === UTF8 ? "" : String(internetCodepage);
}

function peopleAndSubject(message: FieldsData): readonly string[] {
  const { subject, senderName = "", senderSmtpAddress, senderEmail, messageDeliveryTime, clientSubmitTime } = message;
  const sender = mailAddress(senderName, senderSmtpAddress ?? senderEmail);
  return [
    headerLine("Subject", subject),
    headerLine("From", sender.name === "" && sender.address === "" ? "" : addressList([sender])),
    headerLine("To", addressList(recipients(message, "to"))),
    headerLine("Cc", addressList(recipients(message, "cc"))),
    headerLine("Bcc", addressList(recipients(message, "bcc"))),
    headerLine("Date", clientSubmitTime ?? messageDeliveryTime),
  ].filter((line) => line !== "");
}

function recipients(message: FieldsData, type: "to" | "cc" | "bcc"): readonly MailAddress[] {
  return (message.recipients ?? [])
    .filter(({ recipType = "to" }) => recipType === type)
    .map(({ name, smtpAddress, email }) => mailAddress(name, smtpAddress ?? email));
}

/** Inside one organisation Outlook addresses people by their place in its directory, which says nothing more. */
function mailAddress(name = "", address = ""): MailAddress {
  return { name, address: /^\/o=/i.test(address) ? "" : address };
}

/** What the message says of itself, of an appointment or of a contact: `mobile telephone number: …`. */
function facts(message: FieldsData): readonly string[] {
  return Object.entries(message)
    .filter((entry): entry is [string, string] => typeof entry[1] === "string" && !NOT_FACTS.has(entry[0]))
    .map(([key, value]) => headerLine(key.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase(), value))
    .filter((line) => line !== "");
}

/** The headers a message came with, those of machines left out. */
function otherHeaders({ headers = "" }: FieldsData): readonly string[] {
  return headers
    .split(/\r?\n(?![ \t])/)
    .filter((line) => isTelling(line.split(":", 1)[0] ?? ""))
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
