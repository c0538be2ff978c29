import type { Arrival } from "../../src/core/arrival.ts";
import type { Audience } from "../../src/core/audience.ts";
import type { Case } from "../../src/core/case.ts";
import { type ChangedSubjects, createChangedSubjects } from "../../src/core/changed-subjects.ts";
import type { CommandDeps } from "../../src/core/commands/command.ts";
import type { DigestReport } from "../../src/core/digest.ts";
import type { GivenConsent, PersonRef } from "../../src/core/direct-consent.ts";
import type { StoredEvent } from "../../src/core/event.ts";
import type { CoverageGap, Finding } from "../../src/core/finding.ts";
import { createTurns } from "../../src/core/in-turn.ts";
import type { FileSharedJob, ModerationJob, ReviewJob, TextScannedJob } from "../../src/core/jobs.ts";
import { createLiftCalendar, type LiftCalendar } from "../../src/core/lift-calendar.ts";
import type { Origin } from "../../src/core/message.ts";
import type { ModerationDeps } from "../../src/core/moderation.ts";
import type { Notice } from "../../src/core/notice.ts";
import type { NudgeContent, NudgeOutcome, ReviewAlert } from "../../src/core/nudge.ts";
import { DEFAULT_POLICY, type Policy } from "../../src/core/policy.ts";
import type {
  FileContent,
  FileShares,
  Log,
  PastMessage,
  Person,
  PostRefusal,
  RemedyOutcome,
} from "../../src/core/ports.ts";
import type { RemedyResult } from "../../src/core/remedy-result.ts";
import type { SubjectEntry } from "../../src/core/subject.ts";
import { whyAmbiguous } from "../../src/matching/why-ambiguous.ts";
import { openRegister } from "../../src/store/register.ts";
import { createSealer } from "../../src/store/sealing.ts";
import { audienceOf, NOW } from "./builders.ts";
import type { CoreStores } from "./stores.ts";

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

export const ORIGIN: Origin = {
  teamId: "T0HOME",
  enterpriseId: null,
  authorizedUserId: null,
  conversation: "channel",
  externalHint: false,
};

/** The core on a real store, with people and Slack as the test wants them. */
export interface CoreWorld {
  readonly deps: ModerationDeps & CommandDeps;
  policy: Policy;
  now: number;
  audience: Audience;
  /** What Slack says to deleting, replacing and posting again. */
  remedy: RemedyOutcome;
  /** The text `read` returns, `null` when the message is gone. */
  text: string | null;
  nudgeOutcome: NudgeOutcome;
  /** Link to any message. */
  permalink: string | null;
  /** What the scanner could not look at. */
  scanGaps: readonly CoverageGap[];
  /** Thrown by the next nudge instead of posting it. */
  nudgeFault: Error | null;
  file: FileContent | null;
  /** Where any file can be read, `null` when it is out of reach. */
  fileShares: FileShares | null;
  /** What of that file could not be read. */
  fileGaps: readonly CoverageGap[];
  /** What the directory knows of anybody. */
  person: Person | null;
  reviewers: readonly string[];
  /** Who came into any conversation lately. */
  arrivals: readonly Arrival[];
  /** What was said in any conversation, latest first; `null` where it can't be read. */
  history: readonly Said[] | null;
  /** Channels anybody is in. */
  channels: readonly string[];
  /** What anybody allowed Sotto, `null` when they withdrew. */
  consent: GivenConsent | null;
  readonly nudges: NudgeContent[];
  readonly answers: RemedyResult[];
  readonly alerts: ReviewAlert[];
  readonly removed: string[];
  readonly replaced: string[];
  readonly reposted: string[];
  /** Posted in a person's name. */
  readonly posted: string[];
  /** Why Slack doesn't let Sotto post, `null` when it does. */
  postRefusal: PostRefusal | null;
  /** Files that were to be removed with a message. */
  readonly removedFiles: string[];
  /** Where answers were confirmed; `null` for an answer without a `response_url`. */
  readonly responseUrls: (string | null)[];
  readonly threads: ReviewAlert[];
  readonly digests: DigestReport[];
  /** What people were told by direct message. */
  readonly notices: { readonly to: PersonRef; readonly notice: Notice }[];
  /** Thrown by the next notice instead of sending it. */
  noticeFault: Error | null;
  /** What was counted, as `name label=value …`. */
  readonly counts: string[];
  readonly timings: { readonly name: string; readonly seconds: number }[];
  register(entries: readonly SubjectEntry[]): Promise<void>;
  /** Follows the register, as a worker's does. */
  readonly lifts: LiftCalendar;
  /** The same. */
  readonly changedSubjects: ChangedSubjects;
  /** Takes the jobs out of the outbox, oldest first. */
  takeJobs(): Promise<(ModerationJob | ReviewJob)[]>;
  events(): Promise<StoredEvent[]>;
  theCase(ts?: string): Promise<Case>;
  close(): void;
}

