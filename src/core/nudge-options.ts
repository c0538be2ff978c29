import type { Case } from "./case.ts";
import { resolveClearance } from "./clearance.ts";
import { decideGrown } from "./grown-decision.ts";
import type { NudgeContent } from "./nudge.ts";
import { type NudgingDeps, nudgeContent } from "./nudging.ts";

export type NudgeOptions =
  | { readonly status: "open"; readonly content: NudgeContent }
  /** `unknown` also when it is another workspace's; `already` when there is nothing left to answer. */
  | { readonly status: "unknown" | "not-author" | "already" };

/** The nudge of one message among those its author was told of together, with all its answers. */
export async function nudgeOptions(
  { caseId, teamId, userId }: { readonly caseId: string; readonly teamId: string; readonly userId: string },
  deps: NudgingDeps,
): Promise<NudgeOptions> {
  const value = await deps.cases.caseById(caseId);
  if (value === null || value.ref.teamId !== teamId) {
    return { status: "unknown" };
  }
  if (value.authorId !== userId) {
    return { status: "not-author" };
  }
  const content = isOpen(value) ? await contentOf(value, deps) : null;
  return content === null ? { status: "already" } : { status: "open", content };
}

function isOpen({ state, answer }: Case): boolean {
  return (state === "open" || state === "escalated") && answer === null;
}

async function contentOf(value: Case, deps: NudgingDeps): Promise<NudgeContent | null> {
  const audience = await deps.audiences.audience(value.origin, value.ref.channelId);
  const cleared = await resolveClearance(value.findings, value.ref.teamId, deps);
  const decision = decideGrown(value, audience, cleared, deps);
  if (decision.action === "allow" || decision.action === "log") {
    return null;
  }
  // What was said long ago is not taken down: it is asked about.
  const action = decision.action === "hold" ? "confirm" : decision.action;
  return nudgeContent(value, { ...decision, action }, audience, deps);
}
