import { randomUUID } from "node:crypto";
import type { Audience } from "./audience.ts";
import { resolveClearance } from "./clearance.ts";
import { decide } from "./decide.ts";
import { type DetectionDeps, placeFields, reportedCase } from "./detection.ts";
import type { DigestReport } from "./digest.ts";
import { computeDigest } from "./digest-report.ts";
import { event } from "./event.ts";
import type { Scanner } from "./finding.ts";
import type { MessageRef, Origin } from "./message.ts";
import type { NudgeReason } from "./nudge.ts";
import { reasonsOf } from "./nudging.ts";
import type { Action } from "./policy.ts";
import type { FileReader, FileSource, Fingerprinter, MessageActions } from "./ports.ts";
import { saferWording } from "./safer-wording.ts";
import {
  type Clearance,
  type ClientEntry,
  type EmbargoEntry,
  hasLifted,
  type LabelEntry,
  type LabelLevel,
  type LiftTime,
  type SubjectEntry,
  type SubjectFacts,
  subjectFacts,
} from "./subject.ts";
import { detailRefusal, type TermRefusal, termRefusal } from "./term-rules.ts";

export interface CommandDeps extends DetectionDeps {
  readonly scanner: Scanner;
  readonly actions: MessageActions;
  readonly fingerprinter: Fingerprinter;
  readonly files: FileSource;
  readonly fileReader: FileReader;
  readonly titleOf: (detector: string, kind: string) => string;
}

/** Who asks, and where. */
export interface Asker {
  readonly teamId: string;
  readonly userId: string;
  /** Where the command was typed; its audience is what `check` judges by. */
  readonly channelId: string;
  readonly origin: Origin;
}

export type Refusal =
  | TermRefusal
  | "not-a-member"
  | "not-a-reviewer"
  | "not-the-owner"
  | "unknown-subject"
  | "several-subjects"
  | "past-lift"
  | "duplicate"
  | "nothing-to-check"
  | "message-not-found"
  | "not-your-message";

/** A register entry as lists show it: masked, with the short id that `lift` takes. */
export interface ListedSubject {
  readonly shortId: string;
  readonly facts: SubjectFacts;
  readonly mine: boolean;
}

/** What a command came to; turned into words on the Slack side. */
export type Reply =
  | { readonly kind: "refused"; readonly why: Refusal }
  | {
      readonly kind: "checked";
      readonly action: Action;
      readonly audience: Audience;
      readonly reasons: readonly NudgeReason[];
      /** The generalised wording, `null` when there is nothing to generalise. */
      readonly safer: string | null;
    }
  | {
      readonly kind: "labelled";
      readonly level: LabelLevel;
      readonly target: LabelEntry["target"];
      readonly until: LiftTime | null;
      readonly audience: Audience;
      /** True when people it is not cleared for can read it already. */
      readonly exposed: boolean;
    }
  | { readonly kind: "embargo-registered"; readonly facts: SubjectFacts; readonly shortId: string }
  | { readonly kind: "client-added"; readonly facts: SubjectFacts; readonly shortId: string }
  | { readonly kind: "lifted"; readonly facts: SubjectFacts }
  | { readonly kind: "reported"; readonly caseId: string; readonly permalink: string | null }
  | { readonly kind: "list"; readonly subjects: readonly ListedSubject[]; readonly total: number }
  | { readonly kind: "digest"; readonly report: DigestReport };

const LIST_LIMIT = 40;

/** The part of a subject's id that people type. */
export function shortIdOf(id: string): string {
  return id.slice(0, id.indexOf("_") + 1 + 6);
}

function newId(prefix: "cl" | "em" | "lb"): string {
  return `${prefix}_${randomUUID().replaceAll("-", "")}`;
}

function refused(why: Refusal): Reply {
  return { kind: "refused", why };
}

async function isMember(asker: Asker, deps: CommandDeps): Promise<boolean> {
  const person = await deps.directory.person(asker.teamId, asker.userId);
  return person !== null && !person.isGuest && !person.isExternal;
}

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

export interface LabelRequest {
  readonly level: LabelLevel;
  readonly target: LabelEntry["target"];
  readonly until: LiftTime | null;
  readonly clearedFor: Clearance;
  /** The labelled text, when there is one to recognise elsewhere; only its keyed fingerprints are kept. */
  readonly text: string | null;
  /** Files that came with it; what they say is recognised as the text is. */
  readonly fileIds: readonly string[];
}

