import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { mask } from "../../src/core/subject.ts";

describe("mask", () => {
  it("keeps first letters only", () => {
    expect(mask("Project Falcon")).toBe("P••• F•••");
    expect(mask("  Ａcme   Corp ")).toBe("A••• C•••");
  });
  it("shows no sign or emoji, and always something", () => {
    expect(mask("*Project* 😀 _Falcon_")).toBe("P••• F•••");
    expect(mask("😀")).toBe("•••");
    expect(mask("")).toBe("•••");
  });
  it("is isolated from the sentence around it where it runs from right to left", () => {
    expect(mask("מגדל אור")).toBe("\u2068מ••• א•••\u2069");
  });
  it("says nothing of a word's length and never more than four letters", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{2,20}$/), { minLength: 1, maxLength: 9 }), (words) => {
        expect(mask(words.join(" "))).toBe(
          words
            .slice(0, 4)
            .map((word) => `${word[0]}•••`)
            .join(" "),
        );
      }),
    );
  });
});
