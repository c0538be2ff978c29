import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { mask } from "../../src/core/subject.ts";
import { typedName, typedNames } from "../../src/core/typed-name.ts";

describe("a name as it was typed", () => {
  it.each([
    ["  Project \n Falcon ", "Project Falcon"],
    ["\u202EProject\u202C \u200FFalcon", "Project Falcon"],
    ["Pro\u200Bject Fal\u00ADcon", "Project Falcon"],
    ["Acme\uD83D", "Acme"],
    ["Acme \uD83D Corp", "Acme Corp"],
    ["می\u200Cخواهم", "می\u200Cخواهم"],
    ["👩\u200D🚀 Apollo", "👩\u200D🚀 Apollo"],
    ["\u0000\u2066", ""],
  ])("%j becomes %j", (typed, name) => {
    expect(typedName(typed)).toBe(name);
  });

  it("stands on one line, well-formed, and stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const name = typedName(text);
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
        expect(typedName(name)).toBe(name);
      }),
    );
  });

  it("is one of several, one a line", () => {
    expect(typedNames("Acme\r\n\n Acme Corp \u2028 ")).toEqual(["Acme", "Acme Corp"]);
  });
});

describe("a masked name", () => {
  it.each([
    ["Project Falcon", "P••• F•••"],
    ["🚀 Falcon", "F•••"],
    ["*Star* <b>", "S••• b•••"],
    ["🚀", "•••"],
    ["شركة النسر", "\u2068ش••• ا•••\u2069"],
    ["one two three four five", "o••• t••• t••• f•••"],
  ])("%s reads %s", (name, masked) => {
    expect(mask(name)).toBe(masked);
  });
});
