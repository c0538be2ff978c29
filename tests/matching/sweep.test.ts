import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isAmbiguous } from "../../src/matching/ambiguity.ts";
import { buildDictionary } from "../../src/matching/dictionary-build.ts";
import { FEATURE } from "../../src/matching/scanned-text.ts";
import { sweep, sweepFor, tokensOf } from "../../src/matching/sweep.ts";
import { TOKEN } from "../../src/matching/tokens.ts";

function words(text: string): string[] {
  const tokens = tokensOf(sweep(text));
  return Array.from({ length: tokens.count }, (_, index) =>
    tokens.source.slice(tokens.starts[index], tokens.ends[index]).toLowerCase(),
  );
}

function regions(text: string): string[] {
  return sweep(text).regions.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

function features(text: string): string[] {
  const swept = sweep(text);
  return Object.entries(FEATURE)
    .filter(([, bit]) => (swept.features & bit) !== 0)
    .map(([name]) => name);
}

describe("words", () => {
  it.each([
    ["There's a plan", ["there's", "a", "plan"]],
    ["O'Brien l'Acme qu’il", ["o'brien", "l", "acme", "qu", "il"]],
    ["A.C.M.E. and e.g. 1.2.3", ["a.c.m.e", "and", "e.g", "1", "2", "3"]],
    ["AT&T", ["at", "&", "t"]],
    ["AT&amp;T", ["at", "&", "t"]],
    ["hi <@U012AB3CD> and <!subteam^S1|@team>", ["hi", "and"]],
    ["in <#C012AB3CD|acme-falcon>", ["in", "acme", "falcon"]],
    ["good :thumbsup: at 10:30", ["good", "at", "10", "30"]],
    ["株 ab", ["株", "ab"]],
    ["", []],
    ["ΩΔΨ и ж", ["ωδψ", "и", "ж"]],
    ["in <#C012AB3CD> here", ["in", "here"]],
    ["in <#C012AB3CD> a|b", ["in", "a", "b"]],
    ["`a :tada: <@U012AB3CD>` b", ["a", "tada", "u012ab3cd", "b"]],
    ["𠮷 a😀b", ["𠮷", "a", "b"]],
  ])("of %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("are read again for a text swept before another, or when a term was read since", () => {
    const first = sweep("one two three");
    sweep("other");
    expect(tokensOf(first).count).toBe(3);
    const second = sweep("one two");
    isAmbiguous("Globex");
    expect(tokensOf(second).count).toBe(2);
  });

  it("say whether they are of the folded text", () => {
    expect(["a", "`a`", "é"].map((text) => tokensOf(sweep(text)).isFolded)).toEqual([false, false, true]);
  });

  it.each(["U.S-wide", "U.S-wide é"])("of letters with dots take the flags of the last: %s", (text) => {
    const { flags } = tokensOf(sweep(text));
    expect(flags[0]).toBe(TOKEN.capital | TOKEN.dotted | TOKEN.sibilant | TOKEN.hyphenated);
  });

  it("of another plane have a hash of their own", () => {
    const { hashes } = tokensOf(sweep("𠮷 𠮸 𠮷"));
    expect(hashes[1]).not.toBe(hashes[0]);
    expect(hashes[2]).toBe(hashes[0]);
  });

  it("in code are told from others, ampersands and signs without spaces too", () => {
    const { flags, count } = tokensOf(sweep("a & 株 `a & 株`"));
    const inCode = Array.from(flags.subarray(0, count), (flag) => (flag & TOKEN.code) !== 0);
    expect(inCode).toEqual([false, false, false, true, true, true]);
  });
});

describe("markup", () => {
  it.each([
    ["see `code` here", ["code `code`"]],
    ["```a\nb``` c", ["code ```a\nb```"]],
    ["a ``` b", []],
    ["`a\nb`", []],
    ["> said\nme", ["quote > said"]],
    ["&gt; said\nme", ["quote &gt; said"]],
    ["a > b", []],
    ["<https://acme.example/x|Acme site>", ["link <https://acme.example/x|Acme site>"]],
    ["<mailto:dana@acme.example|dana>", ["link <mailto:dana@acme.example|dana>"]],
    ["go to https://acme.example/x now", ["link https://acme.example/x"]],
    ["&lt;@U012AB3CD&gt;", []],
    ["<@U012AB3CD>", ["mention <@U012AB3CD>"]],
    ["<@nobody>", []],
    [":tada: é", ["emoji :tada:"]],
    ["`<@U012AB3CD>`", ["code `<@U012AB3CD>`"]],
    ["`:tada:`", ["code `:tada:`"]],
    ["```\n> a```", ["code ```\n> a```"]],
    ["é\n&gt; said", ["quote &gt; said"]],
    ["`a＞ `b`", ["code `a＞ `"]],
    ["｀a｀", []],
    ["：tada：", []],
    ["see https:a and a:/b", []],
  ])("of %j", (text, expected) => {
    expect(regions(text)).toEqual(expected);
  });

  it("tells code from text", () => {
    const swept = sweep("é a `b` c");
    expect([0, 2, 4, 5, 6, 7, 8].map((offset) => swept.inCode(offset))).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(sweep("plain").inCode(0)).toBe(false);
    expect(sweep("<https://acme.example> `b`").inCode(3)).toBe(false);
  });
});

