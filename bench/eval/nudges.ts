import { existsSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN_AUDIENCE } from "../../src/core/audience.ts";
import { decide } from "../../src/core/decide.ts";
import type { Finding, Scanner } from "../../src/core/finding.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { type SubjectEntry, type SubjectFacts, subjectFacts } from "../../src/core/subject.ts";
import { buildScanner } from "../../src/detectors/build-scanner.ts";
import { corpusRows } from "./fixtures/corpus-rows.ts";
import { evalRegister } from "./fixtures/register.ts";

export const name = "nudges in ordinary chat";

const NOW = Date.UTC(2026, 10, 22);
const CLIENTS = 5_000;
const KEY = new Uint8Array(32).fill(9);

/** The findings that would nudge the author of a message in an external conversation. */
function nudging(scanner: Scanner, text: string, subject: (id: string) => SubjectFacts | null): readonly Finding[] {
  const decision = decide({
    findings: scanner.scan(text, { now: NOW }).findings,
    audience: UNKNOWN_AUDIENCE,
    subject,
    policy: DEFAULT_POLICY,
    now: NOW,
    place: { channelId: "C1", authorId: "U1" },
  });
  return decision.action === "allow" || decision.action === "log"
    ? []
    : decision.findings.map(({ finding }) => finding);
}

function measure(
  title: string,
  texts: readonly string[],
  entries: readonly SubjectEntry[],
  typos = DEFAULT_POLICY.typos,
): string[] {
  const { scanner } = buildScanner({ entries, policy: { ...DEFAULT_POLICY, typos }, key: KEY });
  const facts = new Map(entries.map((entry) => [entry.id, subjectFacts(entry)]));
  const by = new Map<string, number>();
  const halves = [0, 0];
  for (const [index, text] of texts.entries()) {
    const findings = nudging(scanner, text, (id) => facts.get(id) ?? null);
    halves[index % 2]! += findings.length > 0 ? 1 : 0;
    for (const kind of new Set(findings.map((finding) => `${finding.detector} ${finding.kind}`))) {
      by.set(kind, (by.get(kind) ?? 0) + 1);
    }
  }
  const [even = 0, odd = 0] = halves;
  const per = (count: number, of: number): string => ((count * 1000) / Math.max(1, of)).toFixed(2);
  return [
    `${title}: ${per(even + odd, texts.length)} per 1,000 of ${texts.length} messages (halves ${per(even, texts.length / 2)} and ${per(odd, texts.length / 2)})`,
    ...[...by].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `  ${count} ${kind}`),
  ];
}

/** Nudges per 1,000 ordinary messages in an external conversation, without and with a register. */
export async function run(corporaDir: string): Promise<string[]> {
  if (!existsSync(join(corporaDir, "ordinary-chat.jsonl.gz"))) {
    return [];
  }
  const chat = corpusRows<{ readonly text: string }>(corporaDir, "ordinary-chat").map(({ text }) => text);
  const noisy = corpusRows<{ readonly text: string }>(corporaDir, "names-in-noisy-text").map(({ text }) => text);
  const register = evalRegister(CLIENTS).map(({ entry }) => entry);
  return [
    ...measure("no register", chat, []),
    ...measure(`${CLIENTS} clients, every everyday word and abbreviation among them`, chat, register),
    ...measure(`${CLIENTS} clients, with typos`, chat, register, true),
    ...measure(`${CLIENTS} clients, public posts full of names`, noisy, register),
    ...measure(`${CLIENTS} clients, public posts full of names, with typos`, noisy, register, true),
  ];
}
