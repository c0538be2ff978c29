import PostalMime, { type Address, type Email } from "postal-mime";
import { htmlText } from "./html-text.ts";

/** An attached file, to be read in its own right. */
export interface AttachedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface EmailText {
  /** Subject, people and body; quoted and forwarded messages are part of the body. */
  readonly text: string;
  readonly attachments: readonly AttachedFile[];
}

/**
 * Reads a message in RFC 5322 form. Recipients come first, one field a line: a list of people is a finding too.
 * @throws whatever the parser throws at a message beyond its bounds.
 */
export async function emailText(bytes: Uint8Array): Promise<EmailText> {
  const email = await PostalMime.parse(bytes, {
    forceRfc822Attachments: true,
    maxNestingDepth: 32,
    maxHeadersSize: 1024 * 1024,
  });
  const lines = [
    field("Subject", email.subject),
    field("From", people(email.from === undefined ? [] : [email.from])),
    field("To", people(email.to)),
    field("Cc", people(email.cc)),
    field("Bcc", people(email.bcc)),
    field("Reply-To", people(email.replyTo)),
    field("Date", email.date),
  ].filter((line) => line !== "");
  return {
    text: `${lines.join("\n")}\n\n${body(email)}`,
    attachments: email.attachments.map((attachment) => ({
      name: attachment.filename ?? "",
      type: attachment.mimeType,
      bytes:
        typeof attachment.content === "string"
          ? new TextEncoder().encode(attachment.content)
          : new Uint8Array(attachment.content),
    })),
  };
}

function body(email: Email): string {
  const plain = email.text?.trim() ?? "";
  if (email.html === undefined) {
    return plain;
  }
  const rich = htmlText(email.html);
  // Both parts usually say the same; a stub such as "view this in a browser" does not stand for the other.
  return plain.length * 2 >= rich.length ? plain : `${plain}\n${rich}`.trim();
}

function field(name: string, value: string | undefined): string {
  return value === undefined || value === "" ? "" : `${name}: ${value}`;
}

function people(addresses: readonly Address[] | undefined): string {
  return (addresses ?? [])
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => (name === "" ? (address ?? "") : `${name} <${address ?? ""}>`))
    .join(", ");
}
