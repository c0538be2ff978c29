import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  buildFingerprintIndex,
  fingerprint,
  SHINGLE_WORDS,
  SHORTEST_PASSAGE,
} from "../../src/matching/fingerprints.ts";
import { sweep } from "../../src/matching/sweep.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
const word = fc.stringMatching(/^[a-z]{2,6}$/);

describe("fingerprints", () => {
  it("find any shared passage of the shortest length or more", () => {
    const labelled = fc.array(word, { minLength: SHORTEST_PASSAGE, maxLength: 60 });
    fc.assert(
      fc.property(
        labelled,
        fc.array(word, { maxLength: 20 }),
        fc.array(word, { maxLength: 20 }),
        fc.nat(),
        (text, before, after, at) => {
          const index = buildFingerprintIndex([{ subject: 3, fingerprints: fingerprint(text.join(" "), KEY) }], KEY);
          const from = at % (text.length - SHORTEST_PASSAGE + 1);
          const passage = text
            .slice(from, from + SHORTEST_PASSAGE)
            .join(", ")
            .toUpperCase();
          const posted = `${before.join(" ")} ${passage} ${after.join(" ")}`;
          const matches = index.match(sweep(posted));
          expect(matches.map((match) => match.subject)).toContain(3);
          for (const match of matches)
            expect(posted.slice(match.start, match.end).split(/\s+/u).length).toBeGreaterThanOrEqual(SHINGLE_WORDS);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("find a short labelled text repeated whole", () => {
    const index = buildFingerprintIndex(
      [{ subject: 1, fingerprints: fingerprint("we close the Leeds office", KEY) }],
      KEY,
    );
    const posted = "they say “We close the Leeds office” soon";
    const [match] = index.match(sweep(posted));
    expect(posted.slice(match!.start, match!.end)).toBe("We close the Leeds office");
    expect(match).toMatchObject({ fingerprints: 1, of: 1 });
  });

  it("find nothing in other words, nor with another key", () => {
    const text = "alpha beta gamma delta epsilon zeta eta theta iota kappa";
    const index = buildFingerprintIndex([{ subject: 1, fingerprints: fingerprint(text, KEY) }], KEY.toReversed());
    expect(index.match(sweep(text))).toEqual([]);
    const own = buildFingerprintIndex([{ subject: 1, fingerprints: fingerprint(text, KEY) }], KEY);
    expect(own.match(sweep("kappa iota theta eta zeta epsilon delta gamma beta alpha"))).toEqual([]);
  });

  it("are none of a text too short, and an empty index matches nothing", () => {
    expect(fingerprint("only four words here", KEY)).toHaveLength(0);
    expect(buildFingerprintIndex([], KEY).match(sweep("any text at all, however long it is"))).toEqual([]);
  });

  it("keep the bounds of passages apart from one another", () => {
    const labelled = "alpha beta gamma delta epsilon zeta eta theta iota";
    const index = buildFingerprintIndex([{ subject: 1, fingerprints: fingerprint(labelled, KEY) }], KEY);
    const filler = "so it goes on and on with words that nobody has labelled at all today";
    expect(index.match(sweep(`${labelled} ${filler} ${filler} ${labelled}`))).toHaveLength(2);
  });

  it("of one passage join across a few other words, and count each fingerprint once", () => {
    const labelled = "alpha beta gamma delta epsilon";
    const index = buildFingerprintIndex([{ subject: 1, fingerprints: fingerprint(labelled, KEY) }], KEY);
    const between = (words: number) => `${labelled} ${"so ".repeat(words)}${labelled}`;
    expect(index.match(sweep(between(2)))).toMatchObject([{ start: 0, end: between(2).length, fingerprints: 1 }]);
    expect(index.match(sweep(between(SHORTEST_PASSAGE - 1)))).toHaveLength(1);
    expect(index.match(sweep(between(SHORTEST_PASSAGE)))).toHaveLength(2);
  });

  it("are the least of every window, without doubles", () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${"abcdefghij"[index % 10]}${"klmn"[index % 4]}`);
    const text = words.join(" ");
    const prints = [...fingerprint(text, KEY)];
    expect(new Set(prints).size).toBe(prints.length);
    // What a part has in common with the whole depends on the part alone.
    const part = [...fingerprint(words.slice(0, SHORTEST_PASSAGE).join(" "), KEY)];
    expect(part).toHaveLength(1);
    expect(prints).toContain(part[0]);
    const shingles = Array.from({ length: SHORTEST_PASSAGE - SHINGLE_WORDS + 1 }, (_, from) =>
      [...fingerprint(words.slice(from, from + SHINGLE_WORDS).join(" "), KEY)].at(0),
    );
    expect(part[0]).toBe(shingles.reduce((least, print) => (print! < least! ? print : least)));
  });

  it("are one for every passage of the shortest length", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: SHORTEST_PASSAGE, maxLength: SHORTEST_PASSAGE }), (words) => {
        expect(fingerprint(words.join(" "), KEY)).toHaveLength(1);
      }),
    );
  });

  it("of many labelled texts are all found", () => {
    const texts = Array.from({ length: 300 }, (_, index) => `we close office ${index} of Globex`);
    const index = buildFingerprintIndex(
      texts.map((text, subject) => ({ subject, fingerprints: fingerprint(text, KEY) })),
      KEY,
    );
    const missed = texts.filter((text, at) => !index.match(sweep(text)).some(({ subject }) => subject === at));
    expect(missed).toEqual([]);
  });

  it("that many labelled texts share point to sixteen of them, and to others by what is their own", () => {
    const shared = "kind regards from all of us";
    const subjects = Array.from({ length: 18 }, (_, subject) => ({ subject, fingerprints: fingerprint(shared, KEY) }));
    const own = { subject: 99, fingerprints: fingerprint("we close the Leeds office", KEY) };
    const index = buildFingerprintIndex([...subjects, own], KEY);
    expect(index.size).toBe(18 * fingerprint(shared, KEY).length + 1);
    expect(new Set(index.match(sweep(shared)).map(({ subject }) => subject)).size).toBe(16);
    expect(index.match(sweep("we close the Leeds office")).map(({ subject }) => subject)).toEqual([99]);
  });
});
