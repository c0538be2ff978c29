import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { UNKNOWN_AUDIENCE } from "../../src/core/audience.ts";
import { decide } from "../../src/core/decide.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { createDetectors } from "../../src/detectors/index.ts";
import { createScanner } from "../../src/detectors/scanner.ts";

export const name = "nudges in ordinary chat";

const NOW = Date.UTC(2026, 10, 22);

/** Nudges per 1,000 ordinary messages in an external conversation, without a register. */
export async function run(corporaDir: string): Promise<string[]> {
  const path = join(corporaDir, "ordinary-chat.jsonl.gz");
  if (!existsSync(path)) {
    return [];
  }
  const lines = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
  const scanner = createScanner({
    detectors: createDetectors({ subjects: () => null, custom: [] }),
    dictionary: () => null,
    zone: DEFAULT_POLICY.zone,
    dateOrder: DEFAULT_POLICY.dateOrder,
  });
  const by = new Map<string, number>();
  let nudged = 0;
  for (const line of lines) {
    const text: string = JSON.parse(line).text;
    const decision = decide({
      findings: scanner.scan(text, { now: NOW }).findings,
      audience: UNKNOWN_AUDIENCE,
      subject: () => null,
      policy: DEFAULT_POLICY,
      now: NOW,
      place: { channelId: "C1", authorId: "U1" },
    });
    if (decision.action !== "allow" && decision.action !== "log") {
      nudged += 1;
      for (const { finding } of decision.findings) {
        const kind = `${finding.detector} ${finding.kind}`;
        by.set(kind, (by.get(kind) ?? 0) + 1);
      }
    }
  }
  const kinds = [...by].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `  ${count} ${kind}`);
  return [`${((nudged * 1000) / lines.length).toFixed(2)} per 1,000 of ${lines.length} messages`, ...kinds];
}
