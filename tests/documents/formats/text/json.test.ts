import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { JSON_TEXT } from "../../../../src/documents/formats/text/json.ts";
import { jsonText } from "../../../../src/documents/formats/text/json-text.ts";
import { PLAIN } from "../../../../src/documents/formats/text/plain.ts";
import { recorded } from "../recorded-reading.ts";

describe("jsonText", () => {
  it("reads a list of flat objects as a table", () => {
    const people = [
      { name: "Dana Whitfield", email: "dana@acme.example" },
      { name: "Ben O'Neil", email: "ben@acme.example" },
    ];
    const table = "name\temail\nDana Whitfield\tdana@acme.example\nBen O'Neil\tben@acme.example";
    expect(jsonText(JSON.stringify(people))).toBe(table);
    expect(jsonText(people.map((person) => JSON.stringify(person)).join("\n"))).toBe(table);
  });

  it.each([
    ['{"ssn": "\\u0030\\u0037", "path": {"a": "b\\/c"}}', "ssn: 07\npath:\na: b/c"],
    ['{"text": "two\\nlines", "user": "U1"}', "text: two\nlines\nuser: U1"],
    ['["a", 1, true, null]', "a\n1\ntrue\nnull"],
    ['"only"', "only"],
    ['{"a": [{"b": "cut sho', "a:\nb: cut sho"],
    ["[[[]]]", ""],
  ])("reads %s", (json, text) => {
    expect(jsonText(json)).toBe(text);
  });

  it("is not harmed by depth", () => {
    expect(jsonText(`${"[".repeat(500_000)}"core"`)).toBe("core");
    expect(jsonText(`${'{"a":'.repeat(100_000)}"core"`).endsWith("a: core")).toBe(true);
  });

  it("keeps every word of every value", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.jsonValue(), word, (value, kept) => {
        expect(jsonText(JSON.stringify([value, { deep: [value, kept] }]))).toContain(kept);
      }),
    );
  });
});

describe("JSON_TEXT", () => {
  const formats = [JSON_TEXT, PLAIN];

  it("takes Slack's posts for what they are", async () => {
    const post = '{"root": {"children": [{"text": "Embargoed until noon"}]}}';
    expect((await recorded(post, formats, { type: "space" })).text).toContain("text: Embargoed until noon");
  });

  it("recognises JSON without a name, and nothing else", async () => {
    expect((await recorded('{"a": "\\u0041"}', formats)).text).toBe("a: A");
    expect((await recorded("[draft] {see below}", formats)).text).toBe("[draft] {see below}");
  });
});
