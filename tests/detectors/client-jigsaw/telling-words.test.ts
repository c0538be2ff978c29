import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { NO_STORIES, STORIES } from "../../../bench/eval/fixtures/stories.ts";
import { wordsOfPattern } from "../../../src/detectors/client-jigsaw/pattern-words.ts";
import { factsIn } from "../../../src/detectors/client-jigsaw/story-facts.ts";
import { ORIGINS, STORY_WORDS } from "../../../src/detectors/client-jigsaw/story-words.ts";
import { tellingsIn } from "../../../src/detectors/client-jigsaw/telling-words.ts";
import { sweep } from "../../../src/matching/sweep.ts";

const EVERYTHING = ~0;

function factsOf(text: string, tellings?: number) {
  const swept = sweep(text);
  const seen = tellings ?? tellingsIn(swept);
  return factsIn({ folded: swept.folded, cased: swept.cased, language: "english", tellings: seen });
}

/** The pattern as fast-check reads it: any letter is one of ours, any sign between words a space or a hyphen. */
function generable(words: string): RegExp {
  return new RegExp(`^(?:${words.replaceAll(/\\p\{L\}/gu, "[a-z]").replaceAll(/(?<!\\d)\./gu, "[ -]")})$`, "u");
}

describe("words that tell", () => {
  it("are the rarest of each alternative, in all their forms", () => {
    expect(wordsOfPattern("tumou?rs?|the (?:oldest|last remaining)|mother of (?:two|\\d)")).toEqual([
      "tumor",
      "tumors",
      "tumour",
      "tumours",
      "oldest",
      "remaining",
      "mother",
    ]);
    expect(wordsOfPattern("won the (?:\\p{L}+ )?lottery|['’]s (?:niece|nephew)|self.?harm|divorciad[oa]")).toEqual([
      "lottery",
      "niece",
      "nephew",
      "selfharm",
      "self",
      "divorciado",
      "divorciada",
    ]);
    expect(() => wordsOfPattern("\\p{L}{3,20}itis")).toThrow("no word is known");
  });

  it("stand in every fact that needs one", () => {
    const kinds = [...STORY_WORDS.filter(({ kind }) => kind !== "role").map(({ words }) => words), ORIGINS];
    for (const words of kinds) {
      fc.assert(
        fc.property(fc.stringMatching(generable(words)), fc.constantFrom("", ",", "'s", "."), (fact, behind) => {
          const text = `of mine, ${fact}${behind} who`;
          expect(factsOf(text)).toEqual(factsOf(text, EVERYTHING));
        }),
        { numRuns: 300 },
      );
    }
  });

  it.each([
    "forty-three years old",
    "aged nine",
    "she is 31yo",
    "eine 43-jährige Lehrerin",
    "a man, 43, in",
    "in her late thirties",
    "in his 50's",
    "an elderly man",
    "has MS, and IVF",
    "£4m",
    "120 staff",
    "around 300k",
    "suffers from headaches",
    "ARTHRITIS",
    "her leukaemia's back",
    "Crohn's disease",
    "Jehovah's Witness",
  ])("stand in %j, too", (fact) => {
    expect(factsOf(`of mine, ${fact}.`)).toEqual(factsOf(`of mine, ${fact}.`, EVERYTHING));
    expect(factsOf(`of mine, ${fact}.`).length).toBeGreaterThan(0);
  });

  it("stand in all stories and leave nothing of them out", () => {
    for (const text of [...STORIES, ...NO_STORIES]) expect(factsOf(text)).toEqual(factsOf(text, EVERYTHING));
    expect(tellingsIn(sweep("our client wants the connector to talk to their people about the deadline"))).toBe(0);
  });
});
