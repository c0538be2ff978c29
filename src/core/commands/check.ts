import type { CaseFinding } from "../case.ts";
import { resolveClearance } from "../clearance.ts";
import { type Decision, decide } from "../decide.ts";
import { type Finding, isOfRegister } from "../finding.ts";
import { reasonsOf } from "../nudging.ts";
import { saferWording } from "../safer-wording.ts";
import { mayBeNamed, subjectFacts } from "../subject.ts";
import { type Asker, type CommandDeps, isMember, type Reply, refused } from "./command.ts";

/** What a check of a text came to. */
export type Checked = Extract<Reply, { kind: "checked" }>;

/** `check`: findings, audience of the conversation and the safer wording; nothing is stored. */
export async function check(asker: Asker, text: string, deps: CommandDeps): Promise<Reply> {
  return text.trim() === "" ? refused("nothing-to-check") : (await judge(asker, text, deps)).checked;
}

/** A text judged for the asker's conversation as it would be once posted, and the decision behind the words. */
export async function judge(
  asker: Asker,
  text: string,
  deps: CommandDeps,
): Promise<{ readonly checked: Checked; readonly decision: Decision<CaseFinding> }> {
  const now = deps.clock.now();
  // Guests and outsiders must not find out what is registered by asking.
  const member = await isMember(asker, deps);
  const scanned = deps.scanner.scan(text, { now });
  const findings = scanned.findings.filter((finding) => member || !isOfRegister(finding));
  const audience = await deps.audiences.audience(asker.origin, asker.channelId);
  const decision = decide<CaseFinding>({
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
  const checked: Checked = {
    kind: "checked",
    action: decision.action,
    audience,
    reasons: reasonsOf(decision.findings, deps),
    consents: consentsOf(findings, now, deps),
    // What was not wholly seen can't be wholly generalised.
    safer: safer.replaced === 0 || scanned.gaps.length > 0 ? null : safer.text,
  };
  return { checked, decision };
}

/** The clients found that may be named for now, each once; the words are the register's, for colleagues alone. */
function consentsOf(findings: readonly Finding[], now: number, { register }: CommandDeps): Checked["consents"] {
  return [...new Set(findings.map(({ subjectId }) => subjectId))].flatMap((subjectId) => {
    const entry = subjectId === null ? null : register.entry(subjectId);
    const facts = entry === null ? null : subjectFacts(entry);
    return entry?.kind === "client" && entry.consent !== undefined && facts !== null && mayBeNamed(facts, now)
      ? [{ masked: facts.masked, consent: entry.consent }]
      : [];
  });
}

/**
 * A keyed digest of what a check showed: the same text, place, findings and readers give the same one, so that it can
 * be told whether a person who goes on has seen how things are now.
 */
export function checkDigest(asker: Asker, text: string, checked: Checked, { sealer }: CommandDeps): string {
  const { action, audience, reasons, safer } = checked;
  const { kind, externalOrgs, externalMembers, guests, members, pendingShare, complete } = audience;
  const readers = [kind, externalOrgs, externalMembers, guests, members, pendingShare, complete];
  return sealer.blind(JSON.stringify([asker.channelId, text, action, readers, reasons, safer]), "checked").slice(0, 32);
}
