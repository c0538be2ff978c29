import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Clues, said, scannerOf } from "./scanning.ts";

const SECTORS = ["logistics", "dairy", "brewery"];
const CITIES = ["Ilkley", "Skipton", "Whitby", "Alston"];
const SIZES = [12, 120, 1_200];

const cluesOf = fc.record(
  { sector: fc.constantFrom(...SECTORS), city: fc.constantFrom(...CITIES), employees: fc.constantFrom(...SIZES) },
  { requiredKeys: [] },
);
const register = fc.array(cluesOf, { maxLength: 12 });
const question = fc.record({
  sectors: fc.subarray(SECTORS, { maxLength: 2 }),
  cities: fc.subarray(CITIES, { maxLength: 2 }),
  sizes: fc.subarray(SIZES, { maxLength: 2 }),
});
type Question = { sectors: string[]; cities: string[]; sizes: number[] };

function textOf({ sectors, cities, sizes }: Question): string {
  return [...sectors, ...cities, ...sizes.map((size) => `${size} employees`)].join(", then ");
}

/** The clients that fit, counted one by one. What no client has is no clue. */
function naiveFits(clients: readonly Clues[], { sectors, cities, sizes }: Question): readonly number[] {
  const known = (attribute: string, values: readonly (string | number)[]) =>
    values.filter((value) => clients.some((clues) => clues[attribute] === value));
  const asked: [string, (string | number)[]][] = [
    ["sector", known("sector", sectors)],
    ["city", known("city", cities)],
    // A number is read as soon as any client has one.
    ["employees", clients.some(({ employees }) => employees !== undefined) ? sizes : []],
  ];
  const given = asked.filter(([, values]) => values.length > 0);
  if (given.length < 2) return [];
  return clients.flatMap((clues, index) =>
    given.every(([attribute, values]) => values.includes(clues[attribute] ?? "")) ? [index] : [],
  );
}

