import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { htmlText } from "../../src/documents/html-text.ts";
import { createTextDocuments } from "../../src/documents/text-documents.ts";

const documents = createTextDocuments();

function extract(name: string, content: string | Uint8Array, type = name.split(".").at(-1) ?? "") {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return documents.extract({ id: "F1", type, name, bytes });
}

const NESTED = [
  "From: Ana <ana@harbour.example>",
  "To: Dana Whitfield <dana@acme.example>, ben@harbour.example",
  "Cc: Team: one@acme.example, two@acme.example;",
  "Subject: =?utf-8?Q?Caf=C3=A9_plans?=",
  'Content-Type: multipart/mixed; boundary="b"',
  "",
  "--b",
  "Content-Type: text/html; charset=utf-8",
  "",
  "<style>p{}</style><p>Project&nbsp;Falcon</p><p>launches <a href='mailto:press@acme.example'>soon</a></p>",
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
  "",
  "the forwarded words",
  "--b",
  'Content-Type: application/pdf; name="scan.pdf"',
  'Content-Disposition: attachment; filename="scan.pdf"',
  "",
  "%PDF-1.7",
  "--b--",
].join("\r\n");

describe("createTextDocuments", () => {
  it.each(["txt", "csv", "tsv", "md", "log"])("reads .%s as it is", async (ending) => {
    expect(await extract(`a.${ending}`, "a,b\n1,2\n")).toEqual({ text: "a,b\n1,2\n", gap: null });
  });

  it.each([
    ["UTF-8", Buffer.from("Zoë – £5")],
    ["UTF-8 with a mark", Buffer.from("\uFEFFZoë – £5")],
    ["UTF-16LE with a mark", Buffer.from("\uFEFFZoë – £5", "utf16le")],
    ["UTF-16BE with a mark", Buffer.from("\uFEFFZoë – £5", "utf16le").swap16()],
    ["windows-1252", Buffer.from([0x5a, 0x6f, 0xeb, 0x20, 0x96, 0x20, 0xa3, 0x35])],
  ])("reads %s", async (_, bytes) => {
    expect((await extract("a.txt", bytes)).text).toBe("Zoë – £5");
  });

  it("reads UTF-16 without a mark", async () => {
    const text = "Embargoed until nine";
    expect((await extract("a.txt", Buffer.from(text, "utf16le"))).text).toBe(text);
  });

  it("resolves the escapes of JSON", async () => {
    const { text } = await extract("a.json", '{"ssn": "\\u0030\\u0037", "path": "a\\/b", "lines": "x\\ny"}');
    expect(text).toBe('{"ssn": "07", "path": "a/b", "lines": "x\ny"}');
  });

  it("reads people, body, attachments and forwarded messages of an e-mail, and says what it could not read", async () => {
    const { text, gap } = await extract("mail.eml", NESTED);
    for (const words of [
      "Subject: Café plans",
      "To: Dana Whitfield <dana@acme.example>, ben@harbour.example",
      "Cc: one@acme.example, two@acme.example",
      "Project Falcon",
      "press@acme.example",
      "list.csv",
      "Iris,iris@globex.example",
      "inner@globex.example",
      "the forwarded words",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("p{}");
    expect(gap).toEqual({ reason: "unsupported", what: "pdf" });
  });

  it.each([
    ["photo.png", "png", Buffer.from("\x89PNG\r\n", "latin1")],
    ["deck.pptx", "pptx", Buffer.from("PK\x03\x04")],
    ["zip.txt", "txt", Buffer.from("PK\x03\x04 and more")],
    ["noise.txt", "txt", Buffer.from([1, 2, 3, 0, 5, 6])],
  ])("records %s as a gap that does not tell its name", async (name, type, bytes) => {
    expect(await extract(name, bytes, type)).toEqual({ text: "", gap: { reason: "unsupported", what: type } });
  });

  it("bounds bytes and characters", async () => {
    const small = createTextDocuments({ maxBytes: 10, maxCharacters: 4 });
    const file = { id: "F1", type: "txt", name: "a.txt" };
    expect(await small.extract({ ...file, bytes: Buffer.from("12345678901") })).toEqual({
      text: "",
      gap: { reason: "too-large", what: "txt" },
    });
    expect(await small.extract({ ...file, bytes: Buffer.from("123456") })).toEqual({
      text: "1234",
      gap: { reason: "too-large", what: "txt" },
    });
  });

  it("stops at mail in mail in mail", async () => {
    let mail = "Subject: core\r\n\r\nwords";
    for (let depth = 0; depth < 8; depth++) {
      mail = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\nContent-Type: message/rfc822\r\n\r\n${mail}\r\n--b${depth}--`;
    }
    expect((await extract("deep.eml", mail)).gap?.reason).toBe("too-large");
  });

  it("never rejects, whatever the bytes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom("txt", "json", "html", "eml"),
        async (bytes, type) => {
          expect(typeof (await extract(`x.${type}`, bytes)).text).toBe("string");
        },
      ),
    );
  });
});

describe("htmlText", () => {
  it.each([
    ["a<br>b", "a\nb"],
    ["<p>one</p><p>two</p>", "one\ntwo"],
    ["half<b>word</b>", "halfword"],
    ["<script>x<y</script>seen<!-- not -->", "seen"],
    ["1 < 2 &amp; 3 &#8364;5 &#x41; &unknown;", "1 < 2 & 3 €5 A &unknown;"],
    ["<td>a</td><td>b</td>", "a\n\tb"],
    ["an open <tag", "an open <tag"],
  ])("reads %j", (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  it.each(["<", "<a", "<!--", "<script>", "&#", "<a href=", " \n"])("takes long runs of %j in its stride", (piece) => {
    const once = timed(piece.repeat(20_000));
    expect(once).toBeLessThan(2_000);
  });
});

function timed(html: string): number {
  const start = performance.now();
  htmlText(html);
  return performance.now() - start;
}
