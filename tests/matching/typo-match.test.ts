import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Dictionary, openDictionary, type Term } from "../../src/matching/dictionary.ts";
import { buildDictionary, patchDictionary } from "../../src/matching/dictionary-build.ts";
import { sweep } from "../../src/matching/sweep.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 5 + 3);
const REGISTER: readonly Term[] = [
  { text: "Globex International Ltd", role: "name", subject: 1 },
  { text: "Oregantine", role: "name", subject: 2 },
  { text: "Dana Whitfield", role: "person", subject: 3 },
  { text: "Balloonistics", role: "alias", subject: 4 },
  { text: "Mühlradwerke & Söhne", role: "name", subject: 5 },
  { text: "Kernfelder Holdings", role: "name", subject: 6 },
  { text: "Kernfelser Partners", role: "name", subject: 7 },
  { text: "Acme", role: "name", subject: 8 },
  { text: "brookfelders.example", role: "domain", subject: 9 },
  { text: "quarantining", role: "phrase", subject: 10 },
  { text: "Consulting", role: "name", subject: 11 },
  { text: "Zyrafelder", role: "name", subject: 12, ambiguous: true },
  { text: "Convention", role: "name", subject: 13, ambiguous: false },
];
const exactOnly = buildDictionary(REGISTER, KEY);
const dictionary = buildDictionary(REGISTER, KEY, { typos: true });

function found(text: string, inDictionary: Dictionary = dictionary): string[] {
  return sweep(text, inDictionary).terms.map(({ start, end, subject }) => `${text.slice(start, end)} #${subject}`);
}