/** A fresh world on open stores: all is emptied but the events, which can't be. */
export async function openCoreWorld(
  stores: CoreStores,
  findIn: (text: string) => readonly Finding[] = () => [],
): Promise<CoreWorld> {
  await stores.empty();
  const { cases } = stores;
  const sealer = createSealer([Buffer.alloc(32, 1)]);
  const lifts = createLiftCalendar(DEFAULT_POLICY.embargo);
  const changedSubjects = createChangedSubjects();
  const register = await openRegister({
    store: stores.register,
    log: SILENT,
    onChange: (entries) => {
      lifts.take(entries);
      changedSubjects.take(entries);
    },
  });
  const world: CoreWorld = {
    policy: DEFAULT_POLICY,
    now: NOW,
    audience: audienceOf(),
    remedy: "done",
    text: null,
    nudgeOutcome: { via: "ephemeral" },
    nudgeFault: null,
    file: null,
    fileShares: { ownerId: "UANA", channelIds: [] },
    fileGaps: [],
    person: colleague(),
    reviewers: [],
    arrivals: [],
    history: [],
    channels: [],
    consent: { since: NOW, scopes: ["im:history", "mpim:history"] },
    nudges: [],
    answers: [],
    alerts: [],
    removed: [],
    replaced: [],
    reposted: [],
    posted: [],
    postRefusal: null,
    removedFiles: [],
    responseUrls: [],
    threads: [],
    digests: [],
    notices: [],
    noticeFault: null,
    counts: [],
    timings: [],
    permalink: null,
    scanGaps: [],
    deps: {
      cases,
      inTurn: createTurns(),
      register,
      sealer,
      get policy() {
        return world.policy;
      },
      clock: { now: () => world.now },
      metrics: {
        count(name, labels = {}) {
          world.counts.push([name, ...Object.entries(labels).map(([key, value]) => `${key}=${value}`)].join(" "));
        },
        observe(name, seconds) {
          world.timings.push({ name, seconds });
        },
      },
      audiences: { audience: async () => world.audience, async forget() {} },
      directory: {
        person: async (_teamId, userId) => (world.person === null ? null : { ...world.person, id: userId }),
        groupMembers: async () => new Set<string>(),
        isReviewer: async (_teamId, userId) => world.reviewers.includes(userId),
        channelsOf: async () => world.channels,
        forgetPerson() {},
      },
      scanner: { scan: (text) => ({ findings: findIn(text), gaps: world.scanGaps }) },
      titleOf: (_detector, kind) => kind,
      ambiguityOf: whyAmbiguous,
      arrivals: { async note() {}, since: async () => world.arrivals },
      history: {
        recent: async (origin, channelId, { from, limit }) => {
          if (world.history === null) {
            return { gap: { reason: "unavailable", what: "history" } };
          }
          const all = world.history.filter(({ postedAt }) => postedAt >= from);
          return {
            messages: all.slice(0, limit).map((one) => pastMessage(one, origin.teamId, channelId)),
            isWhole: all.length <= limit,
          };
        },
      },
      consents: { given: async () => world.consent },
      workspaces: async () => ["T0HOME"],
      notifier: {
        async nudge(_value, _origin, content) {
          if (world.nudgeFault !== null) {
            const fault = world.nudgeFault;
            world.nudgeFault = null;
            throw fault;
          }
          world.nudges.push(content);
          return world.nudgeOutcome;
        },
        async answerNudge(_value, result, responseUrl) {
          world.answers.push(result);
          world.responseUrls.push(responseUrl);
        },
        async alertReviewers(alert) {
          world.alerts.push(alert);
          return "sent";
        },
        async openReviewThread(alert) {
          world.threads.push(alert);
          return "opened";
        },
        async sendDigest(report) {
          world.digests.push(report);
          return "sent";
        },
        async tell(to, notice) {
          if (world.noticeFault !== null) {
            const fault = world.noticeFault;
            world.noticeFault = null;
            throw fault;
          }
          world.notices.push({ to, notice });
          return world.nudgeOutcome;
        },
      },
      actions: {
        async remove(ref, _author, fileIds) {
          world.removed.push(ref.ts);
          world.removedFiles.push(...fileIds);
          return world.remedy;
        },
        async replace(_ref, _author, text) {
          world.replaced.push(text);
          return world.remedy;
        },
        async repost(_ref, _author, text) {
          world.reposted.push(text);
          return world.remedy;
        },
        read: async () => world.text,
        permalink: async () => world.permalink,
        async post(place, _userId, text) {
          if (world.postRefusal !== null) {
            return { refused: world.postRefusal };
          }
          world.posted.push(text);
          return { posted: { ...place, ts: `${world.posted.length}.1` } };
        },
        mayActFor: async () => world.postRefusal !== "no-consent",
      },
      files: {
        shares: async () => world.fileShares,
        fetch: async () => world.file ?? { gap: { reason: "unavailable", what: "file" } },
      },
      fileReader: {
        // Every file takes a while here: what is told ahead must change nothing of what comes of it.
        async read(file, { soFar }) {
          const findings = findIn(await textOf(file));
          await soFar?.(findings);
          return { findings, gaps: world.fileGaps };
        },
        fingerprints: async (file) => [BigInt((await textOf(file)).length)],
      },
      fingerprinter: { fingerprint: (text) => [BigInt(text.length)] },
    },
    lifts,
    changedSubjects,
    register: (entries) => register.put(entries, []),
    takeJobs: stores.takeJobs,
    events: stores.events,
    async theCase(ts = "1.1") {
      const value = await cases.caseOfMessage({ ...placeOf(ts) });
      if (value === null) {
        throw new Error(`no case of message ${ts}`);
      }
      return value;
    },
    close() {
      register.close();
    },
  };
  return world;
}

