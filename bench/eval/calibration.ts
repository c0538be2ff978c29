import type { Finding } from "../../src/core/finding.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { buildScanner } from "../../src/detectors/build-scanner.ts";
import { corpusRows } from "./fixtures/corpus-rows.ts";
import { IN_FORCE, SILENT, VARIANTS_NOW } from "./fixtures/embargo-variants.ts";
import { listsOfPeople, lookAlikes } from "./fixtures/lists.ts";
import { evalRegister } from "./fixtures/register.ts";

export const name = "calibration";

const NOW = Date.UTC(2026, 10, 22);
const KEY = new Uint8Array(32).fill(9);
const BANDS = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
/** Fewer findings say nothing of a kind. */
const ENOUGH = 5;

/** A text whose right findings are known. */
interface Judged {
  readonly text: string;
  readonly now: number;
  /** Only this detector is judged on it. */
  readonly detector: string;
  isRight(finding: Finding): boolean;
}

interface Spanned {
  readonly text: string;
  readonly spans: readonly { readonly label: string; readonly start: number; readonly end: number }[];
}

interface Vector {
  readonly recognizer: string;
  readonly text: string;
  readonly expected_count: number;
}

interface EmbargoLine {
  readonly text: string;
  readonly embargoed: boolean;
  readonly until_local: string | null;
}

function meetsSpan({ text, spans }: Spanned, finding: Finding, labels: RegExp): boolean {
  const units = (codePoints: number): number => [...text].slice(0, codePoints).join("").length;
  return spans.some(
    ({ label, start, end }) => labels.test(label) && finding.start < units(end) && units(start) < finding.end,
  );
}

const DAY = 86_400_000;

function beforeLift(until: string | null): number {
  if (until === null) return NOW;
  const dated = until.startsWith("--") ? `2026-${until.slice(2)}` : until;
  return Date.parse(`${dated.length > 10 ? dated : `${dated}T00:00`}:00Z`) - 2 * DAY;
}

/** Everything that is labelled, and chat, where all but e-mail and IP addresses is wrong. */
function judged(folder: string): Judged[] {
  const always = (right: boolean) => (): boolean => right;
  const rows: Judged[] = [];
  const personal = "personal-data";
  for (const row of corpusRows<Spanned>(folder, "pii-sentences")) {
    rows.push({ text: row.text, now: NOW, detector: personal, isRight: (finding) => meetsSpan(row, finding, /./u) });
  }
  for (const row of corpusRows<Spanned>(folder, "names-in-noisy-text")) {
    const isRight = (finding: Finding): boolean =>
      finding.kind === "person-name" ? meetsSpan(row, finding, /person/iu) : true;
    rows.push({ text: row.text, now: NOW, detector: personal, isRight });
  }
  for (const { text, expected_count: count } of corpusRows<Vector>(folder, "pii-vectors")) {
    rows.push({ text, now: NOW, detector: personal, isRight: always(count > 0) });
  }
  for (const { text } of corpusRows<{ readonly text: string }>(folder, "ordinary-chat")) {
    rows.push({ text, now: NOW, detector: personal, isRight: ({ kind }) => kind === "email" || kind === "ip-address" });
    for (const detector of ["embargo-marking", "people-list", "credential", "client-name"]) {
      rows.push({ text, now: NOW, detector, isRight: always(false) });
    }
  }
  const marking = "embargo-marking";
  for (const { text, embargoed, until_local: until } of corpusRows<EmbargoLine>(folder, "embargo-lines")) {
    rows.push({ text, now: beforeLift(until), detector: marking, isRight: always(embargoed) });
  }
  for (const { text } of IN_FORCE) rows.push({ text, now: VARIANTS_NOW, detector: marking, isRight: always(true) });
  for (const text of SILENT) rows.push({ text, now: VARIANTS_NOW, detector: marking, isRight: always(false) });
  for (const { text } of listsOfPeople()) {
    rows.push({ text, now: NOW, detector: "people-list", isRight: always(true) });
  }
  for (const { text } of lookAlikes()) rows.push({ text, now: NOW, detector: "people-list", isRight: always(false) });
  for (const { entry } of evalRegister(2_000)) {
    const text = `we met ${entry.name} about the contract`;
    rows.push({ text, now: NOW, detector: "client-name", isRight: ({ subjectId }) => subjectId === entry.id });
  }
  return rows;
}

class Tally {
  readonly right = new Map<string, number>();
  readonly all = new Map<string, number>();
  readonly sure = new Map<string, number>();

  add(row: string, isRight: boolean, confidence: number): void {
    this.all.set(row, (this.all.get(row) ?? 0) + 1);
    this.sure.set(row, (this.sure.get(row) ?? 0) + confidence);
    if (isRight) this.right.set(row, (this.right.get(row) ?? 0) + 1);
  }

  told(row: string): string {
    const all = this.all.get(row) ?? 0;
    return `${this.right.get(row) ?? 0} of ${all} right`;
  }

  /** How much surer the findings of a row are than they are right. */
  excess(row: string): number {
    const all = this.all.get(row) ?? 0;
    return all < ENOUGH ? 0 : ((this.sure.get(row) ?? 0) - (this.right.get(row) ?? 0)) / all;
  }
}

function bandOf(confidence: number): string {
  return String(BANDS.findLast((least) => confidence >= least) ?? "below");
}

/**
 * How often findings are right by confidence, in two halves of the texts taken by turns. Kinds that are far surer than
 * right in the first are named with what the second says. Rules were written with both in view: the halves show how
 * steady a table is, not that it holds elsewhere.
 */
export async function run(corporaDir: string): Promise<string[]> {
  const entries = evalRegister(2_000).map(({ entry }) => entry);
  const { scanner } = buildScanner({ entries, policy: DEFAULT_POLICY, key: KEY });
  const set = new Tally();
  const other = new Tally();
  const rows = judged(corporaDir);
  // Rows of one text follow each other: a text belongs to one half with all of them.
  let half = 0;
  let before = "";
  let findings: readonly Finding[] = [];
  for (const row of rows) {
    if (row.text !== before) {
      half = 1 - half;
      before = row.text;
      findings = scanner.scan(row.text, { now: row.now }).findings;
    }
    for (const finding of findings) {
      if (finding.detector !== row.detector || finding.confidence < 0.4) continue;
      const isRight = row.isRight(finding);
      const tally = half === 0 ? set : other;
      const band = bandOf(finding.confidence);
      for (const key of [`${finding.detector} ${band}`, `${finding.detector}/${finding.kind} ${band}`]) {
        tally.add(key, isRight, finding.confidence);
      }
      if (finding.confidence >= 0.9) tally.add("at 0.9 and above", isRight, finding.confidence);
    }
  }
  const bands = [...other.all.keys()].filter((key) => !key.includes("/")).sort();
  const overSure = [...set.all.keys()]
    .filter((key) => key.includes("/") && set.excess(key) > 0.15)
    .sort()
    .map((key) => `  surer than right: ${key}: ${set.told(key)} in the first half, ${other.told(key)} in the second`);
  return [...bands.map((key) => `${key}: ${other.told(key)} (first half: ${set.told(key)})`), ...overSure];
}
