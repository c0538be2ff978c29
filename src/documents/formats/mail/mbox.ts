import { type Format, OutOfBounds } from "../format.ts";
import { headOf, isNamedAs } from "../signatures.ts";
import { looksLikeMail } from "./eml.ts";
import { readMail } from "./read-mail.ts";

/** Messages read of one mailbox; there is a gap for the rest. */
const MOST_MESSAGES = 10_000;
/** What a mailbox costs a message, beside its bytes. */
const MESSAGE_COST = 512;

/** A mailbox: mails one after the other, each below a line that begins with "From ". */
export const MBOX: Format = {
  id: "mbox",
  recognises(input) {
    const head = headOf(input.bytes, 4096);
    const firstLine = /^From [^\n]{0,300}\n/.exec(head)?.[0];
    return firstLine !== undefined && (isNamedAs(input, ["mbox"]) || looksLikeMail(head.slice(firstLine.length)));
  },
  async read({ bytes }, reading) {
    const mailbox = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const isOne = nextMessage(mailbox, 1) < 0;
    let number = 0;
    for (const message of messagesIn(mailbox)) {
      number += 1;
      if (number > MOST_MESSAGES) {
        reading.gap("too-large");
        return;
      }
      reading.unpacked(MESSAGE_COST);
      try {
        await readMail(message, reading, isOne ? "" : `message ${number}`);
      } catch (error) {
        if (error instanceof OutOfBounds) {
          throw error;
        }
        // One message that can't be read hides none of the others.
        reading.gap("malformed");
      }
    }
  },
};

/** A line that begins a message follows an empty one, and fields follow it: "From" also begins sentences. */
function* messagesIn(bytes: Buffer): Iterable<Uint8Array> {
  let start = bytes.indexOf("From ");
  while (start >= 0) {
    const body = bytes.indexOf("\n", start) + 1;
    if (body === 0) {
      return;
    }
    const next = nextMessage(bytes, body);
    yield bytes.subarray(body, next < 0 ? bytes.length : next);
    start = next;
  }
}

function nextMessage(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf("\nFrom ", from); at >= 0; at = bytes.indexOf("\nFrom ", at + 1)) {
    const isAfterEmptyLine = bytes[at - 1] === 0x0a || (bytes[at - 1] === 0x0d && bytes[at - 2] === 0x0a);
    const fields = bytes.subarray(at + 1, at + 600).toString("latin1");
    if (isAfterEmptyLine && /^From [^\n]{0,300}\n[A-Za-z][\w-]{1,60}:/.test(fields)) {
      return at + 1;
    }
  }
  return -1;
}
