import { event } from "./event.ts";
import { EVIDENCE_MS } from "./noisy-rules.ts";
import type { CaseStore, Clock, Directory } from "./ports.ts";

export interface KeepRuleDeps {
  readonly cases: CaseStore;
  readonly directory: Pick<Directory, "isReviewer">;
  readonly clock: Clock;
}

export interface RuleKept {
  readonly teamId: string;
  readonly userId: string;
  /** Detector and kind. */
  readonly rule: string;
}

export type KeepRuleResult =
  | { readonly status: "kept"; readonly until: number }
  | { readonly status: "not-a-reviewer" };

/** A reviewer wants a rule as it is: it is not proposed for quieting again for thirty days. */
export async function keepRule({ teamId, userId, rule }: RuleKept, deps: KeepRuleDeps): Promise<KeepRuleResult> {
  if (!(await deps.directory.isReviewer(teamId, userId))) {
    return { status: "not-a-reviewer" };
  }
  const now = deps.clock.now();
  await deps.cases.transaction((tx) => tx.append([event("rule_kept", now, null, userId, { team: teamId, rule })]));
  return { status: "kept", until: now + EVIDENCE_MS };
}
