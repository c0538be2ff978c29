import { describe, expect, it } from "@jest/globals";
import type { TextSource } from "../../src/core/finding.ts";
import type { Detector, Match } from "../../src/detectors/detector.ts";
import { createScanner, DetectorTooSlow } from "../../src/detectors/scanner.ts";
import { buildDictionary } from "../../src/matching/dictionary-build.ts";
import { PIECE_LENGTH } from "../../src/matching/pieces.ts";
import { mostOfAKind } from "../../src/matching/saturation.ts";
import { FEATURE } from "../../src/matching/scanned-text.ts";

const OPTIONS = { now: 0 };

function detector(id: string, find: Detector["find"], triggers = 0): Detector {
  return { id, title: id, severity: "low", kinds: [{ id: "a", title: "an a", severity: "high" }], triggers, find };
}

function fixed(id: string, matches: readonly Match[]): Detector {
  return detector(id, () => matches);
}

function scanner(detectors: readonly Detector[], failed: string[] = []) {
  return createScanner({
    detectors,
    dictionary: () => null,
    zone: "Europe/London",
    dateOrder: "dmy",
    onDetectorError: (id) => failed.push(id),
  });
}

describe("scanner", () => {
  it("sorts findings by start and fills in what the kind says", () => {
    const result = scanner([
      fixed("later", [{ kind: "a", start: 5, end: 6, confidence: 0.5 }]),
      fixed("first", [{ kind: "b", start: 1, end: 2, confidence: 2, count: 3, liftsAt: null, permits: "guests" }]),
    ]).scan("0123456789", OPTIONS);
    expect(result).toEqual({
      findings: [
        {
          detector: "first",
          kind: "b",
          start: 1,
          end: 2,
          severity: "low",
          confidence: 1,
          subjectId: null,
          count: 3,
          liftsAt: null,
          permits: "guests",
        },
        { detector: "later", kind: "a", start: 5, end: 6, severity: "high", confidence: 0.5, subjectId: null },
      ],
      gaps: [],
    });
  });

  it("shows a picture's facts only to those that read them, and them nothing else", () => {
    const found: readonly Match[] = [{ kind: "a", start: 0, end: 1, confidence: 1 }];
    const scan = scanner([fixed("words", found), { ...fixed("facts", found), reads: ["image-metadata"] }]);
    const readersOf = (of: TextSource) => scan.scan("text", { now: 0, of }).findings.map(({ detector }) => detector);
    expect(readersOf("message")).toEqual(["words"]);
    expect(readersOf("document")).toEqual(["words"]);
    expect(readersOf("image-metadata")).toEqual(["facts"]);
  });

  it("wakes only detectors whose features were met", () => {
    const asked: string[] = [];
    const sleepy = (id: string, triggers: number) =>
      detector(
        id,
        () => {
          asked.push(id);
          return [];
        },
        triggers,
      );
    scanner([sleepy("at", FEATURE.at), sleepy("digits", FEATURE.digits), sleepy("always", 0)]).scan("a@b", OPTIONS);
    expect(asked).toEqual(["at", "always"]);
  });

  it("turns a detector that throws into a gap and keeps the others", () => {
    const failed: string[] = [];
    const broken = detector("broken", function* () {
      yield { kind: "a", start: 0, end: 1, confidence: 1 };
      throw new Error("no");
    });
    const result = scanner([broken, fixed("whole", [{ kind: "a", start: 2, end: 3, confidence: 1 }])], failed).scan(
      "abc",
      OPTIONS,
    );
    expect(result.findings.map(({ detector: id }) => id)).toEqual(["broken", "whole"]);
    expect(result.gaps).toEqual([{ reason: "detector-failed", what: "broken" }]);
    expect(failed).toEqual(["broken"]);
  });

  it("cuts off a detector that does not end", () => {
    const errors: unknown[] = [];
    const endless = detector("endless", function* () {
      for (;;) yield { kind: "a", start: 0, end: 1, confidence: 1 };
    });
    const result = createScanner({
      detectors: [endless],
      dictionary: () => null,
      zone: "UTC",
      dateOrder: "dmy",
      detectorBudget: 5,
      onDetectorError: (_id, error) => errors.push(error),
    }).scan("abc", OPTIONS);
    expect(result.gaps).toEqual([{ reason: "detector-failed", what: "endless" }]);
    expect(errors[0]).toBeInstanceOf(DetectorTooSlow);
  });

  it.each([
    [-1, 2],
    [2, 2],
    [1, 99],
    [Number.NaN, 2],
  ])("refuses a match at %d..%d", (start, end) => {
    const result = scanner([fixed("astray", [{ kind: "a", start, end, confidence: 1 }])]).scan("abc", OPTIONS);
    expect(result).toEqual({ findings: [], gaps: [{ reason: "detector-failed", what: "astray" }] });
  });

  it("keeps the surest of one detector's readings of a stretch, and each subject's", () => {
    const result = scanner([
      fixed("x", [
        { kind: "a", start: 0, end: 4, confidence: 0.6 },
        { kind: "b", start: 1, end: 5, confidence: 0.9 },
        { kind: "b", start: 1, end: 5, confidence: 0.8 },
        { kind: "a", start: 1, end: 5, confidence: 0.4, subjectId: "s" },
      ]),
      fixed("y", [{ kind: "a", start: 0, end: 4, confidence: 0.1 }]),
    ]).scan("012345", OPTIONS);
    expect(result.findings.map(({ detector: id, kind, subjectId }) => [id, kind, subjectId])).toEqual([
      ["y", "a", null],
      ["x", "a", "s"],
      ["x", "b", null],
    ]);
  });

  it("finds in a text of many pieces what it finds in one", () => {
    const dictionary = buildDictionary([{ text: "Acme Corp", role: "name", subject: 1 }], new Uint8Array(16).fill(5));
    const terms = detector("terms", (text) =>
      text.terms.map(({ start, end }) => ({ kind: "a", start, end, confidence: 1 })),
    );
    const own = createScanner({ detectors: [terms], dictionary: () => dictionary, zone: "UTC", dateOrder: "dmy" });
    const line = `${"lorem ipsum ".repeat(40)}Acme Corp\n`;
    const text = line.repeat(4_500);
    expect(text.length).toBeGreaterThan(2 << 20);
    const { findings } = own.scan(text, OPTIONS);
    expect(findings).toHaveLength(4_500);
    expect(new Set(findings.map(({ start, end }) => text.slice(start, end)))).toEqual(new Set(["Acme Corp"]));
  });

  it("knows code for code where a cut parts it from its ends", () => {
    const dictionary = buildDictionary([{ text: "Acme Corp", role: "name", subject: 1 }], new Uint8Array(16).fill(5));
    const terms = detector("terms", (text) =>
      text.terms.map(({ start, end }) => ({ kind: "a", start, end, confidence: 1 })),
    );
    const own = createScanner({ detectors: [terms], dictionary: () => dictionary, zone: "UTC", dateOrder: "dmy" });
    const line = `${"lorem ipsum ".repeat(40)}Acme Corp\n`;
    const code = `\`\`\`\n${line.repeat(6_000)}\`\`\`\n`;
    expect(code.length).toBeGreaterThan(2.5 * PIECE_LENGTH);
    const { findings } = own.scan(`Acme Corp\n${code}${line.repeat(3_000)}`, OPTIONS);
    expect(findings).toHaveLength(3_001);
    expect(findings[0]).toMatchObject({ start: 0, end: 9 });
    expect(findings[1]!.start).toBeGreaterThan(code.length);
  });

  it("finds what goes on over many pieces in its full length", () => {
    const runs = detector("runs", (text) =>
      Array.from(text.original.matchAll(/x{100,}/g), ({ index, 0: { length } }) => ({
        kind: "a",
        start: index,
        end: index + length,
        confidence: 1,
      })),
    );
    const text = `lorem ${"x".repeat(2.5 * PIECE_LENGTH)} ipsum ${"x".repeat(200)}`;
    const spans = scanner([runs])
      .scan(text, OPTIONS)
      .findings.map(({ start, end }) => ({ start, end }));
    expect(spans).toEqual([
      { start: 6, end: 6 + 2.5 * PIECE_LENGTH },
      { start: text.length - 200, end: text.length },
    ]);
  });

  it("counts findings of one kind over the whole text, not over each piece", () => {
    const each = detector("each", (text) =>
      Array.from(text.original.matchAll(/y/g), ({ index }) => ({
        kind: "a",
        start: index,
        end: index + 1,
        confidence: 1,
      })),
    );
    const text = `${"lorem ipsum y ".repeat(2 * mostOfAKind(PIECE_LENGTH))}${"lorem ipsum ".repeat(PIECE_LENGTH / 4)}`;
    const result = scanner([each]).scan(text, OPTIONS);
    expect(result.findings.length).toBeLessThanOrEqual(mostOfAKind(text.length));
    expect(result.gaps).toEqual([{ reason: "too-many-findings", what: "each" }]);
  });
});