describe("features", () => {
  it.each([
    ["lunch at noon?", []],
    ["call 555 0100", ["digits"]],
    ["EMBARGOED until noon", ["marking"]],
    ["Sperrfristende", ["marking"]],
    ["ask dana@acme.example", ["at"]],
    ["her ssn", ["valued"]],
    ["room number 101 or maybe 1234", []],
    ["plate 12", ["digits", "valued"]],
    ["send it over to 12 Elm Street by tomorrow evening", ["digits", "street"]],
    ["it is on its way to 12 of them", []],
    ["the server at 1.2.3.4 answers again since this morning", ["digits"]],
    ["AB 12", ["digits"]],
    ["MAC aa:bb:cc:dd:ee:ff", ["digits", "device"]],
    ["née", ["personal"]],
    ["my secret", ["credential"]],
    ["AKIAABCDEFGHIJKLMNOP", ["credential"]],
    ["met Dana Whitfield", ["name"]],
    ["a\nb\nc\nd", ["list"]],
    ["株式", ["unspaced"]],
    ["ﬁt Dana Whitfield", ["name"]],
    ["Иван Петров", ["name"]],
    ["иван петров", []],
    ["Иван петров", []],
    ["d.o.b.", ["valued"]],
    ["é d.o.b.", ["valued"]],
    ["private", ["marking"]],
    ["é private", ["marking"]],
    ["priva, disclaim, confine, embark", []],
    ["é priva, disclaim, confine, embark", []],
    ["a@b c@d e@f g@h", ["at", "list"]],
    ["é a@b c@d e@f g@h", ["at", "list"]],
    ["\na\nb\nc", ["list"]],
    ["é\na\nb\nc", ["list"]],
    ["a\nb\nc", []],
    ["é\na\nb", []],
    ["`x`", ["code"]],
  ])("of %j", (text, expected) => {
    expect(features(text)).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(features(text)).toEqual([]);
  });
});

describe("a sweep for some features", () => {
  const dictionary = buildDictionary([{ text: "Acme", role: "name", subject: 0 }], new Uint8Array(16));

  it.each([
    ["ring 12345", FEATURE.digits, true],
    ["ring 12345", FEATURE.at | FEATURE.digits, true],
    ["ring 12345", FEATURE.at, false],
    ["for Acme", FEATURE.term, true],
    ["for Acme", FEATURE.digits, false],
    ["for nobody", FEATURE.term, false],
    ["for nobody", -1, false],
  ])("%s, %i", (text, wanted, isWanted) => {
    const swept = sweepFor(text, dictionary, wanted);
    expect(swept !== null).toBe(isWanted);
    if (swept !== null) expect(swept).toEqual(sweep(text, dictionary));
  });

  it("leaves no words of another text behind", () => {
    const first = sweep("one two three");
    expect(sweepFor("four", null, FEATURE.digits)).toBeNull();
    expect(tokensOf(first).count).toBe(3);
  });
});

describe("a long text", () => {
  it("is marked as a list from four addresses on", () => {
    for (const text of ["a@b c@d e@f", "é a@b c@d e@f"]) expect(features(text)).not.toContain("list");
  });

  it("is said to hold a term when it does", () => {
    const dictionary = buildDictionary([{ text: "Globex", role: "name", subject: 1 }], new Uint8Array(32));
    expect(sweep("Globex", dictionary).features & FEATURE.term).toBe(FEATURE.term);
    expect(sweep("other", dictionary).features & FEATURE.term).toBe(0);
  });
});

describe("offsets", () => {
  it("map back exactly, whatever stands around", () => {
    const around = fc.string({ unit: "binary", maxLength: 40 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = `${before} zq9zq ${after}`;
        const swept = sweep(text);
        const at = swept.folded.indexOf(" zq9zq ") + 1;
        const { start, end } = swept.toOriginal(at, at + 5);
        expect(text.slice(start, end)).toBe("zq9zq");
        expect(swept.cased).toHaveLength(swept.folded.length);
      }),
      { numRuns: 300 },
    );
  });

  it("keep an empty span empty", () => {
    expect(sweep("é").toOriginal(1, 1)).toEqual({ start: 1, end: 1 });
    expect(sweep("\u200bé").toOriginal(0, 0)).toEqual({ start: 1, end: 1 });
  });
});

describe("foreign input", () => {
  it("of any code units is read without harm", () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 });
    fc.assert(
      fc.property(units, (list) => {
        const text = String.fromCharCode(...list);
        const swept = sweep(text);
        for (const region of swept.regions) {
          expect(region.start).toBeGreaterThanOrEqual(0);
          expect(region.end).toBeGreaterThan(region.start);
          expect(region.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("made of markup is read without harm", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "`",
      "```",
      ":",
      "@",
      "#",
      "!",
      "|",
      "&amp;",
      "&",
      "\n",
      "a",
      "U1",
      "'",
      ".",
      "é",
      "://",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join("");
        for (const region of sweep(text).regions) {
          expect(region.end).toBeGreaterThan(region.start);
          expect(region.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
