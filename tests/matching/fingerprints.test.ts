import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { everyShingle, fingerprint, SHINGLE_WORDS, SURE_WORDS } from "../../src/matching/fingerprints.ts";
import { sweep } from "../../src/matching/sweep.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
const word = fc.stringMatching(/^[a-z]{3,8}$/);

function prints(text: string): readonly bigint[] {
  return fingerprint(sweep(text), KEY);
}

/** Words no two of which are the same. */
function differentWords(minLength: number, maxLength: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(word, { minLength, maxLength });
}

describe("fingerprints", () => {
  it("of every run of so many words are at least one", () => {
    fc.assert(
      fc.property(differentWords(SURE_WORDS, 60), fc.nat(), (words, at) => {
        const kept = new Set(prints(words.join(" ")));
        const from = at % (words.length - SURE_WORDS + 1);
        const run = everyShingle(sweep(words.slice(from, from + SURE_WORDS).join(" ")), KEY);
        expect(run.some((print) => kept.has(print))).toBe(true);
      }),
    );
  });

  it("are no others than the text's shingles, and half of them for a long one", () => {
    const words = Array.from({ length: 400 }, (_, index) => `word${index}`);
    const all = everyShingle(sweep(words.join(" ")), KEY);
    const kept = prints(words.join(" "));
    expect(kept.every((print) => all.includes(print))).toBe(true);
    expect(kept.length / all.length).toBeGreaterThan(0.4);
    expect(kept.length / all.length).toBeLessThan(0.6);
  });

  it("are all shingles of a short text", () => {
    const text = "the board will close the Leeds depot in June and tell nobody";
    expect(prints(text)).toEqual(everyShingle(sweep(text), KEY));
  });

  it("are none of too few words, of rows of the same, and of what is left out", () => {
    expect(prints("only four words here")).toEqual([]);
    expect(prints("0 0 0 0 0 0 0 0 no no no no no no no no")).toEqual([]);
    const stock = new Set(everyShingle(sweep("let me know if you have any questions"), KEY));
    expect(fingerprint(sweep("let me know if you have any questions"), KEY, stock)).toEqual([]);
  });

  it("depend on the key", () => {
    const text = "the board will close the Leeds depot in June";
    expect(fingerprint(sweep(text), KEY.toReversed())).not.toEqual(prints(text));
  });

  const PLAIN = "The well-known façade of Straße 12 is “closed” & the co-operation in Zürich ends";
  it.each([
    ["capitals", PLAIN.toUpperCase()],
    ["decomposed letters", PLAIN.normalize("NFD")],
    ["no accents", PLAIN.normalize("NFD").replace(/\p{M}/gu, "")],
    ["zero-width characters", PLAIN.replace(/(?<=\p{L})(?=\p{L})/gu, "\u200b")],
    ["full-width letters", PLAIN.replace(/[!-%'-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))],
    ["plain quotation marks", PLAIN.replace(/[“”]/gu, '"')],
    ["other lines", PLAIN.replaceAll(" ", "\n")],
    ["a quotation", `> ${PLAIN.replaceAll(" the ", " the\n> ")}`],
    ["Slack's markup", PLAIN.replace("&", "&amp;").replace("Zürich", "*Zürich*").replace("ends", "_ends_")],
    ["a link", PLAIN.replace("Zürich", "<https://maps.acme.example/a/b/c|Zürich>")],
    ["an address", PLAIN.replace("ends", "https://maps.acme.example/a/b/c ends")],
    ["a line that ends in a hyphen", PLAIN.replace("closed", "clo-\nsed").replace("well-known", "well-\nknown")],
  ])("are the same with %s", (_, text) => {
    expect(prints(text)).toEqual(prints(PLAIN));
  });

  it("read scripts without spaces by their characters, whatever the layout", () => {
    const text = "来月グローベックス社との合併を発表する予定です";
    expect(prints([...text].join(" "))).toEqual(prints(text));
    expect(prints(text.slice(0, SHINGLE_WORDS))).toHaveLength(1);
  });
});
