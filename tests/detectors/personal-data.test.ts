import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { stdnum } from "stdnum";
import { leastCpuTime } from "../../bench/cpu-time.ts";
import type { Match } from "../../src/detectors/detector.ts";
import type { Recogniser } from "../../src/detectors/personal-data/recogniser.ts";
import { RECOGNISERS } from "../../src/detectors/personal-data/table.ts";
import { personalData } from "../../src/detectors/personal-data.ts";
import { sweep } from "../../src/matching/sweep.ts";

const CONTEXT = { now: Date.UTC(2026, 2, 10), zone: "Europe/London", dateOrder: "dmy" } as const;

function find(text: string): Match[] {
  return [...personalData.find(sweep(text), CONTEXT)];
}

/** A repeatable source of numbers below one. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 0x1000000;
  };
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

function fill(shape: string, next: () => number): string {
  const pick = (chars: string): string => chars[Math.floor(next() * chars.length)] ?? "";
  const joint = pick(" -");
  return [...shape]
    .map((want) => {
      switch (want) {
        case "9":
          return pick("0123456789");
        case "a":
          return pick(LETTERS);
        case "x":
          return pick(`${LETTERS}${"0123456789".repeat(8)}`);
        case "~":
        case "|":
          return joint;
        default:
          return want;
      }
    })
    .join("");
}

/** A value of the shape that the recogniser's own rule does not refute, `null` when a search does not meet one. */
function sampleOf(recogniser: Recogniser, shape: string): string | null {
  const next = numbers(shape.length * 7_919 + recogniser.kind.id.length);
  for (let attempt = 0; attempt < 40_000; attempt += 1) {
    const value = fill(shape, next);
    const bare = value.replace(/[\s./:()-]/g, "");
    if (recogniser.check?.(bare) !== "refuted") {
      return value;
    }
  }
  return null;
}

describe("recognisers", () => {
  it("have kebab-case kinds and folded words", () => {
    for (const { kind, words, shapes } of RECOGNISERS) {
      expect(kind.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(words.length).toBeGreaterThan(0);
      expect(Object.keys(shapes).length).toBeGreaterThan(0);
      expect(words).toEqual(words.map((word) => word.toLowerCase()));
    }
  });

  it.each(RECOGNISERS.map((recogniser) => [recogniser.kind.id, recogniser] as const))(
    "%s finds its shapes beside its word",
    (_, recogniser) => {
      let tried = 0;
      for (const shape of Object.keys(recogniser.shapes)) {
        const value = sampleOf(recogniser, shape);
        if (value === null) {
          continue;
        }
        tried += 1;
        const text = `the ${recogniser.words[0]}: ${value} 2026`.replace(/ 2026$/, "");
        const met = find(text).filter((match) => match.confidence >= 0.5 && match.end > text.length - value.length);
        expect({ shape, met: met.length > 0 }).toEqual({ shape, met: true });
      }
      expect(tried).toBeGreaterThan(0);
    },
  );
});

type Oracle = (value: string) => { readonly isValid: boolean };

/** Another library's reading of the same published rules. */
const ORACLES: readonly (readonly [string, Oracle, string])[] = [
  ["au-abn", stdnum.AU.abn.validate, "99999999999"],
  ["au-acn", stdnum.AU.acn.validate, "999999999"],
  ["au-tfn", stdnum.AU.tfn.validate, "999999999"],
  ["br-cpf", stdnum.BR.cpf.validate, "99999999999"],
  ["es-nie", stdnum.ES.nie.validate, "X9999999a"],
  ["hr-oib", stdnum.HR.oib.validate, "99999999999"],
  ["in-aadhaar", stdnum.IN.aadhaar.validate, "999999999999"],
  ["it-vat", stdnum.IT.iva.validate, "99999999999"],
  ["kr-brn", stdnum.KR.brn.validate, "9999999999"],
  ["nl-bsn", stdnum.NL.bsn.validate, "999999999"],
  ["no-fodselsnummer", stdnum.NO.fodselsnummer.validate, "99999999999"],
  ["pl-nip", stdnum.PL.nip.validate, "9999999999"],
  ["pl-pesel", stdnum.PL.pesel.validate, "99999999999"],
  ["ro-cnp", stdnum.RO.cnp.validate, "9999999999999"],
  ["tr-tckn", stdnum.TR.tckimlik.validate, "99999999999"],
  ["tw-national-id", stdnum.TW.natid.validate, "a999999999"],
  ["us-ssn", stdnum.US.ssn.validate, "999999999"],
];

describe("check digits", () => {
  it.each(ORACLES)("%s accepts what another reading of its rule accepts", (id, oracle, shape) => {
    const recogniser = RECOGNISERS.find(({ kind }) => kind.id === id);
    const next = numbers(id.length * 104_729);
    let accepted = 0;
    let agreed = 0;
    for (let attempt = 0; attempt < 4_000; attempt += 1) {
      const value = fill(shape, next);
      if (oracle(value).isValid) {
        accepted += 1;
        agreed += recogniser?.check?.(value) === "refuted" ? 0 : 1;
      }
    }
    expect({ id, agreed }).toEqual({ id, agreed: accepted });
  });
});

describe("personal data in long and foreign texts", () => {
  const pieces = [
    "1 ",
    "1234 ",
    "123456789 ",
    "ssn 123456789 ",
    "a@",
    "a@a.co ",
    "4111 1111 1111 1112 ",
    "+1 415 555 0132 ",
    "DE89 3704 0044 0532 0130 01 ",
    "a b 1 ",
    "aa:bb:cc:dd:ee:ff ",
    "::1",
    "1.2.3.4 ",
    "dob 1/1/1980 ",
    "12 Elm Street ",
    "Mr. Smith ",
    "http://",
    "(",
    "00 ",
    "日",
  ];

  it.each(pieces)("takes time in proportion to the length of %j repeated", (piece) => {
    const cost = (length: number): number => {
      const text = sweep(piece.repeat(Math.ceil(length / piece.length)));
      return leastCpuTime(5, () => {
        [...personalData.find(text, CONTEXT)];
      });
    };
    cost(10_000);
    // Eight times the text: a quadratic scan would take 64 times as long. The rest allows for the clock's coarse ticks.
    expect(cost(80_000)).toBeLessThan(20 * cost(10_000) + 20);
  });

  it("reports stretches within any text, none overlapping", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom(...pieces), (noise, piece) => {
        const text = `${noise}${piece}${noise} ssn 536-22-8714 `;
        let behind = 0;
        for (const { start, end, confidence } of find(text)) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          behind = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("finds a planted number in any surroundings of words", () => {
    const words = fc.array(fc.stringMatching(/^[b-df-hj-np-tv-z]{5,12}$/), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = [...before, "536-22-8714", ...after].join(" ");
        const start = text.indexOf("536-22-8714");
        expect(find(text)).toContainEqual(expect.objectContaining({ kind: "us-ssn", start, end: start + 11 }));
      }),
      { numRuns: 300 },
    );
  });
});