describe("a name with a typo", () => {
  it.each([
    ["a letter less", "Globex Internatonal", ["Globex Internatonal #1"]],
    ["a letter more", "Globex Interrnational", ["Globex Interrnational #1"]],
    ["another letter", "globex intermational", ["globex intermational #1"]],
    ["two that changed places", "GLOBEX INTERNATOINAL", ["GLOBEX INTERNATOINAL #1"]],
    ["one of a pair missing", "Baloonistics", ["Baloonistics #4"]],
    [
      "one of a pair replaced",
      "Baloonistics, Balkoonistics, Balloknistics",
      ["Baloonistics #4", "Balkoonistics #4", "Balloknistics #4"],
    ],
    ["its legal form behind it", "Oregantin GmbH & Co. KG", ["Oregantin GmbH & Co. KG #2"]],
    ["a possessive", "Oregantnie's plan, Dana Whitfeild’s", ["Oregantnie #2", "Dana Whitfeild #3"]],
    ["its words the other way round", "Whitfeild, Dana", ["Whitfeild, Dana #3"]],
    ["a line break inside", "globex\ninternatonal", ["globex\ninternatonal #1"]],
    [
      "another script's width and invisible marks",
      "Ｏｒｅｇａｎｔｉｎ, Orega\u200bntin",
      ["Ｏｒｅｇａｎｔｉｎ #2", "Orega\u200bntin #2"],
    ],
    [
      "umlauts",
      "Mühlradwreke and Söhne, Muehlradwrke & Soehne",
      ["Mühlradwreke and Söhne #5", "Muehlradwrke & Soehne #5"],
    ],
  ])("is found with %s", (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ["two edits in a word", "Globex Internatonl"],
    ["an edit in two words", "Globx Internatonal"],
    ["the edit in a short word", "Globx International"],
    ["another word missing", "Internatonal"],
    ["a sentence that ends inside", "Globex. Internatonal"],
    ["a short name", "Acm, Acmee"],
    ["another registered word", "Kernfelser Holdings"],
    ["an everyday word", "conventions, invention, conventional"],
    ["an ambiguous name", "Consultingg, Zyrafeldr"],
    ["a phrase or a domain", "quarantinng, brookfeldrs.example"],
    ["a digit", "Oregantin3"],
    ["code", "`Oregantin`"],
  ])("is not looked for with %s", (_, text) => {
    const exact = found(text, exactOnly);
    expect(found(text).filter((hit) => !exact.includes(hit))).toEqual([]);
  });

  const seven = "az by cx dw ew fu";
  it.each([
    ["ten letters", "Zyrakelnor", "Zyrakelno", true],
    ["nine letters", "Zyrakelno", "Zyrakeln", false],
    ["ten letters in two words", "Ox Zyrakeln", "Ox Zyrakel", true],
    ["nine letters in two words", "O Zyrakeln", "O Zyrakel", false],
    ["no word of eight", "Zyrakel Zyrakel", "Zyrakel Zyrakl", false],
    ["seven words, the edit in the last", `${seven} Zyrakelnor`, `${seven} Zyrakelnro`, true],
    ["eight words", `${seven} gt Zyrakelnor`, `${seven} gt Zyrakelnro`, false],
    ["sixty-two letters in a word", `${"zy".repeat(31)}`, `${"zy".repeat(30)}zx`, true],
    ["sixty-three", `${"zy".repeat(31)}z`, `${"zy".repeat(31)}x`, false],
    ["a digit in its word", "Zyrakelnor3", "Zyrakelnr3", false],
    ["dots in its word", "Z.Y.R.A.K.E.L.N.O.R", "Z.Y.R.A.K.E.L.N.O", false],
  ])("has to be long enough: %s", (_, name, written, isFound) => {
    const own = buildDictionary([{ text: name, role: "name", subject: 1, ambiguous: false }], KEY, { typos: true });
    expect(found(name, own)).toHaveLength(1);
    expect(found(written, own)).toEqual(isFound ? [`${written} #1`] : []);
  });

  it("belongs to each of its subjects", () => {
    const own = buildDictionary(
      [1, 2, 3].map((subject) => ({ text: "Oregantine", role: "name", subject })),
      KEY,
      { typos: true },
    );
    expect(found("Oregantin", own)).toEqual(["Oregantin #1", "Oregantin #2", "Oregantin #3"]);
  });

  it("is found in each of many places a word has in names", () => {
    const around = ["az", "by", "cx", "dw", "ew", "fu"];
    const names = around.flatMap((_, more) =>
      Array.from({ length: more + 2 }, (__, before) =>
        around
          .slice(0, more + 1)
          .toSpliced(before, 0, "Zyrakelnor")
          .join(" "),
      ),
    );
    const own = buildDictionary(
      names.map((text, subject) => ({ text, role: "alias", subject, ambiguous: false })),
      KEY,
      { typos: true },
    );
    for (const name of names) {
      const written = name.replace("Zyrakelnor", "Zyrakelnro");
      expect(found(written, own).map((hit) => hit.replace(/ #.*/u, ""))).toContain(written);
    }
  });

  it("is less near than any other form", () => {
    expect(sweep("Oregantin", dictionary).terms).toEqual([
      expect.objectContaining({ closeness: 0.7, ambiguous: false }),
    ]);
  });

  it("does not hide what is found as it is", () => {
    const own = buildDictionary([...REGISTER, { text: "Globex", role: "alias", subject: 1 }], KEY, { typos: true });
    expect(found("Globex Internatonal", own)).toEqual(["Globex Internatonal #1", "Globex #1"]);
  });
});

describe("an index of long words", () => {
  it("is not there unless it is asked for", () => {
    expect(exactOnly.typos).toBeNull();
    expect(exactOnly.buffer.byteLength).toBeLessThan(dictionary.buffer.byteLength);
    expect(found("Oregantin", exactOnly)).toEqual([]);
  });

  it("stands in the dictionary's own buffer, for other threads", () => {
    expect(found("Oregantin", openDictionary(dictionary.buffer, KEY))).toEqual(["Oregantin #2"]);
    expect(found("Oregantin", openDictionary(dictionary.buffer, KEY.toReversed()))).toEqual([]);
  });

  it("holds no word in clear", () => {
    const bytes = Buffer.from(dictionary.buffer);
    for (const word of ["oregantin", "whitfield", "egantine"]) {
      expect(bytes.includes(Buffer.from(word, "latin1"))).toBe(false);
      expect(bytes.includes(Buffer.from(word, "utf16le"))).toBe(false);
    }
  });

  it("is patched with the terms", () => {
    const add = [{ text: "Initechnics", role: "name", subject: 20 }] as const;
    const patched = patchDictionary(dictionary, { remove: new Set([2]), add });
    if (patched === null) throw new Error("no room");
    expect(found("Initechnisc, Oregantin, Whitfeild, Dana", patched)).toEqual([
      "Initechnisc #20",
      "Whitfeild, Dana #3",
    ]);
    expect(found("Initechnisc, Oregantin")).toEqual(["Oregantin #2"]);
  });

  it("has its own end of room", () => {
    const add = [..."abcdefghijklmnopqrstuvwxyz"].map(
      (letter, subject) => ({ text: `${letter.repeat(2)}initechnicsandmore`, role: "name", subject }) as const,
    );
    expect(patchDictionary(exactOnly, { add })).not.toBeNull();
    expect(patchDictionary(dictionary, { add })).toBeNull();
  });
});

/** All words one edit away, over an alphabet. */
function edits(word: string, alphabet: string): Set<string> {
  const all = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    all.add(head + tail.slice(1));
    if (tail.length > 1) all.add(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2));
    for (const letter of alphabet) {
      all.add(head + letter + tail);
      if (tail !== "") all.add(head + letter + tail.slice(1));
    }
  }
  all.delete(word);
  return all;
}

describe("properties", () => {
  const around = fc.string({ unit: "binary", maxLength: 20 }).map((text) => text.replace(/[`<&]/gu, "_"));

  it("every edit of a long word of a planted name is found, with its exact span", () => {
    const parts = fc.array(fc.stringMatching(/^[a-z]{8,12}$/), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(around, around, parts, fc.nat(), fc.nat(), (before, after, words, which, edit) => {
        const own = buildDictionary([{ text: words.join(" "), role: "name", subject: 7, ambiguous: false }], KEY, {
          typos: true,
        });
        fc.pre(sweep(`${words.join(" ")}`, own).terms.length === 1 && words.join("").length >= 10);
        const all = [...edits(words[which % words.length]!, "aeqz")];
        const written = words.with(which % words.length, all[edit % all.length]!).join(" ");
        const text = `${before} | ${written}: ${after}`;
        const start = before.length + 3;
        expect(sweep(text, own).terms).toContainEqual(
          expect.objectContaining({ start, end: start + written.length, subject: 7 }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("nothing at two edits is found, and everything at one", () => {
    const word = fc.stringMatching(/^[xz]{10,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.nat(), (registered, first, second) => {
        const own = buildDictionary([{ text: registered, role: "alias", subject: 7, ambiguous: false }], KEY, {
          typos: true,
        });
        const near = edits(registered, "xz");
        const once = [...near][first % near.size]!;
        const further = [...edits(once, "xz")];
        const twice = further[second % further.length]!;
        expect(found(once, own)).toEqual([`${once} #7`]);
        expect(found(twice, own)).toEqual(near.has(twice) || twice === registered ? [`${twice} #7`] : []);
      }),
      { numRuns: 1_000 },
    );
  });

  it("what is found as it is, is found the same", () => {
    const piece = fc.constantFrom(
      ...[
        "Globex International",
        "Globex",
        "Internatonal",
        "Dana",
        "Whitfield",
        "Whitfeild",
        "Oregantin",
        "Oregantine",
      ],
      ...[" ", ", ", "'s", "\n", "`", "Kernfelder", "Kernfelser", "Holdings", "brookfelders.example", "Zyrafelder"],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(" ");
        const all = sweep(text, dictionary).terms;
        expect(all.filter(({ closeness }) => closeness !== 0.7)).toEqual(sweep(text, exactOnly).terms);
        expect(all.toSorted((a, b) => a.start - b.start)).toEqual(all);
      }),
      { numRuns: 500 },
    );
  });
});

describe("names a letter apart", () => {
  const letter = (index: number): string => String.fromCharCode(97 + (Math.floor(index) % 26));
  const alike = buildDictionary(
    Array.from({ length: 676 }, (_, subject) => ({
      text: `Oregantin${letter(subject)}${letter(subject / 26)}`,
      role: "name" as const,
      subject,
      ambiguous: false,
    })),
    KEY,
    { typos: true },
  );

  it("are all found where a word is near a few of them", () => {
    const { terms } = sweep("what of oregantinnab?", alike);
    expect(new Set(terms.map(({ subject }) => subject)).size).toBe(3);
  });

  it("are looked for only so far in a text of words that are near dozens, and in the next as ever", () => {
    const text = "oregantina ".repeat(3_000);
    const { terms } = sweep(text, alike);
    expect(terms.length).toBeGreaterThan(500);
    expect(terms.length).toBeLessThan(text.length / 4);
    expect(sweep("what of oregantinnab?", alike).terms).toHaveLength(3);
  });
});
