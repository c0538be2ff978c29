import { type DigestReport, digestReport } from "./digest.ts";
import { EVIDENCE_MS } from "./noisy-rules.ts";
import type { Policy } from "./policy.ts";
import type { CaseStore, Register } from "./ports.ts";
import { subjectFacts } from "./subject.ts";

export interface DigestDeps {
  readonly cases: CaseStore;
  readonly register: Register;
  readonly policy: Policy;
}

/** Of more cases than this the newest are counted; the metrics count all. */
const MOST_CASES = 20_000;

/** Gathers what the digest of a period needs and computes it. Times in ms, `to` exclusive. */
export async function computeDigest(teamId: string, from: number, to: number, deps: DigestDeps): Promise<DigestReport> {
  const judgedFrom = to - EVIDENCE_MS;
  const [cases, waiting, gaps, kept] = await Promise.all([
    deps.cases.cases({ teamId, from: Math.min(from, judgedFrom), to, limit: MOST_CASES, newestFirst: true }),
    deps.cases.cases({ teamId, states: ["open", "escalated"], limit: MOST_CASES }),
    deps.cases.gaps(from, to),
    deps.cases.eventsOf("rule_kept", judgedFrom),
  ]);
  return digestReport({
    teamId,
    from,
    to,
    zone: deps.policy.digest.zone,
    cases,
    waiting,
    gaps: gaps.filter((gap) => gap.ref === null || gap.ref.teamId === teamId),
    ignoredChannels: deps.policy.ignoreChannels,
    subjects: deps.register.list().map(subjectFacts),
    policy: deps.policy,
    keptRules: new Set(kept.filter(({ fields }) => fields.team === teamId).map(({ fields }) => String(fields.rule))),
  });
}
