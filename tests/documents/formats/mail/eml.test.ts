import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { EML } from "../../../../src/documents/formats/mail/eml.ts";
import { MBOX } from "../../../../src/documents/formats/mail/mbox.ts";
import { CSV } from "../../../../src/documents/formats/text/csv.ts";
import { HTML } from "../../../../src/documents/formats/text/html.ts";
import { PLAIN } from "../../../../src/documents/formats/text/plain.ts";
import { placeOf, recorded } from "../recorded-reading.ts";

const FORMATS = [MBOX, EML, HTML, CSV, PLAIN];

const MAIL = [
  "Received: from mx.acme.example by globex.example; Sun, 1 Mar 2026 09:00:00 +0000",
  "Message-ID: <1234567890@acme.example>",
  "From: Ana <ana@harbour.example>",
  "To: Dana Whitfield <dana@acme.example>, ben@harbour.example",
  "Cc: Team: one@acme.example, two@acme.example;",
  "Bcc: =?utf-8?Q?Zo=C3=AB?= <zoe@globex.example>",
  "Subject: =?utf-8?Q?Caf=C3=A9_plans?=",
  "Comments: hold until noon",
  'Content-Type: multipart/mixed; boundary="b"',
  "",
  "--b",
  'Content-Type: multipart/alternative; boundary="alt"',
  "",
  "--alt",
  "Content-Type: text/plain; charset=utf-8",
  "",
  "Project Falcon launches soon",
  "--alt",
  "Content-Type: text/html; charset=utf-8",
  "",
  "<p>Project&nbsp;<b>Falcon</b> launches soon</p><p>only the page says Globex</p><a href='mailto:press@acme.example'>soon</a>",
  "--alt--",
  "--b",
  'Content-Type: text/csv; name="list.csv"',
  'Content-Disposition: attachment; filename="list.csv"',
  "Content-Transfer-Encoding: base64",
  "",
  Buffer.from("name,email\nIris,iris@globex.example\n").toString("base64"),
  "--b",
  "Content-Type: message/rfc822",
  "",
  "From: inner@globex.example",
  "To: outer@globex.example",
  "Subject: inner",
  "",
  "the forwarded words",
  "--b",
  'Content-Type: application/octet-stream; name="scan.bin"',
  'Content-Disposition: attachment; filename="scan.bin"',
  "Content-Transfer-Encoding: base64",
  "",
  Buffer.from([0, 1, 2, 3, 4, 5]).toString("base64"),
  "--b--",
].join("\r\n");

describe("EML", () => {
  it("reads people, subject and both bodies, saying nothing twice", async () => {
    const read = await recorded(MAIL, FORMATS);
    expect(read.passages[0]?.text).toBe(
      [
        "Subject: Café plans",
        "From: Ana <ana@harbour.example>",
        "To: Dana Whitfield <dana@acme.example>, ben@harbour.example",
        "Cc: Team, one@acme.example, two@acme.example",
        "Bcc: Zoë <zoe@globex.example>",
        "",
        "Project Falcon launches soon",
        "only the page says Globex",
      ].join("\n"),
    );
    expect(placeOf(read, "press@acme.example")).toBe("hidden text");
  });

  it("reads what people wrote into other headers, not what machines did", async () => {
    const { passages } = await recorded(MAIL, FORMATS);
    expect(passages.filter(({ kind, where }) => kind === "properties" && where === "")).toMatchObject([
      { text: "Comments: hold until noon" },
    ]);
  });

  it("reads what is attached, and says what it could not read", async () => {
    const read = await recorded(MAIL, FORMATS);
    expect(placeOf(read, "iris@globex.example")).toBe("attachment 1, column 2, row 2");
    expect(placeOf(read, "list.csv")).toBe("attachment 1");
    expect(placeOf(read, "the forwarded words")).toBe("attachment 2");
    expect(placeOf(read, "To: outer@globex.example")).toBe("attachment 2");
    expect(read.gaps).toEqual(["unsupported at attachment 3"]);
  });

  it.each([
    [
      "a broken line among its fields",
      "From: a@acme.example\nTo: b@acme.example\nSubject: x\nDate: now\n@broken\n\nbody",
    ],
    ["no body", "From: a@acme.example\nTo: b@acme.example\nSubject: body\n"],
    [
      "fields that are said twice",
      "From: a@acme.example\nFrom: b@acme.example\nContent-Type: x\nContent-Type: y\n\nbody",
    ],
    ["an unknown encoding", "From: a@acme.example\nContent-Transfer-Encoding: 9-bit\nSubject: x\n\nbody"],
    ["a multipart without its parts", "From: a@acme.example\nSubject: x body\nContent-Type: multipart/mixed\n\nbody"],
  ])("reads a mail with %s", async (_, mail) => {
    const { text, gaps } = await recorded(mail, FORMATS);
    expect(text).toContain("a@acme.example");
    expect(text).toContain("body");
    expect(gaps).toEqual([]);
  });

  it("leaves letters and notes alone", async () => {
    const note = "Note: see below\nEverything else stays as it is.\n";
    expect((await recorded(note, FORMATS)).text).toBe(note);
  });

  it("stops at mail in mail in mail", async () => {
    let mail = "From: a@acme.example\r\nSubject: core\r\n\r\nwords";
    for (let depth = 0; depth < 8; depth++) {
      mail = `From: a@acme.example\r\nContent-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\nContent-Type: message/rfc822\r\n\r\n${mail}\r\n--b${depth}--`;
    }
    expect((await recorded(mail, FORMATS)).gaps).toEqual([expect.stringMatching(/^too-large at attachment 1/)]);
  });

  it("never rejects, whatever becomes of a mail", async () => {
    const bytes = Buffer.from(MAIL);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 20 }),
        fc.nat(bytes.length),
        async (changes, length) => {
          const broken = Buffer.from(bytes.subarray(0, length));
          for (const [at, byte] of changes) {
            broken[Math.min(at, Math.max(0, length - 1))] = byte;
          }
          const { text } = await recorded(broken, FORMATS, { type: "eml" });
          expect(text.length).toBeLessThan(MAIL.length * 2);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("MBOX", () => {
  const ONE =
    "From ana@acme.example Sun Mar  1 09:00:00 2026\nFrom: ana@acme.example\nSubject: one\n\nFrom here on, words.\n";

  it("reads each mail in its place", async () => {
    const read = await recorded(`${ONE}\n${ONE.replaceAll("one", "two")}`, FORMATS);
    expect(placeOf(read, "Subject: one")).toBe("message 1");
    expect(placeOf(read, "Subject: two")).toBe("message 2");
    expect(read.text.match(/From here on, words\./g)).toHaveLength(2);
  });

  it("does not count a single mail", async () => {
    expect(placeOf(await recorded(ONE, FORMATS), "words")).toBe("");
  });

  it("takes no sentence for the next mail", async () => {
    const read = await recorded(`${ONE}\nFrom here it goes on\nand on.\n\n${ONE}`, FORMATS);
    expect(placeOf(read, "and on.")).toBe("message 1");
  });

  it("ends at the bound, with what was read", async () => {
    const read = await recorded(`${ONE}\n`.repeat(50), FORMATS, { bounds: { maxUnpacked: 10 * 512 } });
    expect(read.gaps).toEqual(["too-large"]);
    expect(placeOf(read, "Subject: one")).toBe("message 1");
    expect(read.passages).toHaveLength(10);
  });
});
