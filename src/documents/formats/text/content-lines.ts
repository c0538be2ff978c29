/** A line of a calendar or contact file (RFC 5545, RFC 6350): `ATTENDEE;CN=Dana:mailto:dana@acme.example`. */
export interface ContentLine {
  /** Upper case, without the group before it. */
  readonly name: string;
  /** As they are written: `;CN=Dana;ROLE=CHAIR`. */
  readonly parameters: string;
  /** Escapes resolved; one line. */
  readonly value: string;
}

/** Lines that say how the file is made, and pictures written as text. */
const NOT_WORDS = new Set(
  "BEGIN END VERSION PRODID PHOTO LOGO SOUND KEY REV UID DTSTAMP SEQUENCE RRULE TRIGGER".split(" "),
);

const LINE = /^(?:[\w-]{1,40}\.)?([A-Za-z][\w-]{0,60})((?:;(?:"[^"]*"|[^":])*)?):(.*)$/;

/** The lines of a calendar or contact file, folded ones joined; what is no such line is left out. */
export function* contentLines(text: string): Iterable<ContentLine> {
  for (const line of unfold(text).split("\n")) {
    const [, name, parameters = "", written = ""] = LINE.exec(line) ?? [];
    if (name !== undefined) {
      const value = /quoted-printable/i.test(parameters) ? resolveQuotedPrintable(written) : written;
      yield { name: name.toUpperCase(), parameters, value: resolveEscapes(value).trim() };
    }
  }
}

/** Long lines go on behind a space, and in the oldest contact files behind an equals sign. */
function unfold(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/\n[ \t]|=\n/g, "");
}

function resolveEscapes(value: string): string {
  return value.replace(/\\(.)/g, (_, escaped: string) => (escaped.toLowerCase() === "n" ? " " : escaped));
}

function resolveQuotedPrintable(value: string): string {
  const bytes = value.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Whether lines of this name say something to people. */
export function isWords(name: string): boolean {
  return !NOT_WORDS.has(name);
}