/** `label`: guards a message, file or channel and what is copied from it. */
export async function label(asker: Asker, request: LabelRequest, deps: CommandDeps): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const now = deps.clock.now();
  if (request.until !== null && request.until.at <= now) {
    return refused("past-lift");
  }
  const same = deps.register
    .list()
    .filter((entry) => entry.kind === "label")
    .find((entry) => JSON.stringify(entry.target) === JSON.stringify(request.target));
  if (same !== undefined && !(await mayChange(asker, same, deps))) {
    return refused("not-the-owner");
  }
  const entry: LabelEntry = {
    kind: "label",
    id: same?.id ?? newId("lb"),
    level: request.level,
    target: request.target,
    until: request.until,
    clearedFor: request.clearedFor,
    ownerId: same?.ownerId ?? asker.userId,
    // A message that can't be read again keeps what its copies are recognised by.
    fingerprints: request.text === null ? (same?.fingerprints ?? []) : await fingerprintsOf(asker, request, deps),
  };
  await deps.register.put(
    [entry],
    [event("label_applied", now, null, asker.userId, { subject: entry.id, level: entry.level, on: entry.target.type })],
  );
  const audience = await deps.audiences.audience(asker.origin, asker.channelId);
  const exposed =
    !audience.complete ||
    audience.pendingShare ||
    audience.guests > 0 ||
    audience.externalMembers > 0 ||
    audience.externalOrgs.some((org) => !entry.clearedFor.orgs.includes(org.id));
  return { kind: "labelled", level: entry.level, target: entry.target, until: entry.until, audience, exposed };
}

/** Of the text and of what the files say, without doubles. */
async function fingerprintsOf(
  asker: Asker,
  { text, fileIds }: LabelRequest,
  deps: CommandDeps,
): Promise<readonly bigint[]> {
  const prints = new Set(text === null ? [] : deps.fingerprinter.fingerprint(text));
  for (const fileId of fileIds) {
    const file = await deps.files.fetch(asker.origin, fileId);
    const own = "gap" in file ? [] : await deps.fileReader.fingerprints(file);
    for (const print of own) prints.add(print);
  }
  return [...prints];
}

function isRegistered(kind: "client" | "embargo", name: string, deps: CommandDeps): boolean {
  const fold = (word: string): string => word.normalize("NFKC").trim().toLowerCase();
  const wanted = fold(name);
  return deps.register
    .list()
    .some(
      (entry) => entry.kind !== "label" && entry.kind === kind && fold(entry.name) === wanted && isInForce(entry, deps),
    );
}

function isInForce(entry: SubjectEntry, deps: CommandDeps): boolean {
  return !hasLifted(subjectFacts(entry), deps.clock.now());
}

/** `embargo`: registers a name that stays secret until its lift. */
export async function registerEmbargo(
  asker: Asker,
  request: Omit<EmbargoEntry, "kind" | "id" | "ownerId">,
  deps: CommandDeps,
): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const bad = termRefusal([request.name, ...request.aliases, ...request.phrases]);
  if (bad !== null) {
    return refused(bad);
  }
  if (request.lifts.at <= deps.clock.now()) {
    return refused("past-lift");
  }
  if (isRegistered("embargo", request.name, deps)) {
    return refused("duplicate");
  }
  const entry: EmbargoEntry = { ...request, kind: "embargo", id: newId("em"), ownerId: asker.userId };
  await deps.register.put([entry], [registered(entry, asker, deps)]);
  return { kind: "embargo-registered", facts: subjectFacts(entry), shortId: shortIdOf(entry.id) };
}

/** `client add`: registers a client that may be named among colleagues and in its own rooms. */
export async function addClient(
  asker: Asker,
  request: Omit<ClientEntry, "kind" | "id" | "ownerId">,
  deps: CommandDeps,
): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const bad =
    termRefusal([
      request.name,
      ...request.aliases,
      ...request.domains,
      ...request.accounts,
      ...request.people.map((person) => person.name),
    ]) ?? detailRefusal(request);
  if (bad !== null) {
    return refused(bad);
  }
  if (isRegistered("client", request.name, deps)) {
    return refused("duplicate");
  }
  const entry: ClientEntry = { ...request, kind: "client", id: newId("cl"), ownerId: asker.userId };
  await deps.register.put([entry], [registered(entry, asker, deps)]);
  return { kind: "client-added", facts: subjectFacts(entry), shortId: shortIdOf(entry.id) };
}

