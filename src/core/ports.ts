import type { Arrival } from "./arrival.ts";
import type { Audience, Ring } from "./audience.ts";
import type { Answer, Case, RecordedGap } from "./case.ts";
import type { DigestReport } from "./digest.ts";
import type { GivenConsent, PersonRef, Withdrawal } from "./direct-consent.ts";
import type { EventType, NewEvent, StoredEvent } from "./event.ts";
import type { CoverageGap, Finding, ScanOptions, ScanResult } from "./finding.ts";
import type { ModerationJob, ReviewJob } from "./jobs.ts";
import type { Message, MessageRef, Origin } from "./message.ts";
import type { Notice } from "./notice.ts";
import type { NudgeContent, NudgeOutcome, ReviewAlert } from "./nudge.ts";
import type { RemedyResult } from "./remedy-result.ts";
import type { LabelEntry, SubjectEntry, SubjectFacts } from "./subject.ts";

/** Wall clock, ms since the epoch. */
export interface Clock {
  now(): number;
}

/** Structured log; `fields` hold ids, numbers and enumerations, never content. */
export interface Log {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Seals small secrets (tokens, register entries, reasons) for rest; authenticated, key rotation by key id. */
export interface Sealer {
  seal(plain: string, purpose: string): string;
  /** @throws when the value was sealed for another purpose, by an unknown key, or was changed. */
  open(sealed: string, purpose: string): string;
  /** Keyed digest for equality look-ups (blind index) and revisions, hex. */
  blind(plain: string, purpose: string): string;
}

/** Accepts work durably: when the promise resolves, a crash no longer loses the job. */
export interface ModerationQueue {
  enqueue(jobs: readonly ModerationJob[]): Promise<void>;
}

/** Author, subject and conversation a nudge is remembered for. */
export interface NudgeKey {
  readonly teamId: string;
  readonly channelId: string;
  readonly authorId: string;
  /** A subject's id, or the finding's detector and kind where it has none. */
  readonly topic: string;
}

export interface RememberedNudge {
  readonly at: number;
  readonly ring: Ring;
  readonly caseId: string;
}

/** An answer that said no to a nudge: what it was about is left in peace until `until`. */
export interface RememberedOverride {
  readonly answer: Extract<Answer, "share_anyway" | "not_sensitive">;
  readonly ring: Ring;
  readonly at: number;
  readonly until: number;
  /** How often in a row this was the answer, from 1. */
  readonly times: number;
  /** Ids of the organisations and guests that could read along; `null` when they could not be told. */
  readonly outside: readonly string[] | null;
  readonly caseId: string;
}

/** One database transaction. Whatever is written in it happens together or not at all. */
export interface CaseTransaction {
  /** The case of a message, locked until the transaction ends. */
  caseOfMessage(ref: MessageRef): Promise<Case | null>;
  /** A case by id, locked until the transaction ends. */
  caseById(id: string): Promise<Case | null>;
  saveCase(value: Case): Promise<void>;
  /**
   * Remembers for a day that a message was deleted (`DELETED`) or edited at `revisedAt`, so that a scan of an earlier
   * revision that finishes later opens no case for it. The latest counts.
   */
  supersede(ref: MessageRef, revisedAt: number, at: number): Promise<void>;
  /** The `revisedAt` remembered, `null` when there is none. */
  supersededAt(ref: MessageRef): Promise<number | null>;
  append(events: readonly NewEvent[]): Promise<void>;
  lastNudge(key: NudgeKey): Promise<RememberedNudge | null>;
  rememberNudge(key: NudgeKey, nudge: RememberedNudge): Promise<void>;
  /** Forgets that a case's nudges were ever meant to be said. */
  forgetNudges(caseId: string): Promise<void>;
  lastOverride(key: NudgeKey): Promise<RememberedOverride | null>;
  rememberOverride(key: NudgeKey, override: RememberedOverride): Promise<void>;
  /** What the author said no to lately is asked about again. */
  forgetOverride(key: NudgeKey): Promise<void>;
  /** What anybody was told of a topic, or said no to, counts no more. */
  forgetTopic(topic: string): Promise<void>;
  /** True the first time a key is given: what was told once is not told again. */
  firstNotice(key: string, at: number): Promise<boolean>;
  /** True when that key was given before. */
  isNoticeGiven(key: string): Promise<boolean>;
  /** Cases whose nudge was merged into this one's, newest first, locked until the transaction ends. */
  casesMergedInto(caseId: string): Promise<readonly Case[]>;
  recordGap(gap: RecordedGap): Promise<void>;
  /** Hands a job to its queue after commit, at least once. */
  outbox(job: ReviewJob | ModerationJob): Promise<void>;
}

export interface CaseQuery {
  readonly teamId?: string;
  readonly authorId?: string;
  readonly channelId?: string;
  /** Opened at or after, ms. */
  readonly from?: number;
  /** Opened before, ms. */
  readonly to?: number;
  readonly states?: readonly Case["state"][];
  /** Default 1,000, the oldest. */
  readonly limit?: number;
  /** The newest instead, newest first. Default false. */
  readonly newestFirst?: boolean;
}

export interface CaseStore {
  transaction<T>(work: (tx: CaseTransaction) => Promise<T>): Promise<T>;
  caseById(id: string): Promise<Case | null>;
  caseOfMessage(ref: MessageRef): Promise<Case | null>;
  cases(query: CaseQuery): Promise<readonly Case[]>;
  /**
   * Cases with something due, oldest first: open ones whose `deadlineAt` has passed and that were not escalated, and
   * open or escalated ones whose `settlesAt` has passed.
   */
  overdue(now: number, limit: number): Promise<readonly Case[]>;
  gaps(from: number, to: number): Promise<readonly RecordedGap[]>;
  /** Events of one type from a moment on, in sequence. */
  eventsOf(type: EventType, from: number): Promise<readonly StoredEvent[]>;
  /** All events in sequence, streamed. */
  events(fromSequence?: number): AsyncIterable<StoredEvent>;
  /** Removes cases, events (the chain keeps its head), gaps and remembered nudges older than `before`. */
  expire(before: number): Promise<number>;
}

/** Keyed fingerprints, 64 bits each, of one thing that a label guards: equal texts, equal fingerprints, and no way back. */
export interface LabelPassage {
  readonly labelId: string;
  /** Where it was said: a channel's id and a message's timestamp (`C1:1700000000.000100`), or a file's id. */
  readonly source: string;
  readonly fingerprints: readonly bigint[];
  /** When it was taken in, ms since the epoch. */
  readonly at: number;
}

/** How far the register has come; both numbers grow, in every process. */
export interface RegisterVersion {
  /** Changes of entries. */
  readonly entries: number;
  /** The latest passage of a label. */
  readonly passages: number;
}

/** What changed in the register after a version. */
export interface RegisterChanges {
  readonly put: readonly SubjectEntry[];
  /** Ids of entries that are no more. */
  readonly removed: readonly string[];
}

/** The register of subjects, in the database. Entries are sealed at rest. */
export interface RegisterStore {
  version(): Promise<RegisterVersion>;
  all(): Promise<readonly SubjectEntry[]>;
  /** What came or went after the version `entries`, and perhaps a little more: all of it when that is -1. */
  changes(entries: number): Promise<RegisterChanges>;
  /** Passages of labels after the version `passages`, in order, page by page. */
  passages(after: number): AsyncIterable<{ readonly passages: readonly LabelPassage[]; readonly last: number }>;
  /**
   * All or nothing; an entry with a known id replaces it, passages are added. False, with nothing written, when an entry
   * changed since the version `asOf`; without one it is written whatever changed.
   */
  put(
    entries: readonly SubjectEntry[],
    events: readonly NewEvent[],
    passages?: readonly LabelPassage[],
    asOf?: RegisterVersion["entries"],
  ): Promise<boolean>;
  /** Adds what a label guards; of labels that are no more nothing is kept. */
  addPassages(passages: readonly LabelPassage[]): Promise<void>;
  /** Its passages go with it. */
  remove(id: string, events: readonly NewEvent[]): Promise<boolean>;
}

/** The register as a process holds it in memory. */
export interface Register {
  facts(subjectId: string): SubjectFacts | null;
  entry(subjectId: string): SubjectEntry | null;
  list(): readonly SubjectEntry[];
  /** Labels on a conversation as a whole, lifted ones too; asked for every message. */
  labelsOf(channelId: string): readonly LabelEntry[];
  /** Takes in what other processes changed; cheap when nothing did. */
  refresh(): Promise<void>;
  /** Writes through to the store and is visible to this process's scanner when it resolves. */
  put(entries: readonly SubjectEntry[], events: readonly NewEvent[], passages?: readonly LabelPassage[]): Promise<void>;
  /** The same for what labels guard. */
  addPassages(passages: readonly LabelPassage[]): Promise<void>;
  /**
   * Puts a new entry unless something in the register speaks against it: `unless` is asked of the register as it is when
   * the entry is written, whichever process wrote last. False then.
   */
  add(entry: SubjectEntry, events: readonly NewEvent[], unless: () => boolean): Promise<boolean>;
  remove(id: string, events: readonly NewEvent[]): Promise<boolean>;
}

/** Who can read a conversation. Never rejects: what can't be established comes back incomplete. */
export interface AudienceSource {
  audience(origin: Origin, channelId: string): Promise<Audience>;
  forget(teamId: string, channelId: string): Promise<void>;
}

/** Who came into conversations, for as long as it is not yet known what that means. */
export interface Arrivals {
  note(teamId: string, channelId: string, arrival: Arrival, at: number): Promise<void>;
  /** Those noted at or after a moment, ms. */
  since(teamId: string, channelId: string, from: number): Promise<readonly Arrival[]>;
}

/** A message as it stands in Slack now. */
export interface PastMessage {
  readonly message: Message;
  /** When this revision was made, ms. */
  readonly revisedAt: number;
  /** True when a bound was met and a part was not read. */
  readonly truncated: boolean;
}

export interface HistoryQuery {
  /** Posted at or after, ms. */
  readonly from: number;
  /** Messages at the most, replies included. */
  readonly limit: number;
  /** `ts` of messages to be read besides, however old. */
  readonly also: readonly string[];
}

/** What was said in a conversation, to be scanned in memory and never stored. */
export interface History {
  /**
   * Latest first; `isWhole` is false when there was more than the limit. A gap where the conversation can't be read;
   * rejects only for faults worth a retry.
   */
  recent(
    origin: Origin,
    channelId: string,
    query: HistoryQuery,
  ): Promise<{ readonly messages: readonly PastMessage[]; readonly isWhole: boolean } | { readonly gap: CoverageGap }>;
}

export interface Person {
  readonly id: string;
  readonly teamId: string;
  readonly isGuest: boolean;
  /** Belongs to another organisation, or can't be established. */
  readonly isExternal: boolean;
  readonly isBot: boolean;
  /** IANA zone, `null` when Slack does not say. */
  readonly zone: string | null;
  /** BCP 47, `null` when Slack does not say. */
  readonly locale: string | null;
}

export interface Directory {
  person(teamId: string, userId: string): Promise<Person | null>;
  /** Members of user groups, together. A group that can't be read adds nobody. */
  groupMembers(teamId: string, groupIds: readonly string[]): Promise<ReadonlySet<string>>;
  isReviewer(teamId: string, userId: string): Promise<boolean>;
  /** Channels that a person and the app are both in; rejects only for faults worth a retry. */
  channelsOf(teamId: string, userId: string): Promise<readonly string[]>;
  /** Asks Slack anew who a person is the next time. */
  forgetPerson(teamId: string, userId: string): void;
}

/** People's own leave to read along in their direct conversations and to act on their messages. */
export interface Consents {
  /** `null` when a person gave none, or took it back. Rejects when that can't be told now. */
  given(person: PersonRef): Promise<GivenConsent | null>;
  /** Forgets it, at once and whatever Slack says, and then asks Slack to end it too. */
  withdraw(person: PersonRef): Promise<Withdrawal>;
}

/** Tells people things. Rejects only for faults worth a retry; refusals come back as an outcome. */
export interface Notifier {
  nudge(value: Case, origin: Origin, content: NudgeContent): Promise<NudgeOutcome>;
  /** Says what came of an answer: replaces the nudge where it was answered, else writes to the author. */
  answerNudge(value: Case, result: RemedyResult, responseUrl: string | null): Promise<void>;
  alertReviewers(alert: ReviewAlert): Promise<"sent" | "off">;
  /** Opens a private conversation of the author with reviewers about a case; `off` when there are no reviewers. */
  openReviewThread(alert: ReviewAlert): Promise<"opened" | "off">;
  sendDigest(report: DigestReport): Promise<"sent" | "off">;
  /** Tells a person something by direct message, in their own language and zone. */
  tell(to: PersonRef, notice: Notice): Promise<NudgeOutcome>;
}

export type RemedyOutcome = "done" | "already-gone" | "not-permitted";

/**
 * Why a text was not posted: no leave to post in the person's name, not where they are, or Slack said no. `unsure`:
 * Slack's answer was lost, so it may have been.
 */
export type PostRefusal = "no-consent" | "not-in-conversation" | "not-permitted" | "unsure";

/** Acts on a posted message with the author's own token, else the configured one. */
export interface MessageActions {
  remove(ref: MessageRef, authorId: string, fileIds: readonly string[]): Promise<RemedyOutcome>;
  replace(ref: MessageRef, authorId: string, text: string): Promise<RemedyOutcome>;
  /** Posts a held message again in its place, as the author where their token allows. */
  repost(ref: MessageRef, authorId: string, text: string): Promise<RemedyOutcome>;
  /** The message's present text, `null` when it is gone or can't be read. Never stored. */
  read(ref: MessageRef, authorId: string): Promise<string | null>;
  /** `readerId`: somebody in the conversation, for one that only its members can see. `null` when there is none to be had. */
  permalink(ref: MessageRef, readerId?: string): Promise<string | null>;
  /** Posts in a person's name with the token they consented to; their own place in the conversation decides. */
  post(
    place: Pick<MessageRef, "teamId" | "channelId">,
    userId: string,
    text: string,
  ): Promise<{ readonly posted: MessageRef } | { readonly refused: PostRefusal }>;
  /** Whether a person let Sotto act in their name. */
  mayActFor(teamId: string, userId: string): Promise<boolean>;
}

export interface FileContent {
  readonly id: string;
  /** Lower-case extension or Slack's file type. */
  readonly type: string;
  readonly name: string;
  /** As they come, to be read once and not necessarily to the end; rejects for faults worth a retry. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Where a file can be read, as far as Sotto sees. */
export interface FileShares {
  readonly ownerId: string | null;
  readonly channelIds: readonly string[];
}

/** Fetches files from Slack's hosts only. */
export interface FileSource {
  /** `null` for a file that is out of reach; rejects only for faults worth a retry. */
  shares(origin: Origin, fileId: string): Promise<FileShares | null>;
  /** A gap where the file could not be had; rejects only for faults worth a retry. */
  fetch(origin: Origin, fileId: string): Promise<FileContent | { readonly gap: CoverageGap }>;
}

export interface FileReadingOptions extends Pick<ScanOptions, "now"> {
  /** Told once, while a file takes long, what was found in it already; the result waits for it. */
  readonly soFar?: (findings: readonly Finding[]) => Promise<void>;
}

/**
 * Reads files away from the event loop, each as far as the policy's bounds allow. Rejects only for what is no fault of
 * the file and worth a retry.
 */
export interface FileReader {
  /** Scans a file's text against the register as it is now. What could not be read comes back as a gap. */
  read(file: FileContent, options: FileReadingOptions): Promise<ScanResult>;
  /** Keyed fingerprints of a file's words; none where there are no words to be had. */
  fingerprints(file: FileContent): Promise<readonly bigint[]>;
}

/** Counters and timings; names as in the metrics page. */
export interface Metrics {
  count(name: string, labels?: Readonly<Record<string, string>>): void;
  observe(name: string, seconds: number, labels?: Readonly<Record<string, string>>): void;
}

/** Keyed fingerprints of a text, 64 bits each: equal texts, equal fingerprints, and no way back. */
export interface Fingerprinter {
  fingerprint(text: string): readonly bigint[];
}