describe("registered clues", () => {
  it("count clients as counting them one by one does", () => {
    fc.assert(
      fc.property(register, question, fc.integer({ min: 1, max: 3 }), (clients, asked, k) => {
        const fits = naiveFits(clients, asked);
        const found = said(scannerOf(clients, { k, leastClues: 2 }).scanner, textOf(asked));
        const speaks = fits.length > 0 && fits.length <= k;
        expect(found.map(({ subjectId }) => subjectId)).toEqual(
          speaks ? [fits.length === 1 ? `client-${fits[0]}` : null] : [],
        );
      }),
    );
  });

  it("say nothing more of a client when others are registered", () => {
    fc.assert(
      fc.property(register, register, question, (clients, others, asked) => {
        const before = said(scannerOf(clients).scanner, textOf(asked));
        const after = said(scannerOf([...clients, ...others]).scanner, textOf(asked));
        const old = after.filter(({ subjectId }) => clients.some((_, index) => subjectId === `client-${index}`));
        expect(before).toEqual(
          expect.arrayContaining(old.map(({ subjectId }) => expect.objectContaining({ subjectId }))),
        );
      }),
    );
  });

  it("give exact places in any text", () => {
    const { scanner } = scannerOf([{ sector: "logistics", city: "Ilkley", employees: 120 }]);
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.string({ unit: "grapheme", maxLength: 40 }),
        (a, b) => {
          const text = `${a} logistics in Ilkley, 120 people ${b}`;
          for (const { start, end, clues = [] } of said(scanner, text)) {
            expect(start).toBe(clues[0]?.start);
            let last = start;
            for (const clue of clues) {
              expect(clue.start).toBeGreaterThanOrEqual(last);
              expect(clue.end).toBeGreaterThan(clue.start);
              last = clue.end;
            }
            expect(last).toBe(end);
          }
        },
      ),
    );
  });

  it("tell what each clue says", () => {
    const { scanner } = scannerOf([{ sector: "logistics", city: "Ilkley", employees: 120, deal: "£4m" }]);
    const text = "in logistics, near Ilkley, about 120 staff, sold for £4m";
    const [finding] = said(scanner, text);
    expect(finding?.clues?.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ["sector", "logistics"],
      ["place", "Ilkley"],
      ["size", "about 120"],
      ["deal", "£4m"],
    ]);
  });

  it.each([
    ["120 employees", true],
    ["a hundred and twenty employees", true],
    ["a staff of 120", true],
    ["around 110 people", true],
    ["over 100 workers", true],
    ["fewer than 200 employees", true],
    ["100-150 employees", true],
    ["between 100 and 150 employees", true],
    ["130 employees", false],
    ["a dozen employees", false],
    ["£120", false],
    ["1,120 employees", false],
    ["version 120", false],
  ])("of 120 employees: %s", (words, fits) => {
    const { scanner } = scannerOf([{ sector: "logistics", employees: 120 }]);
    expect(said(scanner, `logistics, ${words}`)).toHaveLength(fits ? 1 : 0);
  });

  it("need two attributes unless the policy asks for one", () => {
    const clients = [{ city: "Ilkley" }, { city: "Skipton" }, { city: "Skipton" }];
    expect(said(scannerOf(clients).scanner, "off to Ilkley")).toEqual([]);
    const alone = scannerOf(clients, { k: 1, leastClues: 1 }).scanner;
    expect(said(alone, "off to Ilkley")).toMatchObject([{ subjectId: "client-0" }]);
    expect(said(alone, "off to Skipton")).toEqual([]);
  });

  it("that one word may mean are one question", () => {
    const { scanner } = scannerOf([{ city: "Ilkley", office: "Ilkley" }]);
    expect(said(scanner, "in Ilkley, yes, Ilkley")).toEqual([]);
  });

  it("far apart, or of a list of many, are not about one client", () => {
    const { scanner } = scannerOf([{ sector: "dairy", city: "Ilkley" }, ...CITIES.map((city) => ({ city }))]);
    expect(said(scanner, `dairy ${"and so on ".repeat(150)} Ilkley`)).toEqual([]);
    expect(said(scanner, `dairy: ${[...CITIES, "Ilkley"].join(", ")}`)).toHaveLength(1);
    const towns = Array.from({ length: 500 }, (_, index) => `Town${"abcdefghij"[index % 10]}${index}`);
    const many = scannerOf([{ sector: "dairy", city: "Towna0" }, ...towns.map((city) => ({ city }))]).scanner;
    expect(said(many, `dairy: ${towns.join(", ")}`)).toEqual([]);
  });

  it("stand nowhere in clear in what other threads are sent", () => {
    const { named } = scannerOf([{ sector: "logistics", city: "Ilkley", "favourite hill": "Roseberry" }]).snapshot();
    const { terms, clues, ...rest } = named;
    const bytes = [terms, clues].map((buffer) => Buffer.from(new Uint8Array(buffer ?? new SharedArrayBuffer(0))));
    for (const word of ["logistics", "ilkley", "roseberry", "favourite", "city"]) {
      for (const encoding of ["utf8", "utf16le"] as const) {
        expect(
          bytes.some((each) =>
            each.toString("latin1").toLowerCase().includes(Buffer.from(word, encoding).toString("latin1")),
          ),
        ).toBe(false);
      }
      expect(JSON.stringify(rest).toLowerCase()).not.toContain(word);
    }
  });

  it("build in a moment for a hundred thousand clients", () => {
    const clients = Array.from({ length: 100_000 }, (_, index) => ({
      sector: `sector ${index % 300}`,
      city: `city ${index % 7_001}`,
      role: `role ${index % 911}`,
      region: `region ${index % 83}`,
      employees: index % 5_003,
      founded: 1_900 + (index % 119),
    }));
    const before = process.cpuUsage();
    const built = scannerOf(clients);
    const spent = process.cpuUsage(before);
    // Two seconds of processor time, twice that for a machine that is slower than ours.
    expect((spent.user + spent.system) / 1e6).toBeLessThan(4);
    const { terms, clues } = built.snapshot().named;
    expect((terms?.byteLength ?? 0) + (clues?.byteLength ?? 0)).toBeLessThan(20_000_000);
    expect(said(built.scanner, "sector 17, city 4217, region 67")).toMatchObject([{ subjectId: "client-4217" }]);
  });
});
