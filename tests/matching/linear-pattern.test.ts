import { describe, expect, it } from "@jest/globals";
import { compileLinear, LinearPatternError } from "../../src/matching/linear-pattern.ts";

describe("compileLinear", () => {
  it("finds every match with its span", () => {
    expect([...compileLinear("PRJ-\\d{4}").findAll("é prj-1234, 😀PRJ-9999")]).toEqual([
      { start: 2, end: 10 },
      { start: 14, end: 22 },
    ]);
  });

  it("minds case when told to", () => {
    expect([...compileLinear("PRJ", { caseSensitive: true }).findAll("prj PRJ")]).toEqual([{ start: 4, end: 7 }]);
  });

  it.each([
    ["(a)\\1", "backreference"],
    ["(?=a)b", "look-around"],
    ["(?<!a)b", "look-around"],
    ["(?P<n>a)\\k<n>", "named backreference"],
    ["(?>a)", "atomic"],
    ["(a", "missing closing"],
    ["a*", "empty text"],
    ["a".repeat(1_001), "longer"],
  ])("refuses %.20s", (pattern, reason) => {
    expect(() => compileLinear(pattern)).toThrow(LinearPatternError);
    expect(() => compileLinear(pattern)).toThrow(reason);
  });

  it.each([
    ["[a]\\1", "backreference"],
    ["[]a](?=b)", "look-around"],
    ["a".repeat(1_000), null],
  ])("looks for them behind a class too: %.20s", (pattern, reason) => {
    if (reason === null) {
      expect(compileLinear(pattern).source).toBe(pattern);
    } else {
      expect(() => compileLinear(pattern)).toThrow(reason);
    }
  });

  it("says which error it is, and why", () => {
    expect(() => compileLinear("(?>a)")).toThrow(
      expect.objectContaining({ name: "LinearPatternError", reason: expect.stringContaining("atomic") }),
    );
  });

  it.each(["[(?=]x", "\\\\1", "a\\(?=b"])("takes %s, which only looks like one", (pattern) => {
    expect(compileLinear(pattern).source).toBe(pattern);
  });

  it("needs no more than linear time for what makes others hang", () => {
    const pattern = compileLinear("(a+)+b");
    expect([...pattern.findAll("a".repeat(20_000))]).toEqual([]);
  });
});
