import type { FindContext, Match } from "../../src/detectors/detector.ts";
import { embargoMarking } from "../../src/detectors/embargo-marking.ts";
import { sweep } from "../../src/matching/sweep.ts";
import { corpusRows as rows } from "./fixtures/corpus-rows.ts";
import { IN_FORCE, SILENT, VARIANTS_NOW } from "./fixtures/embargo-variants.ts";

export const name = "embargo-marking";

const DAY = 86_400_000;
/** A finding counts from here on, as in the default policy. */
const COUNTS_FROM = 0.5;
/** For markings that name no moment. */
const ANY_TIME = Date.UTC(2026, 10, 22);

interface EmbargoLine {
  readonly text: string;
  readonly embargoed: boolean;
  readonly kind: string;
  /** Local time; `--MM-DD…` where the line names no year. */
  readonly until_local: string | null;
}

function findAt(text: string, now: number): readonly Match[] {
  const context: FindContext = { now, zone: "Europe/London", dateOrder: "dmy" };
  const swept = sweep(text);
  return (swept.features & embargoMarking.triggers) === 0
    ? []
    : [...embargoMarking.find(swept, context)].filter(({ confidence }) => confidence >= COUNTS_FROM);
}

/** The local time as though it were UTC: near enough to judge days before and behind. */
function roughly(until: string): number {
  const dated = until.startsWith("--") ? `2026-${until.slice(2)}` : until;
  return Date.parse(`${dated.length > 10 ? dated : `${dated}T00:00`}:00Z`);
}

function embargoLines(folder: string): string[] {
  const counts = { found: 0, missed: 0, silent: 0, wrong: 0, lifted: 0, stillHeld: 0, exact: 0, timed: 0 };
  const lines = rows<EmbargoLine>(folder, "embargo-lines");
  for (const { text, embargoed, until_local: until } of lines) {
    const lifts = until === null ? null : roughly(until);
    const before = findAt(text, lifts === null ? ANY_TIME : lifts - 2 * DAY);
    if (!embargoed) {
      counts[before.length === 0 ? "silent" : "wrong"] += 1;
      continue;
    }
    counts[before.length === 0 ? "missed" : "found"] += 1;
    if (lifts !== null) {
      counts.timed += 1;
      // Zones lie within 14 hours of Greenwich.
      const near = before.some(
        ({ liftsAt }) => typeof liftsAt === "number" && Math.abs(liftsAt - lifts) <= 14 * 3_600_000,
      );
      counts.exact += near ? 1 : 0;
      counts[findAt(text, lifts + 2 * DAY).length === 0 ? "lifted" : "stillHeld"] += 1;
    }
  }
  return [
    `embargo lines: ${counts.found} found, ${counts.missed} missed; look-alikes: ${counts.silent} silent, ${counts.wrong} wrongly taken`,
    `lift times: ${counts.exact} of ${counts.timed} read; after them ${counts.lifted} silent, ${counts.stillHeld} still held (contradictory)`,
  ];
}

interface VocabularyTerm {
  readonly taxonomy: string;
  readonly expanded: string;
}

/** Lights and classifications are markings by themselves; the other taxonomies describe rather than mark. */
const MARKING_TAXONOMIES: readonly string[] = ["tlp", "PAP", "nato", "fr-classif"];

function vocabulary(folder: string): string[] {
  const told: string[] = [];
  const terms = rows<VocabularyTerm>(folder, "marking-vocabulary");
  for (const taxonomy of MARKING_TAXONOMIES) {
    const own = terms.filter((term) => term.taxonomy === taxonomy);
    const found = own.filter(({ expanded }) => findAt(expanded.toUpperCase(), ANY_TIME).length > 0);
    told.push(`vocabulary ${taxonomy}: ${found.length} of ${own.length} terms taken (free ones and headings are not)`);
  }
  return told;
}

function ordinary(folder: string): string {
  const chat = rows<{ readonly text: string }>(folder, "ordinary-chat");
  const alarms = chat.filter(({ text }) => findAt(text, ANY_TIME).length > 0).length;
  return `ordinary chat: ${((alarms * 1000) / Math.max(1, chat.length)).toFixed(2)} false alarms per 1,000 of ${chat.length}`;
}

/** Wrongly read variants are printed: they were made here. */
function variants(): string[] {
  const told: string[] = [];
  const counts = { found: 0, exact: 0, unsure: 0, silent: 0 };
  for (const { text, lifts, unsure } of IN_FORCE) {
    const [match] = findAt(text, VARIANTS_NOW).filter(({ kind }) => kind === "embargo");
    if (match === undefined) {
      told.push(`  missed: ${text}`);
      continue;
    }
    counts.found += 1;
    const expected = typeof lifts === "string" ? Date.parse(lifts) : lifts;
    const isExact = expected === undefined || match.liftsAt === expected;
    const isSure = unsure !== true || match.confidence < 0.9;
    counts.exact += isExact && isSure ? 1 : 0;
    if (!isExact || !isSure) {
      const read = typeof match.liftsAt === "number" ? new Date(match.liftsAt).toISOString() : "no time";
      told.push(`  read as ${read} at ${match.confidence.toFixed(2)}: ${text}`);
    }
  }
  for (const text of SILENT) {
    const isSilent = findAt(text, VARIANTS_NOW).length === 0;
    counts.silent += isSilent ? 1 : 0;
    if (!isSilent) told.push(`  wrongly taken: ${text}`);
  }
  return [
    `made variants: ${counts.found} of ${IN_FORCE.length} found, ${counts.exact} read exactly; ${counts.silent} of ${SILENT.length} look-alikes silent`,
    ...told,
  ];
}

/** Embargo lines found and wrongly taken, lift times, vocabulary and false alarms. Made variants need no corpus. */
export async function run(corporaDir: string): Promise<string[]> {
  const hasLines = rows(corporaDir, "embargo-lines").length > 0;
  return [
    ...variants(),
    ...(hasLines ? [...embargoLines(corporaDir), ...vocabulary(corporaDir), ordinary(corporaDir)] : []),
  ];
}