export function colleague(changes: Partial<Person> = {}): Person {
  return {
    id: "UANA",
    teamId: "T0HOME",
    isGuest: false,
    isExternal: false,
    isBot: false,
    zone: null,
    locale: null,
    ...changes,
  };
}

/** A message of the history. */
export interface Said {
  readonly text: string;
  readonly by: string;
  /** ms since the epoch; its `ts` too. */
  readonly postedAt: number;
  readonly fileIds?: readonly string[];
}

/** The `ts` of what was said at a time. */
export function tsOf(postedAt: number): string {
  return (postedAt / 1_000).toFixed(6);
}

function pastMessage({ text, by, postedAt, fileIds = [] }: Said, teamId: string, channelId: string): PastMessage {
  return {
    message: {
      ref: { teamId, channelId, ts: tsOf(postedAt) },
      authorId: by,
      text,
      files: fileIds.map((id) => ({ id })),
      revision: `of ${text}`,
    },
    revisedAt: postedAt,
    truncated: false,
  };
}

/** A text file; it can be fetched any number of times. */
export function fileOf(text: string): FileContent {
  const bytes = {
    async *[Symbol.asyncIterator]() {
      yield Buffer.from(text);
    },
  };
  return { id: "F1", type: "txt", name: "a.txt", bytes };
}

async function textOf({ bytes }: FileContent): Promise<string> {
  return Buffer.concat(await Array.fromAsync(bytes)).toString("utf8");
}

export function placeOf(ts: string) {
  return { teamId: "T0HOME", channelId: "C0HERE", ts };
}

export function textJob(changes: Partial<TextScannedJob> = {}): TextScannedJob {
  return {
    name: "text-scanned",
    ref: placeOf("1.1"),
    origin: ORIGIN,
    authorId: "UANA",
    revision: "r1",
    revisedAt: 1_000,
    edited: false,
    findings: [],
    gaps: [],
    fileIds: [],
    receivedAt: NOW,
    ...changes,
  };
}

export function fileJob(changes: Partial<FileSharedJob> = {}): FileSharedJob {
  return {
    name: "file-shared",
    ref: placeOf("1.1"),
    origin: ORIGIN,
    authorId: "UANA",
    revision: "r1",
    revisedAt: 1_000,
    fileId: "F1",
    receivedAt: NOW,
    ...changes,
  };
}
