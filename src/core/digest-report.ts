import { type DigestReport, digestReport } from "./digest.ts";
import type { Policy } from "./policy.ts";
import type { CaseStore, Register } from "./ports.ts";
import { subjectFacts } from "./subject.ts";

export interface DigestDeps {
  readonly cases: CaseStore;
  readonly register: Register;
  readonly policy: Policy;
}

/** More cases than this in a period are counted in the metrics, not in the digest. */
const MOST_CASES = 20_000;

/** Gathers what the digest of a period needs and computes it. Times in ms, `to` exclusive. */
export async function computeDigest(teamId: string, from: number, to: number, deps: DigestDeps): Promise<DigestReport> {
  const [opened, waiting, gaps] = await Promise.all([
    deps.cases.cases({ teamId, from, to, limit: MOST_CASES }),
    deps.cases.cases({ teamId, states: ["open", "escalated"], limit: MOST_CASES }),
    deps.cases.gaps(from, to),
  ]);
  return digestReport({
    teamId,
    from,
    to,
    zone: deps.policy.digest.zone,
    opened,
    waiting,
    gaps: gaps.filter((gap) => gap.ref === null || gap.ref.teamId === teamId),
    ignoredChannels: deps.policy.ignoreChannels,
    subjects: deps.register.list().map(subjectFacts),
  });
}
