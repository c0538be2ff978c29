import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Match } from "../../src/detectors/detector.ts";
import { personalData } from "../../src/detectors/personal-data.ts";
import { sweep } from "../../src/matching/sweep.ts";

export const name = "personal-data";

const NOW = Date.UTC(2026, 0, 1);
/** A finding counts from here on, as in the default policy. */
const COUNTS_FROM = 0.5;

interface Vector {
  readonly recognizer: string;
  readonly text: string;
  readonly expected_count: number;
  readonly spans: readonly (readonly [number, number])[] | null;
  readonly score: unknown;
}

interface Sentence {
  readonly text: string;
  readonly spans: readonly { readonly label: string; readonly start: number; readonly end: number }[];
}

interface Value {
  readonly validator: string;
  readonly value: string;
  readonly valid: boolean;
}

/** Kinds of other vocabularies that this detector has on purpose no answer to: dates, web addresses, model-found names. */
const NOT_IDENTIFIERS = new Set(["date", "url", "spacy", "stanza", "transformers", "pattern"]);

/** Labels of the sentences and the kinds that answer to them. */
const STRUCTURED: Readonly<Record<string, readonly string[]>> = {
  CREDIT_CARD: ["payment-card"],
  US_SSN: ["us-ssn", "us-itin"],
  IBAN_CODE: ["iban"],
  PHONE_NUMBER: ["phone"],
  EMAIL_ADDRESS: ["email"],
  IP_ADDRESS: ["ip-address"],
  US_DRIVER_LICENSE: ["us-driver-license", "uk-driving-licence"],
};

const VALIDATORS: Readonly<Record<string, readonly string[]>> = {
  isEmail: ["email"],
  isCreditCard: ["payment-card"],
  isIBAN: ["iban"],
  isMobilePhone: ["phone"],
  isBtcAddress: ["crypto-address"],
  isMACAddress: ["mac-address"],
};

function rows<T>(folder: string, file: string): readonly T[] {
  const path = join(folder, `${file}.jsonl.gz`);
  if (!existsSync(path)) {
    return [];
  }
  const lines = gunzipSync(readFileSync(path)).toString("utf8").split("\n");
  return lines.filter((line) => line !== "").map((line): T => JSON.parse(line));
}

function find(text: string): readonly Match[] {
  const scanned = sweep(text);
  if ((scanned.features & personalData.triggers) === 0) {
    return [];
  }
  const matches = [...personalData.find(scanned, { now: NOW, zone: "Europe/London", dateOrder: "dmy" })];
  return matches.filter((match) => match.confidence >= COUNTS_FROM);
}

/** UTF-16 offset of a code point offset. */
function unitOffset(text: string, codePoints: number): number {
  return [...text].slice(0, codePoints).join("").length;
}

function meets(text: string, matches: readonly Match[], [from, to]: readonly [number, number]): boolean {
  const start = unitOffset(text, from);
  const end = unitOffset(text, to);
  return matches.some((match) => match.start < end && start < match.end);
}

/** The highest score a published test expects; `null` when it names none. */
function bestScore(score: unknown): number | null {
  const numbers = [score].flat(3).map((part) => (part === "max" ? 1 : part));
  const known = numbers.filter((part) => typeof part === "number");
  return known.length === 0 ? null : Math.max(...known);
}

function share(part: number, whole: number): string {
  return whole === 0 ? "n/a" : `${((100 * part) / whole).toFixed(1)} %`;
}

function scores(found: number, missed: number, wrong: number): string {
  const recall = found / Math.max(1, found + missed);
  const precision = found / Math.max(1, found + wrong);
  const f1 = (2 * recall * precision) / Math.max(Number.EPSILON, recall + precision);
  return `recall ${recall.toFixed(3)} precision ${precision.toFixed(3)} F1 ${f1.toFixed(3)} (${found} found, ${missed} missed, ${wrong} wrong)`;
}

function isDigitsOnly(text: string): boolean {
  return /^\d+$/.test(text.trim());
}