function registered(entry: SubjectEntry, asker: Asker, deps: CommandDeps) {
  return event("subject_registered", deps.clock.now(), null, asker.userId, {
    subject: entry.id,
    kind: entry.kind,
    liftsAt: subjectFacts(entry).liftsAt,
  });
}

/** Owners and reviewers may change what is registered. */
async function mayChange(asker: Asker, entry: SubjectEntry, deps: CommandDeps): Promise<boolean> {
  return subjectFacts(entry).ownerId === asker.userId || (await deps.directory.isReviewer(asker.teamId, asker.userId));
}

/** `lift`: ends an embargo, label or client entry, by its name or short id. Owners and reviewers only. */
export async function lift(asker: Asker, subject: string, deps: CommandDeps): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const fold = (word: string): string => word.normalize("NFKC").trim().toLowerCase();
  const wanted = fold(subject);
  const found = deps.register
    .list()
    .filter(
      (entry) =>
        shortIdOf(entry.id) === wanted ||
        entry.id === wanted ||
        (entry.kind !== "label" && [entry.name, ...entry.aliases].some((name) => fold(name) === wanted)),
    );
  const [entry] = found;
  if (entry === undefined) {
    return refused("unknown-subject");
  }
  if (found.length > 1) {
    return refused("several-subjects");
  }
  const facts = subjectFacts(entry);
  if (!(await mayChange(asker, entry, deps))) {
    return refused("not-the-owner");
  }
  await deps.register.remove(entry.id, [
    event("subject_lifted", deps.clock.now(), null, asker.userId, { subject: entry.id, kind: entry.kind }),
  ]);
  return { kind: "lifted", facts };
}

/** `list`: what is guarded, masked; the asker's own first. */
export async function list(asker: Asker, deps: CommandDeps): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const subjects = deps.register
    .list()
    .filter((entry) => isInForce(entry, deps))
    .map((entry): ListedSubject => {
      const facts = subjectFacts(entry);
      return { shortId: shortIdOf(entry.id), facts, mine: facts.ownerId === asker.userId };
    })
    .sort((a, b) => Number(b.mine) - Number(a.mine) || (a.facts.liftsAt ?? Infinity) - (b.facts.liftsAt ?? Infinity));
  return { kind: "list", subjects: subjects.slice(0, LIST_LIMIT), total: subjects.length };
}

/** `digest`: the digest of the last day or week, for reviewers. The look-up is an event. */
export async function digest(asker: Asker, days: number, deps: CommandDeps): Promise<Reply> {
  if (!(await deps.directory.isReviewer(asker.teamId, asker.userId))) {
    return refused("not-a-reviewer");
  }
  const to = deps.clock.now();
  await deps.cases.transaction((tx) =>
    tx.append([event("register_viewed", to, null, asker.userId, { what: "digest" })]),
  );
  return { kind: "digest", report: await computeDigest(asker.teamId, to - days * 86_400_000, to, deps) };
}

/** `report`: owning up to a slip in one step. The message becomes a case, reviewers are told, the author is thanked. */
export async function report(asker: Asker, ref: MessageRef, authorId: string, deps: CommandDeps): Promise<Reply> {
  if (authorId !== asker.userId) {
    return refused("not-your-message");
  }
  const audience = await deps.audiences.audience(asker.origin, ref.channelId);
  const permalink = await deps.actions.permalink(ref);
  const caseId = await deps.cases.transaction(async (tx) => {
    const now = deps.clock.now();
    const existing = await tx.caseOfMessage(ref);
    const value =
      existing ??
      reportedCase({ ref, origin: { ...asker.origin, teamId: ref.teamId }, authorId, revision: "", revisedAt: 0 }, now);
    if (value.alerts.includes("reported")) {
      return value.id;
    }
    await tx.saveCase({
      ...value,
      alerts: [...value.alerts, "reported"],
      ...(existing === null
        ? {
            exposure: {
              members: audience.members,
              guests: audience.guests,
              externalMembers: audience.externalMembers,
              externalOrgs: audience.externalOrgs.length,
            },
          }
        : {}),
    });
    await tx.append([event("reported", now, value.id, asker.userId, placeFields(ref))]);
    await tx.outbox({ name: "review-alert", why: "reported", caseId: value.id, at: now });
    return value.id;
  });
  return { kind: "reported", caseId, permalink };
}
