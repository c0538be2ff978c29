import { describe, expect, it } from "@jest/globals";
import { leastCpuTime } from "../../bench/cpu-time.ts";
import { REPEATS, repeated } from "../../bench/repeats.ts";
import { createDetectors } from "../../src/detectors/index.ts";
import { createScanner } from "../../src/detectors/scanner.ts";
import { buildDictionary } from "../../src/matching/dictionary-build.ts";

const LONG = 40_000;
/** Four times the text may take this many times as long: linear growth is about 4, quadratic 16. */
const MOST_GROWTH = 8;
/** A collection or a compilation spoils a measurement; quadratic growth spoils them all. */
const ATTEMPTS = 12;
/** ms; what is faster counts as this: quadratic growth of the smallest step would take seconds. */
const WORTH_A_LOOK = 2;

const TERMS = ["a", "1", "株", "a a a a", "1-1-1", "Acme Corp", "Will Smith", "target"];
const dictionary = buildDictionary(
  TERMS.map((text, subject) => ({ text, role: "name", subject })),
  new Uint8Array(16).fill(9),
);
const scanner = createScanner({
  detectors: createDetectors({ subjects: (index) => ({ id: `s${index}`, kind: "client", liftsAt: null }), custom: [] }),
  dictionary: () => dictionary,
  zone: "Europe/London",
  dateOrder: "dmy",
});

function least(text: string): number {
  return leastCpuTime(4, () => scanner.scan(text, { now: 0 }));
}

describe("a scan with everything on", () => {
  it.each(REPEATS)("of %j over and over takes time in proportion to its length", (repeat) => {
    const long = repeated(repeat, LONG);
    const short = repeated(repeat, LONG / 4);
    const growths: number[] = [];
    while (growths.length < ATTEMPTS && !growths.some((growth) => growth <= MOST_GROWTH)) {
      growths.push(least(long) / Math.max(least(short), WORTH_A_LOOK));
    }
    expect(Math.min(...growths)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  it("says so when it keeps only some of what it found", () => {
    const { findings, gaps } = scanner.scan(repeated("ssn 123-45-6780, ", LONG), { now: 0 });
    expect(gaps).toEqual([{ reason: "too-many-findings", what: "personal-data" }]);
    expect(findings.length).toBeGreaterThanOrEqual(300);
    expect(findings.length).toBeLessThan(LONG / 17);
  });

  it("keeps a marking of another colour that comes after many", () => {
    const text = `${repeated("tlp:amber ", LONG)}tlp:red`;
    const { findings } = scanner.scan(text, { now: 0 });
    expect(findings.filter(({ kind }) => kind === "tlp").length).toBeLessThan(100);
    expect(findings.some(({ kind, end }) => kind === "tlp" && end === text.length)).toBe(true);
  });

  it("keeps a surer finding that comes after many", () => {
    const text = `${repeated("write to jobs@acme.example, ", LONG)} or dana.whitfield@acme.example`;
    const { findings } = scanner.scan(text, { now: 0 });
    expect(findings.some(({ end, confidence }) => end === text.length && confidence > 0.9)).toBe(true);
  });
});
