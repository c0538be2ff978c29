import { resolveClearance } from "../clearance.ts";
import { decide } from "../decide.ts";
import { reasonsOf } from "../nudging.ts";
import { saferWording } from "../safer-wording.ts";
import { type Asker, type CommandDeps, isMember, type Reply, refused } from "./command.ts";

/** `check`: findings, audience of the conversation and the safer wording; nothing is stored. */
export async function check(asker: Asker, text: string, deps: CommandDeps): Promise<Reply> {
  if (text.trim() === "") {
    return refused("nothing-to-check");
  }
  const now = deps.clock.now();
  // Guests and outsiders must not find out what is registered by asking.
  const member = await isMember(asker, deps);
  const scanned = deps.scanner.scan(text, { now });
  const findings = scanned.findings.filter((finding) => member || finding.subjectId === null);
  const audience = await deps.audiences.audience(asker.origin, asker.channelId);
  const decision = decide({
    findings: findings.map((finding) => ({ ...finding, part: "text" })),
    audience,
    subject: (id) => deps.register.facts(id),
    cleared: await resolveClearance(findings, asker.teamId, deps),
    policy: deps.policy,
    now,
    place: { channelId: asker.channelId, authorId: asker.userId },
  });
  const safer = saferWording(
    text,
    decision.findings.map((decided) => decided.finding),
    now,
  );
  return {
    kind: "checked",
    action: decision.action,
    audience,
    reasons: reasonsOf(decision.findings, deps),
    // What was not wholly seen can't be wholly generalised.
    safer: safer.replaced === 0 || scanned.gaps.length > 0 ? null : safer.text,
  };
}
