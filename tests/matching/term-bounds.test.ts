import { describe, expect, it } from "@jest/globals";
import { hasAddressBounds, hasNameGaps, hasWordBounds } from "../../src/matching/term-bounds.ts";
import { marked } from "./words.ts";

function isAlone(text: string, role: "domain" | "email"): boolean {
  const words = marked(text);
  return hasAddressBounds(words, words.starts[0]!, words.ends[0]!, role);
}

describe("an address", () => {
  it.each([
    ["[acme.example]", "domain"],
    ["sub.[acme.example]", "domain"],
    ["dana@[acme.example]", "domain"],
    ["at [acme.example].", "domain"],
    ["at [acme.example]. Then", "domain"],
    ["[acme.example]-", "domain"],
    ["[acme.example]- or", "domain"],
    ["[acme.example]/path", "domain"],
    ["+[acme.example]", "domain"],
    ["a.[acme.example]", "domain"],
    ["[dana@acme.example]", "email"],
    ["so .[dana@acme.example]", "email"],
    [".[dana@acme.example]", "email"],
    ["<[dana@acme.example]>", "email"],
    ["a [dana@acme.example]", "email"],
  ] as const)("stands alone in %j as a %s", (text, role) => {
    expect(isAlone(text, role)).toBe(true);
  });

  it.each([
    ["my-[acme.example]", "domain"],
    ["my_[acme.example]", "domain"],
    ["[acme.example].org", "domain"],
    ["[acme.example].o", "domain"],
    ["[acme.example]-shop", "domain"],
    ["[acme.example]_x", "domain"],
    ["[acme.example]@globex", "domain"],
    ["no+[dana@acme.example]", "email"],
    ["not.[dana@acme.example]", "email"],
    ["9.[dana@acme.example]", "email"],
  ] as const)("is part of another in %j as a %s", (text, role) => {
    expect(isAlone(text, role)).toBe(false);
  });
});

describe("the words of a name", () => {
  it.each([
    ["[Project] [Falcon]"],
    ["[Project]\n[Falcon]"],
    ["[Project], [Falcon]"],
    ["[Project].[Falcon]"],
    ["[St]. [Mary]"],
    ["[Prof]. [Whitfield]"],
    ["[Whitfield] ([Dana])"],
    ["one! [Project] [Falcon]? two"],
  ])("belong together in %j", (text) => {
    const words = marked(text);
    expect(hasNameGaps(words, 0, words.count - 1)).toBe(true);
  });

  it.each([
    ["[Project]\n\n[Falcon]"],
    ["[Project]\n \n[Falcon]"],
    ["[Project]. [Falcon]"],
    ["[Whole]. [Mary]"],
    ["[the] [Whole]. [Mary]"],
    ["[Project]! [Falcon]"],
    ["[Project]? [Falcon]"],
    ["[Project]; [Falcon]"],
    ["[Project]: [Falcon]"],
    ["[Project] | [Falcon]"],
    ["[Project] < [Falcon]"],
    ["[Project] > [Falcon]"],
    ["[Project] = [Falcon]"],
    ["[Project] { [Falcon]"],
    ["[Project] } [Falcon]"],
    ["[Project]\t[Falcon]"],
  ])("are parted in %j", (text) => {
    const words = marked(text);
    expect(hasNameGaps(words, 0, words.count - 1)).toBe(false);
  });

  it.each(["[", "]"])("are parted by a %s", (bracket) => {
    const words = marked("[Project] # [Falcon]");
    words.source = words.source.replace("#", bracket);
    expect(hasNameGaps(words, 0, 1)).toBe(false);
  });

  it("are not parted by what stands outside of the name", () => {
    const words = marked("[one]. [Project] [Falcon]. [two]");
    expect(hasNameGaps(words, 1, 2)).toBe(true);
  });
});

describe("a term in a script without spaces", () => {
  it.each([
    ["[아크메]가"],
    ["새 [아크메]"],
    ["a[아크메]"],
    ["아[Acme]"],
    ["[アクメ]の"],
    ["の[アクメ]"],
    ["[株式会社]アクメ"],
    ["[Acme]ー"],
    ["ア[Acme]"],
    ["[아크메]"],
    ["[가]"],
    ["x[힣]"],
    ["[アクメ]"],
    ["1 [7]"],
    ["1[a]"],
    ["a[1]"],
  ])("stands alone in %j", (text) => {
    expect(hasWordBounds(marked(text), 0, 0)).toBe(true);
  });

  it.each([
    ["새[아크메]"],
    ["가[가]"],
    ["힣[힣]"],
    ["ァ[アクメ]"],
    ["ヺ[ヺ]"],
    ["ー[ー]"],
    ["ス[アクメ]"],
    ["[アクメ]ズ"],
    ["[アクメ]ー"],
    ["[アクメ]ァ"],
    ["1[2]"],
  ])("is part of a word in %j", (text) => {
    expect(hasWordBounds(marked(text), 0, 0)).toBe(false);
  });

  it("of several words is bounded by its first and its last", () => {
    expect(hasWordBounds(marked("[アクメ][の][スズ] "), 0, 2)).toBe(true);
    expect(hasWordBounds(marked("[アクメ][の][スズ]ー"), 0, 2)).toBe(false);
  });
});