function vectorLines(folder: string): string[] {
  const vectors = rows<Vector>(folder, "pii-vectors").filter((vector) => !NOT_IDENTIFIERS.has(vector.recognizer));
  const missedBy = new Map<string, number>();
  const totals = {
    evident: 0,
    evidentFound: 0,
    digits: 0,
    digitsFound: 0,
    address: 0,
    addressFound: 0,
    silent: 0,
    loud: 0,
  };
  for (const vector of vectors) {
    const matches = find(vector.text);
    if (vector.expected_count === 0) {
      totals.silent += 1;
      totals.loud += matches.length > 0 ? 1 : 0;
      continue;
    }
    const score = bestScore(vector.score);
    if (score !== null && score < COUNTS_FROM) {
      continue;
    }
    const spans = vector.spans ?? [];
    const found = spans.length === 0 ? matches.length > 0 : spans.every((span) => meets(vector.text, matches, span));
    if (vector.recognizer === "ip") {
      totals.address += 1;
      totals.addressFound += found ? 1 : 0;
      continue;
    }
    if (isDigitsOnly(vector.text)) {
      totals.digits += 1;
      totals.digitsFound += found ? 1 : 0;
    } else {
      totals.evident += 1;
      totals.evidentFound += found ? 1 : 0;
    }
    if (!found) {
      missedBy.set(vector.recognizer, (missedBy.get(vector.recognizer) ?? 0) + 1);
    }
  }
  const missed = [...missedBy].map(([recognizer, count]) => `${recognizer} ${count}`).join(", ");
  return [
    `vectors with their own evidence: ${totals.evidentFound} of ${totals.evident} (${share(totals.evidentFound, totals.evident)})`,
    `vectors of digits alone: ${totals.digitsFound} of ${totals.digits} (${share(totals.digitsFound, totals.digits)})`,
    `IP addresses (mostly reserved ranges, silent on purpose): ${totals.addressFound} of ${totals.address}`,
    `vectors expected silent: ${totals.loud} of ${totals.silent} spoke`,
    `missed by recogniser: ${missed === "" ? "none" : missed}`,
  ];
}

function sentenceLines(folder: string): string[] {
  const sentences = rows<Sentence>(folder, "pii-sentences");
  const scanned = sentences.map((sentence) => ({ ...sentence, matches: find(sentence.text) }));
  const all = { found: 0, missed: 0, wrong: 0 };
  const lines = Object.entries(STRUCTURED).map(([label, kinds]) => {
    let found = 0;
    let missed = 0;
    let wrong = 0;
    for (const { text, spans, matches } of scanned) {
      const mine = matches.filter((match) => kinds.includes(match.kind));
      const wanted = spans.filter((span) => span.label === label);
      const met = wanted.filter((span) => meets(text, mine, [span.start, span.end])).length;
      found += met;
      missed += wanted.length - met;
      wrong += mine.filter((match) => !wanted.some((span) => meets(text, [match], [span.start, span.end]))).length;
    }
    all.found += found;
    all.missed += missed;
    all.wrong += wrong;
    return `sentences ${label}: ${scores(found, missed, wrong)}`;
  });
  return [...lines, `sentences, structured kinds together: ${scores(all.found, all.missed, all.wrong)}`];
}

function validatorLines(folder: string): string[] {
  const values = rows<Value>(folder, "validator-vectors");
  return Object.entries(VALIDATORS).map(([validator, kinds]) => {
    const of = values.filter((value) => value.validator === validator);
    const hits = (valid: boolean): [number, number] => {
      const some = of.filter((value) => value.valid === valid);
      return [
        some.filter((value) => find(value.value).some((match) => kinds.includes(match.kind))).length,
        some.length,
      ];
    };
    const [found, valid] = hits(true);
    const [wrong, invalid] = hits(false);
    return `values ${validator}: ${found} of ${valid} valid found, ${wrong} of ${invalid} invalid taken`;
  });
}

function chatLines(folder: string): string[] {
  const messages = rows<{ readonly text: string }>(folder, "ordinary-chat");
  const byKind = new Map<string, number>();
  let flagged = 0;
  let worthTelling = 0;
  const severityOf = new Map(personalData.kinds.map((kind) => [kind.id, kind.severity]));
  for (const { text } of messages) {
    const matches = find(text);
    flagged += matches.length > 0 ? 1 : 0;
    const told = matches.filter((match) => (match.severity ?? severityOf.get(match.kind)) !== "low");
    worthTelling += told.length > 0 ? 1 : 0;
    for (const match of matches) {
      const key = `${match.kind}/${match.severity ?? severityOf.get(match.kind)}`;
      byKind.set(key, (byKind.get(key) ?? 0) + 1);
    }
  }
  const perThousand = (count: number): string => ((1_000 * count) / Math.max(1, messages.length)).toFixed(2);
  const kinds = [...byKind].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kind} ${count}`);
  return [
    `ordinary chat: ${perThousand(worthTelling)} in 1,000 worth a nudge outside, ${perThousand(flagged)} recorded`,
    `ordinary chat by kind: ${kinds.join(", ")}`,
  ];
}

/** Measures the detector on the development corpora in a folder; corpora that are not there count as empty. */
export async function run(corporaDir: string): Promise<string[]> {
  return [
    ...vectorLines(corporaDir),
    ...sentenceLines(corporaDir),
    ...validatorLines(corporaDir),
    ...chatLines(corporaDir),
  ];
}
