import type { Format } from "../format.ts";
import { headOf, isNamedAs } from "../signatures.ts";
import { isText } from "../text/decode-text.ts";
import { readMail } from "./read-mail.ts";

const TYPES = ["eml", "email", "mht", "mhtml", "message/rfc822"];
const FIELD = /^[A-Za-z][A-Za-z0-9-]{1,60}[ \t]{0,4}:/;
const TELLING_FIELD =
  /^(?:received|return-path|delivered-to|message-id|mime-version|content-type|content-transfer-encoding|dkim-signature|x-[\w-]+|from|to|date|subject):/i;
const LEAST_TELLING = 2;
const LEAST_FIELDS = 0.8;

/** A mail as it is sent: fields, an empty line, the body. */
export const EML: Format = {
  id: "eml",
  recognises(input) {
    const head = headOf(input.bytes, 4096);
    return isText(input.bytes) && (isNamedAs(input, TYPES) ? head !== "" : looksLikeMail(head));
  },
  read: ({ bytes }, reading) => readMail(bytes, reading),
};

/**
 * Whether a text begins with fields, at least two of those that mails have. A line among them may be none: broken mails
 * are mails too.
 */
export function looksLikeMail(head: string): boolean {
  const lines = head.split(/\r?\n/, 60);
  const end = lines.indexOf("");
  const written = (end < 0 ? lines.slice(0, -1) : lines.slice(0, end)).filter((line) => !/^[ \t]/.test(line));
  const fields = written.filter((line) => FIELD.test(line));
  return (
    FIELD.test(written[0] ?? "") &&
    fields.length >= written.length * LEAST_FIELDS &&
    fields.filter((line) => TELLING_FIELD.test(line)).length >= LEAST_TELLING
  );
}
