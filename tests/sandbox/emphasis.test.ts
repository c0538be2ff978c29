import { describe, expect, it } from "@jest/globals";
import { marked, styled, wrapped } from "../../sandbox/terminal/emphasis.ts";

describe("emphasis", () => {
  it.each([
    ["*bold* and _slanted_ and `typed`", "bold and slanted and typed"],
    ["*two words*, 2 * 3 * 4, snake_case_name", "two words, 2 * 3 * 4, snake_case_name"],
    ["*`/confidential lift` _name or id_* ends it", "/confidential lift name or id ends it"],
    ["`[until` _when_`]` `[for` _@people_`]`", "[until when] [for @people]"],
  ])("shows %s without its signs", (mrkdwn, words) => {
    expect(styled(marked(mrkdwn), false)).toBe(words);
  });

  it("uses a terminal's own bold", () => {
    expect(styled(marked("so *very* much"), true)).toBe("so \u001b[1mvery\u001b[22m much");
  });

  it("breaks lines between words, keeps the indentation, and carries emphasis over", () => {
    const lines = wrapped(`  ${marked("one *two three four* five")}`, 10);
    expect(lines.map((line) => styled(line, false))).toEqual(["  one two", "  three", "  four", "  five"]);
    expect(lines.map((line) => styled(line, true))).toEqual([
      "  one \u001b[1mtwo\u001b[22m",
      "  \u001b[1mthree\u001b[22m",
      "  \u001b[1mfour\u001b[22m",
      "  five",
    ]);
    expect(wrapped("x".repeat(25), 10)).toEqual(["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
    expect(wrapped("", 10)).toEqual([""]);
  });
});
