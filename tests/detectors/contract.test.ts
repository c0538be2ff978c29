import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { Detector, Match } from "../../src/detectors/detector.ts";
import { createDetectors } from "../../src/detectors/index.ts";
import { sweep } from "../../src/matching/sweep.ts";
import type { DetectorCases, Hit } from "./cases/cases.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

const listed = createDetectors({
  subjects: () => null,
  custom: [],
  labels: () => null,
});
const headings = readFileSync(join(ROOT, "docs", "detectors.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("## "))
  .map((line) => line.slice(3).trim());

function find(cases: DetectorCases, text: string, now: string | undefined): Match[] {
  const context = now === undefined ? cases.context : { ...cases.context, now: Date.parse(now) };
  const swept = sweep(text, cases.dictionary ?? null);
  const { detector } = cases;
  // As the scanner does: a detector that its triggers leave asleep finds nothing.
  if (detector.triggers !== 0 && (swept.features & detector.triggers) === 0) {
    return [];
  }
  return [...detector.find(swept, context)];
}

function spanOf(hit: Hit): { start: number; end: number } {
  const start = hit.text.indexOf(hit.found);
  expect({ found: hit.found, times: hit.text.split(hit.found).length - 1 }).toEqual({ found: hit.found, times: 1 });
  return { start, end: start + hit.found.length };
}

describe("the list of detectors", () => {
  it("names each detector once", () => {
    const ids = listed.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("lists every detector file", () => {
    const files = readdirSync(join(ROOT, "src", "detectors"))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => name.slice(0, -3))
      // Other files there are the detectors' machinery.
      .filter((name) => readFileSync(join(ROOT, "src", "detectors", `${name}.ts`), "utf8").includes(`id: "${name}"`));
    expect([...files].sort()).toEqual(listed.map(({ id }) => id).sort());
  });
});

describe.each(listed.map((detector) => [detector.id, detector] as const))("%s", (id, detector) => {
  it("has its file, its heading and its cases", () => {
    expect(id).toMatch(KEBAB);
    const places = {
      file: existsSync(join(ROOT, "src", "detectors", `${id}.ts`)),
      heading: headings.filter((heading) => heading === id).length,
      cases: existsSync(join(ROOT, "tests", "detectors", "cases", `${id}.ts`)),
    };
    expect({ id, ...places }).toEqual({ id, file: true, heading: 1, cases: true });
  });

  it("has kinds of its own, in words for the author", () => {
    const others = new Set(
      listed.filter((other) => other.id !== id).flatMap(({ kinds }) => kinds.map((kind) => kind.id)),
    );
    for (const kind of detector.kinds) {
      expect(kind.id).toMatch(KEBAB);
      expect(kind.title.trim()).not.toBe("");
      expect({ kind: kind.id, shared: others.has(kind.id) }).toEqual({ kind: kind.id, shared: false });
    }
    expect(new Set(detector.kinds.map((kind) => kind.id)).size).toBe(detector.kinds.length);
  });

  it("finds its hits, exactly there", async () => {
    const { cases }: { cases: DetectorCases } = await import(`./cases/${id}.ts`);
    expect(cases.detector.id).toBe(id);
    expect(cases.hits.length).toBeGreaterThan(0);
    const kinds = new Set(cases.detector.kinds.map((kind) => kind.id));
    for (const hit of cases.hits) {
      const span = spanOf(hit);
      const matches = find(cases, hit.text, hit.now);
      const match = matches.find(
        ({ kind, start, end }) => kind === hit.kind && start === span.start && end === span.end,
      );
      const where = matches.map(({ kind, start, end }) => `${kind} ${start}-${end}`);
      expect({
        text: hit.text,
        expected: `${hit.kind} ${span.start}-${span.end}`,
        found: match !== undefined,
        where,
      }).toEqual(expect.objectContaining({ found: true }));
      if (match !== undefined) {
        expect(kinds).toContain(match.kind);
        expectDetails(cases.detector, hit, match);
      }
    }
  });

  it("stays silent on its misses", async () => {
    const { cases }: { cases: DetectorCases } = await import(`./cases/${id}.ts`);
    expect(cases.misses.length).toBeGreaterThan(0);
    for (const miss of cases.misses) {
      const text = typeof miss === "string" ? miss : miss.text;
      const matches = find(cases, text, typeof miss === "string" ? undefined : miss.now);
      expect({ text, found: matches.filter(({ confidence }) => confidence >= 0.5) }).toEqual({ text, found: [] });
    }
  });

  it("carries offsets and judgements out, never text", async () => {
    const { cases }: { cases: DetectorCases } = await import(`./cases/${id}.ts`);
    for (const hit of cases.hits) {
      for (const match of find(cases, hit.text, hit.now)) {
        const words = [match.kind, match.subjectId, match.severity, match.permits].filter(
          (value) => value !== undefined,
        );
        const strings = Object.values(match).filter((value) => typeof value === "string");
        expect(strings.sort()).toEqual(words.sort());
        expect(match.start).toBeGreaterThanOrEqual(0);
        expect(match.end).toBeGreaterThan(match.start);
        expect(match.end).toBeLessThanOrEqual(hit.text.length);
        expect(match.confidence).toBeGreaterThanOrEqual(0);
        expect(match.confidence).toBeLessThanOrEqual(1);
      }
    }
  });
});

function expectDetails(detector: Detector, hit: Hit, match: Match): void {
  const told = { text: hit.text, confidence: match.confidence };
  expect({ ...told, enough: match.confidence >= (hit.least ?? 0.5) }).toEqual({ ...told, enough: true });
  expect({ ...told, low: match.confidence < (hit.below ?? 1.01) }).toEqual({ ...told, low: true });
  const expected = {
    ...(hit.liftsAt === undefined ? {} : { liftsAt: hit.liftsAt === null ? null : Date.parse(hit.liftsAt) }),
    ...(hit.permits === undefined ? {} : { permits: hit.permits }),
    ...(hit.count === undefined ? {} : { count: hit.count }),
    ...(hit.severity === undefined ? {} : { severity: hit.severity }),
    ...(hit.subjectId === undefined ? {} : { subjectId: hit.subjectId }),
  };
  const severity = match.severity ?? detector.kinds.find(({ id }) => id === match.kind)?.severity;
  expect({ text: hit.text, ...match, severity }).toEqual(expect.objectContaining({ text: hit.text, ...expected }));
}
