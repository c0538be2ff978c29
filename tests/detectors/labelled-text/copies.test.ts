import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SURE_WORDS } from "../../../src/matching/shingles.ts";
import { sweep } from "../../../src/matching/sweep.ts";
import { finderOf } from "./labelled.ts";

/** Unchanged words of a copy that is always found: rare ones, such as everybody uses, and any. */
const RARE_RUN = 10;
const EVERYDAY_RUN = 17;
const ANY_RUN = 30;
/** Each makes a table of its own. */
const RUNS = 60;

/** Made-up words, none of them everyday, no two the same. */
function rareWords(minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.stringMatching(/^[bdfgkp][aeiou][bdfgkp][aeiou][bdfgkpx][aeiou]x$/), {
    minLength,
    maxLength,
  });
}

const EVERYDAY =
  "answer board change decide early family garden happy important January kitchen letter market number office people question report school table tomorrow village water yellow window".split(
    " ",
  );
const JOINING =
  "about above after all also am and any are as at be been before below between both but by can could did do during each few for from had has have he her him his how if in into is it".split(
    " ",
  );
const around = rareWords(0, 15).map((words) => words.map((word) => `z${word}`).join(" "));

function isFound(labelled: readonly string[], posted: string): boolean {
  return finderOf([labelled.join(" ")])(sweep(posted)).some(({ subjectId }) => subjectId === "label-0");
}

describe("copies of a labelled text", () => {
  it("are found by any ten rare words in a row, whatever stands around them", () => {
    fc.assert(
      fc.property(rareWords(RARE_RUN, 80), around, around, fc.nat(), (words, before, after, at) => {
        const from = at % (words.length - RARE_RUN + 1);
        const run = words.slice(from, from + RARE_RUN).join(" ");
        expect(isFound(words, `${before} ${run} ${after}`)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it.each([
    ["seventeen everyday words", EVERYDAY, EVERYDAY_RUN],
    ["thirty words, be it that they only join others,", JOINING, ANY_RUN],
  ])("are found by any %s in a row", (_, vocabulary, run) => {
    const labelled = fc.shuffledSubarray(vocabulary, { minLength: run });
    fc.assert(
      fc.property(labelled, around, around, fc.nat(), (words, before, after, at) => {
        const from = at % (words.length - run + 1);
        expect(isFound(words, `${before} ${words.slice(from, from + run).join(" ")} ${after}`)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it.each<[string, (word: string) => readonly string[]]>([
    ["changed", () => ["otherwise"]],
    ["dropped", () => []],
    ["added", (word) => [word, "otherwise"]],
  ])("are found with one word in eight %s, from fifteen words on", (_, edit) => {
    const least = 2 * SURE_WORDS + 1;
    fc.assert(
      fc.property(rareWords(least, 80), fc.nat(), (words, at) => {
        const from = at % (words.length - least + 1);
        const copy = words.slice(from).flatMap((word, index) => (index % 8 === SURE_WORDS ? edit(word) : [word]));
        expect(isFound(words, copy.join(" "))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it("are found in other letters, lines and markup", () => {
    fc.assert(
      fc.property(rareWords(14, 40), (words) => {
        const text = words.join(" ");
        for (const copy of [
          text.toUpperCase(),
          text.replaceAll(" ", "\n> "),
          words.map((word, index) => (index % 3 === 0 ? `*${word}*` : word)).join(" "),
          words.map((word) => `${word.slice(0, 3)}-\n${word.slice(3)}`).join(" "),
          [...text].join("\u200b"),
          text.replace(/[a-z]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
          text.replace(/[aeiou]/gu, "$&\u0301"),
        ]) {
          expect(isFound(words, copy)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("are not texts of other words, nor of the same words in another order", () => {
    fc.assert(
      fc.property(rareWords(20, 60), around, (words, other) => {
        expect(isFound(words, other)).toBe(false);
        expect(isFound(words, words.toReversed().join(" "))).toBe(false);
      }),
    );
  });

  it("are told by the label they are of, and each once", () => {
    const [one, two] = [
      "Globex moves its head office from Whitby to Aberdeen before the winter",
      "Acme Corp hires twelve surveyors for the tunnel beneath the harbour of Whitby",
    ];
    const found = finderOf([one, two])(
      sweep(
        `${two}. By the way, lunch is at noon today and the kitchen is closed, so bring your own food and drink please.\n${one}!`,
      ),
    );
    expect(found.map(({ subjectId }) => subjectId)).toEqual(["label-1", "label-0"]);
  });

  it("of two labels with the same passage are copies of both", () => {
    const shared = "Globex moves its head office from Whitby to Aberdeen before the winter";
    const ids = finderOf([`first: ${shared}`, `second: ${shared}`])(sweep(shared)).map(({ subjectId }) => subjectId);
    expect(ids.toSorted()).toEqual(["label-0", "label-1"]);
  });

  it("bear the offsets of the original text", () => {
    const secret = "Globex verlässt Whitby, und das Werk in Aberdeen übernimmt sämtliche Aufträge";
    const posted = `Ｓｏ： “${secret.toUpperCase()}” 😀`;
    const [found] = finderOf([secret])(sweep(posted));
    expect(posted.slice(found!.start, found!.end)).toBe(secret.toUpperCase());
  });
});
