import type { Address, Attachment, Email } from "postal-mime";
import type { Reading } from "../format.ts";
import { mailBody } from "./body.ts";
import { addressList, headerLine, isTelling, type MailAddress } from "./headers.ts";
import { placeIn } from "./place-in.ts";

/**
 * Reads a message in RFC 5322 form: people and subject, its other headers, both bodies, what is attached.
 * @param where the message's place in what holds it, "" when it is the file.
 */
export async function readMail(bytes: Uint8Array, reading: Reading, where = ""): Promise<void> {
  const { default: PostalMime } = await import("postal-mime");
  const email = await PostalMime.parse(bytes, {
    forceRfc822Attachments: true,
    maxNestingDepth: 32,
    maxHeadersSize: 1024 * 1024,
  });
  const { text, aside } = mailBody(email.text ?? "", email.html ?? "");
  reading.passage([...peopleAndSubject(email), "", text].join("\n").trim(), { where });
  reading.passage(aside, { where: placeIn(where, "hidden text") });
  reading.passage(otherHeaders(email).join("\n"), { kind: "properties", where });
  let number = 0;
  for (const attachment of email.attachments) {
    number += 1;
    await readAttachment(attachment, reading, placeIn(where, `attachment ${number}`));
  }
}

function peopleAndSubject(email: Email): readonly string[] {
  return [
    headerLine("Subject", email.subject),
    headerLine("From", people(email.from)),
    headerLine("Sender", people(email.sender)),
    headerLine("To", people(email.to)),
    headerLine("Cc", people(email.cc)),
    headerLine("Bcc", people(email.bcc)),
    headerLine("Reply-To", people(email.replyTo)),
    headerLine("Date", email.date),
  ].filter((line) => line !== "");
}

function otherHeaders(email: Email): readonly string[] {
  return email.headers
    .filter(({ key }) => isTelling(key))
    .map(({ originalKey, value }) => headerLine(originalKey, value))
    .filter((line) => line !== "");
}

function people(addresses: Address | readonly Address[] | undefined): string {
  return addressList([addresses ?? []].flat().flatMap(membersOf));
}

/** The name of a group is told as a person without address. */
function membersOf({ name, address = "", group }: Address): readonly MailAddress[] {
  return group === undefined ? [{ name, address }] : [{ name: "", address: name }, ...group];
}

async function readAttachment(attachment: Attachment, reading: Reading, where: string): Promise<void> {
  const { filename, mimeType, description, content } = attachment;
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  reading.unpacked(bytes.length);
  reading.passage([filename ?? "", description ?? ""].join("\n").trim(), { kind: "properties", where });
  await reading.inner({ name: filename ?? "", type: mimeType, bytes, isCut: false }, where);
}
