import { type Audience, isWorse } from "./audience.ts";
import type { Answer, Case } from "./case.ts";
import type { DecidedFinding } from "./decide.ts";
import { type Finding, topicOf } from "./finding.ts";
import type { Policy } from "./policy.ts";
import type { CaseTransaction, NudgeKey, RememberedOverride } from "./ports.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** An answer given again and again holds up to four times as long as the first. */
const MOST_DOUBLINGS = 2;

type Override = RememberedOverride["answer"];

function isOverride(answer: Answer): answer is Override {
  return answer === "share_anyway" || answer === "not_sensitive";
}

/** What an author, a topic and a conversation are remembered by. */
export function nudgeKey({ ref, authorId }: Pick<Case, "ref" | "authorId">, topic: string): NudgeKey {
  return { teamId: ref.teamId, channelId: ref.channelId, authorId, topic };
}

/**
 * How long an answer that said no holds for a finding's topic, ms; 0 when it speaks of its message alone.
 * A registered subject is the same thing tomorrow. What has none is not: tomorrow's card number is another secret. Of
 * those only the word that a rule is wrong here holds, and no longer than a nudge does; a credential is a new
 * one each time.
 */
export function holdsFor(
  finding: Pick<Finding, "detector" | "subjectId">,
  answer: Override,
  times: number,
  policy: Policy,
): number {
  const { rememberDays, backOff } = policy.fatigue;
  if (rememberDays === 0 || finding.detector === "credential") {
    return 0;
  }
  const factor = backOff ? 2 ** Math.min(times - 1, MOST_DOUBLINGS) : 1;
  if (finding.subjectId !== null) {
    return rememberDays * DAY_MS * factor;
  }
  return answer === "not_sensitive" ? policy.repeatHours * HOUR_MS * factor : 0;
}

/** Remembers an answer that said no, for each topic that its author was told of. */
export async function rememberOverrides(tx: CaseTransaction, value: Case, at: number, policy: Policy): Promise<void> {
  const { answer } = value;
  if (answer === null || !isOverride(answer)) {
    return;
  }
  for (const [topic, finding] of topicsOf(value)) {
    const key = nudgeKey(value, topic);
    const told = await tx.lastNudge(key);
    const before = await tx.lastOverride(key);
    const times = (before?.times ?? 0) + 1;
    const holds = holdsFor(finding, answer, times, policy);
    if (told === null || holds === 0) {
      continue;
    }
    await tx.rememberOverride(key, {
      answer,
      // The case has the worst ring of all that was found; this topic's own may be milder.
      ring: isWorse(value.ring, told.ring) ? told.ring : value.ring,
      at,
      until: at + holds,
      times,
      outside: value.exposure.outside ?? null,
      caseId: value.id,
    });
  }
}

/** Whoever takes something out has changed their mind: what they said before about it no longer counts. */
export async function forgetOverrides(tx: CaseTransaction, value: Case): Promise<void> {
  for (const [topic] of topicsOf(value)) {
    await tx.forgetOverride(nudgeKey(value, topic));
  }
}

/** What the author was told of, by topic. */
function topicsOf({ findings }: Case): ReadonlyMap<string, Finding> {
  const told = findings.filter((finding) => finding.silent !== true);
  return new Map(told.map((finding) => [topicOf(finding), finding]));
}

/**
 * True while an earlier "no" speaks for a finding: before the same people or fewer. It never does for what is held, nor
 * for an embargo that outsiders can read.
 */
export function stillHolds(
  override: RememberedOverride,
  decided: Pick<DecidedFinding, "policyClass" | "ring" | "action">,
  outside: readonly string[] | null,
  now: number,
): boolean {
  const leaks = decided.policyClass === "embargo" && decided.ring === "external";
  return (
    now < override.until &&
    decided.action !== "hold" &&
    !leaks &&
    !isWorse(decided.ring, override.ring) &&
    outside !== null &&
    override.outside !== null &&
    !hasNewcomers(override, outside)
  );
}

/** True when an organisation or a guest can read along who could not when the author said no. */
export function hasNewcomers(override: RememberedOverride, outside: readonly string[] | null): boolean {
  if (override.outside === null || outside === null) {
    return false;
  }
  const known = new Set(override.outside);
  return outside.some((id) => !known.has(id));
}

/** Ids of the organisations and guests that can read a conversation; `null` when they could not all be told. */
export function outsideOf(audience: Audience): readonly string[] | null {
  const orgs = [...audience.externalOrgs.map((org) => org.id), ...Object.values(audience.memberOrgs)];
  const guests = audience.guestIds ?? [];
  const isListed =
    audience.complete &&
    guests.length >= audience.guests &&
    orgs.every((id) => id !== "") &&
    (orgs.length > 0 || (audience.externalMembers === 0 && !audience.pendingShare));
  return isListed ? [...new Set([...orgs, ...guests])].sort() : null;
}
