import { ANSWERS, type Answer, type Case } from "./case.ts";
import { policyClassOf } from "./decide.ts";
import { consentingPerson, type GivenConsent, type PersonRef } from "./direct-consent.ts";
import type { NudgeReason } from "./nudge.ts";
import { reasonsFor, reasonsOf } from "./nudging.ts";
import type { Policy } from "./policy.ts";
import type { CaseStore, Clock, Consents, Directory, MessageActions, Person, Register } from "./ports.ts";
import { hasLifted, type LabelEntry, type LabelLevel, subjectFacts } from "./subject.ts";

export interface HomeDeps {
  readonly cases: Pick<CaseStore, "cases">;
  readonly register: Register;
  readonly directory: Pick<Directory, "person" | "isReviewer">;
  readonly actions: Pick<MessageActions, "permalink">;
  readonly consents: Pick<Consents, "given">;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly titleOf: (detector: string, kind: string) => string;
}

/** The first of several things, and how many there are. */
export interface Several<T> {
  readonly shown: readonly T[];
  readonly total: number;
}

/** A nudge that waits for its author. */
export interface OpenNudge {
  readonly caseId: string;
  readonly channelId: string;
  /** Between people: the conversation's name says who they are and is not told. */
  readonly isDirect: boolean;
  /** When the author was told, ms. */
  readonly since: number;
  readonly reasons: readonly NudgeReason[];
  /** What can still be answered; empty once something was. */
  readonly answers: readonly Answer[];
  /** What was answered and is not done yet. */
  readonly answer: Answer | null;
  readonly permalink: string | null;
}

export interface OwnLabel {
  readonly id: string;
  readonly level: LabelLevel;
  readonly target: LabelEntry["target"];
  /** ms, `null` until further notice. */
  readonly until: number | null;
  readonly permalink: string | null;
}

export interface OwnEmbargo {
  readonly id: string;
  readonly masked: string;
  /** ms, `null` until further notice. */
  readonly liftsAt: number | null;
}

/** What somebody's Home shows. Holds no content and no name in clear. */
export interface HomeReport {
  readonly nudges: Several<OpenNudge>;
  /** `null` for guests and people of other organisations. */
  readonly own: { readonly labels: Several<OwnLabel>; readonly embargoes: Several<OwnEmbargo> } | null;
  /** `null` for guests and people of other organisations who gave no consent. */
  readonly protection: {
    readonly consent: GivenConsent | null;
    /** Nudges in direct conversations since then, at most 1,000. */
    readonly nudges: number;
  } | null;
  /** For reviewers: cases that need a person, at most 1,000; `null` for everybody else. */
  readonly waiting: number | null;
  readonly zone: string;
  readonly locale: string | null;
}

/** So many that a Home stays within Slack's hundred blocks. */
const MOST_NUDGES = 10;
const MOST_LABELS = 15;
const MOST_EMBARGOES = 10;
const MOST_COUNTED = 1_000;

/** Gathers what somebody's Home shows. */
export async function computeHome(person: PersonRef, deps: HomeDeps): Promise<HomeReport> {
  await deps.register.refresh();
  const known = await deps.directory.person(person.teamId, person.userId);
  const isMember = known !== null && !known.isGuest && !known.isExternal;
  const consent = await deps.consents.given(person);
  const [nudges, own, waiting, directNudges] = await Promise.all([
    openNudges(person, known, deps),
    isMember ? ownSubjects(person, deps) : null,
    isMember && (await deps.directory.isReviewer(person.teamId, person.userId)) ? casesWaiting(person, deps) : null,
    consent === null ? 0 : nudgesInDirect(person, consent.since, deps),
  ]);
  return {
    nudges,
    own,
    protection: isMember || consent !== null ? { consent, nudges: directNudges } : null,
    waiting,
    zone: known?.zone ?? deps.policy.zone,
    locale: known?.locale ?? null,
  };
}

async function openNudges(
  { teamId, userId }: PersonRef,
  person: Person | null,
  deps: HomeDeps,
): Promise<Several<OpenNudge>> {
  const open = await deps.cases.cases({
    teamId,
    authorId: userId,
    states: ["open", "escalated"],
    limit: MOST_COUNTED,
  });
  // What nobody was told of is no nudge: it was held out, merged, or is still on its way.
  const told = open.filter((value) => value.nudgesSent > 0).sort((a, b) => sinceOf(b) - sinceOf(a));
  const shown = told.slice(0, MOST_NUDGES).map((value) => openNudge(value, person, deps));
  return { shown: await Promise.all(shown), total: told.length };
}

async function openNudge(value: Case, person: Person | null, deps: HomeDeps): Promise<OpenNudge> {
  const { conversation } = value.origin;
  const decided = value.findings.map((finding) => ({
    finding,
    policyClass: policyClassOf(finding, finding.subjectId === null ? null : deps.register.facts(finding.subjectId)),
  }));
  return {
    caseId: value.id,
    channelId: value.ref.channelId,
    isDirect: conversation === "im" || conversation === "mpim",
    since: sinceOf(value),
    reasons: reasonsFor(person, reasonsOf(decided, deps)),
    answers: value.answer === null ? answersTo(value) : [],
    answer: value.answer,
    permalink: await deps.actions.permalink(value.ref, value.authorId),
  };
}

function sinceOf(value: Case): number {
  return value.nudgedAt ?? value.openedAt;
}

/** A message that was taken down can't be reworded where it was. */
function answersTo(value: Case): readonly Answer[] {
  return value.sealedHeldText === null ? ANSWERS : ANSWERS.filter((answer) => answer !== "redact");
}

async function ownSubjects(
  person: PersonRef,
  deps: HomeDeps,
): Promise<{ readonly labels: Several<OwnLabel>; readonly embargoes: Several<OwnEmbargo> }> {
  const own = deps.register
    .list()
    .map((entry) => ({ entry, facts: subjectFacts(entry) }))
    .filter(({ facts }) => facts.ownerId === person.userId && !hasLifted(facts, deps.clock.now()))
    .sort((a, b) => (a.facts.liftsAt ?? Infinity) - (b.facts.liftsAt ?? Infinity));
  const labels = own.flatMap(({ entry }) => (entry.kind === "label" ? [entry] : []));
  const embargoes = own.flatMap(({ entry, facts }) => (entry.kind === "embargo" ? [facts] : []));
  return {
    labels: {
      shown: await Promise.all(labels.slice(0, MOST_LABELS).map((entry) => ownLabel(entry, person, deps))),
      total: labels.length,
    },
    embargoes: {
      shown: embargoes.slice(0, MOST_EMBARGOES).map(({ id, masked, liftsAt }) => ({ id, masked, liftsAt })),
      total: embargoes.length,
    },
  };
}

async function ownLabel(
  { id, level, target, until }: LabelEntry,
  { teamId }: PersonRef,
  { actions }: HomeDeps,
): Promise<OwnLabel> {
  const permalink =
    target.type === "message" ? await actions.permalink({ teamId, channelId: target.channelId, ts: target.ts }) : null;
  return { id, level, target, until: until?.at ?? null, permalink };
}

async function casesWaiting({ teamId }: PersonRef, { cases }: HomeDeps): Promise<number> {
  return (await cases.cases({ teamId, states: ["open", "escalated"], limit: MOST_COUNTED })).length;
}

async function nudgesInDirect({ teamId, userId }: PersonRef, since: number, { cases }: HomeDeps): Promise<number> {
  const opened = await cases.cases({ teamId, authorId: userId, from: since, limit: MOST_COUNTED });
  return opened.filter((value) => value.nudgesSent > 0 && consentingPerson(value.origin) !== null).length;
}
