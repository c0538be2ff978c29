import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import iconv from "iconv-lite";
import { MSG } from "../../../../src/documents/formats/mail/msg.ts";
import { CSV } from "../../../../src/documents/formats/text/csv.ts";
import { PLAIN } from "../../../../src/documents/formats/text/plain.ts";
import { placeOf, recorded } from "../recorded-reading.ts";
import { msgOf } from "./msg-of.ts";

const FORMATS = [MSG, CSV, PLAIN];
const SUBJECT = "0037001F";
const BODY = "1000001F";
const NAME = "3001001F";
const SMTP = "39FE001F";
const FILE_NAME = "3707001F";
const DATA = "37010102";

const FULL = msgOf({
  message: { [SUBJECT]: "Café plans", [BODY]: "Project Falcon", "0C1A001F": "Ana", "5D01001F": "ana@harbour.example" },
  recipients: [
    { [NAME]: "Dana Whitfield", [SMTP]: "dana@acme.example", type: "1" },
    { [NAME]: "Ben", [SMTP]: "ben@acme.example", type: "2" },
    { [NAME]: "Zoë", [SMTP]: "zoe@globex.example", type: "3" },
    { [NAME]: "Iris", "3003001F": "/o=Acme/ou=x/cn=iris", type: "1" },
  ],
  attachments: [
    { [FILE_NAME]: "list.csv", [DATA]: Buffer.from("name,email\nIris,iris@globex.example") },
    { message: { [SUBJECT]: "inner", [BODY]: "the forwarded words" } },
  ],
});

describe("MSG", () => {
  it("reads people, subject and body", async () => {
    const read = await recorded(FULL, FORMATS);
    expect(read.passages[0]?.text).toBe(
      [
        "Subject: Café plans",
        "From: Ana <ana@harbour.example>",
        "To: Dana Whitfield <dana@acme.example>, Iris",
        "Cc: Ben <ben@acme.example>",
        "Bcc: Zoë <zoe@globex.example>",
        "",
        "Project Falcon",
      ].join("\n"),
    );
  });

  it("reads what is attached, messages too", async () => {
    const read = await recorded(FULL, FORMATS);
    expect(placeOf(read, "list.csv")).toBe("attachment 1");
    expect(placeOf(read, "iris@globex.example")).toBe("attachment 1, column 2, row 2");
    expect(placeOf(read, "the forwarded words")).toBe("attachment 2");
    expect(read.gaps).toEqual([]);
  });

  it("reads the page where there is no plain text, in its encoding", async () => {
    const page = iconv.encode("<html><body><p>Łódź</p><!-- aside --></body></html>", "windows-1250");
    const read = await recorded(
      msgOf({ message: { [SUBJECT]: "x", "10130102": page }, numbers: { 1071513603: 1250 } }),
      FORMATS,
    );
    expect(read.text).toContain("Łódź");
    expect(placeOf(read, "aside")).toBe("hidden text");
  });

  it("hands on the rich text where there is nothing else", async () => {
    const header = Buffer.alloc(16);
    header.write("MELA", 8, "latin1");
    const rtf = Buffer.concat([header, Buffer.from("{\\rtf1 only here}")]);
    const read = await recorded(msgOf({ message: { [SUBJECT]: "x", "10090102": rtf } }), FORMATS);
    expect(placeOf(read, "only here")).toBe("body");
  });

  it("decodes messages older than Unicode by the code page they name", async () => {
    const message = { "0037001E": iconv.encode("Тайна", "windows-1251") };
    const read = await recorded(msgOf({ message, numbers: { 1073545219: 1251 } }), FORMATS);
    expect(read.text).toContain("Subject: Тайна");
  });

  // Where the tables of its sectors lead in circles so does the parser, until the child process is ended.
  it("never rejects, whatever its parts are and wherever it ends", async () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
    await fc.assert(
      fc.asyncProperty(bytes, bytes, bytes, bytes, fc.nat(40_000), async (subject, page, rtf, attached, length) => {
        const message = msgOf({
          message: { [SUBJECT]: subject, "10130102": page, "10090102": rtf },
          recipients: [{ [NAME]: subject, type: "1" }],
          attachments: [{ [FILE_NAME]: page, [DATA]: attached }],
        });
        expect((await recorded(message.subarray(0, length), FORMATS)).text.length).toBeLessThan(10_000);
      }),
      { numRuns: 60 },
    );
  });
});
