import type { RecordedGap } from "../core/case.ts";
import type { ClueMemory } from "../core/clue-memory.ts";
import { mayRead } from "../core/direct-consent.ts";
import type { CoverageGap, Scanner, ScanResult } from "../core/finding.ts";
import type { ModerationJob } from "../core/jobs.ts";
import { labelsInForce } from "../core/label-travel.ts";
import type { Message } from "../core/message.ts";
import type { Policy } from "../core/policy.ts";
import type {
  Arrivals,
  AudienceSource,
  Clock,
  Consents,
  Fingerprinter,
  Log,
  Metrics,
  ModerationQueue,
  Register,
  Sealer,
} from "../core/ports.ts";
import { type Decoded, decode, seenThroughPerson } from "./decode.ts";
import type { OwnApps } from "./own-app.ts";
import { revisionOf } from "./revision.ts";

export interface IntakeDeps {
  readonly scanner: Scanner;
  /** What authors said before, in this process. Default: every message stands alone. */
  readonly clueMemory?: ClueMemory;
  readonly queue: ModerationQueue;
  readonly sealer: Pick<Sealer, "blind">;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly policy: Pick<Policy, "includeBots" | "ignoreChannels">;
  readonly audiences: Pick<AudienceSource, "forget">;
  readonly arrivals: Pick<Arrivals, "note">;
  /** Knows which conversations are labelled. Default: none is. */
  readonly register?: Pick<Register, "labelsOf">;
  /** Takes the fingerprints of what is posted in a labelled conversation. */
  readonly fingerprinter?: Fingerprinter;
  /** Who lets Sotto read along in their direct conversations. Default: everybody whose events Slack sends. */
  readonly consents?: Pick<Consents, "given">;
  /** Tells what Sotto posts itself from what it posts in people's names. Default: only the events do. */
  readonly ownApps?: OwnApps;
  /** Records a gap of the whole service, durably. */
  recordGap(gap: RecordedGap): Promise<void>;
}

/**
 * Takes an event in before it is acknowledged: decodes and scans it and, when anything was found or a file came
 * along, persists the work. Clean messages touch neither the queue nor the database.
 * @throws when the work could not be persisted: then the event must not be acknowledged, so that Slack sends it again.
 */
export async function intake(body: unknown, deps: IntakeDeps): Promise<void> {
  const decoded = await decoding(body, deps);
  if (decoded.kind === "rate-limited") {
    deps.log.warn("Slack withheld events: the app's hourly limit was reached", { teamId: decoded.teamId });
    await deps.recordGap({ reason: "unavailable", what: "slack-events", ref: null, at: deps.clock.now() });
    return;
  }
  if (decoded.kind === "conversation-changed") {
    await noteChange(decoded, deps);
  }
  if (decoded.kind === "malformed" && !deps.policy.ignoreChannels.includes(decoded.channelId ?? "")) {
    deps.log.warn("A message could not be read", { teamId: decoded.teamId, channelId: decoded.channelId });
    await deps.recordGap({ reason: "malformed", what: "message", ref: null, at: deps.clock.now() });
  }
  if ("origin" in decoded && deps.consents !== undefined && !(await mayRead(decoded.origin, deps.consents))) {
    // Slack still sends what it was asked to stop sending: it is let go unread.
    deps.metrics.count("events", { kind: decoded.kind, outcome: "no-consent" });
    return;
  }
  const jobs = jobsOf(decoded, deps);
  if (decoded.kind === "ignored" && (decoded.why === "not-an-event" || decoded.why === "other-event")) {
    return;
  }
  if (jobs.length > 0) {
    await deps.queue.enqueue(jobs);
  }
  deps.metrics.count("events", {
    kind: decoded.kind,
    outcome: outcomeOf(decoded, jobs),
  });
}

/** An event that came through a person does not say who Sotto is; that is asked where the app posted something. */
async function decoding(body: unknown, { policy, ownApps }: IntakeDeps): Promise<Decoded> {
  const decoded = decode(body, policy);
  const isOwn = decoded.kind === "ignored" && decoded.why === "own";
  const through = isOwn ? seenThroughPerson(body) : null;
  if (through === null || ownApps === undefined) {
    return decoded;
  }
  const { userId } = await ownApps.of(through.teamId, through.enterpriseId);
  return decode(body, { ...policy, ownUserId: userId });
}

function outcomeOf(decoded: Decoded, jobs: readonly ModerationJob[]): string {
  if (decoded.kind === "ignored") {
    return decoded.why;
  }
  return decoded.kind === "malformed" ? "unread" : jobs.length === 0 ? "clean" : "queued";
}

function jobsOf(decoded: Decoded, deps: IntakeDeps): readonly ModerationJob[] {
  const at = deps.clock.now();
  switch (decoded.kind) {
    case "posted":
    case "edited":
      return messageJobs(decoded, at, deps);
    case "deleted":
      return [{ name: "message-deleted", ref: decoded.ref, at }];
    case "conversation-changed":
      return changeJobs(decoded, at, deps);
    case "guest-changed":
      return [{ name: "person-changed", origin: decoded.origin, userId: decoded.userId, at }];
    default:
      return [];
  }
}

/** Before the acknowledgement: what is posted after it must be judged by the new audience. */
async function noteChange(
  { origin, channelId, previousChannelId, arrivals }: Extract<Decoded, { kind: "conversation-changed" }>,
  deps: IntakeDeps,
): Promise<void> {
  for (const id of previousChannelId === null ? [channelId] : [channelId, previousChannelId]) {
    await deps.audiences.forget(origin.teamId, id);
  }
  for (const arrival of arrivals) {
    await deps.arrivals.note(origin.teamId, channelId, arrival, deps.clock.now());
  }
}

/** People who come within so many milliseconds of each other are looked at together. */
const TOGETHER_MS = 4_000;
/** Slack's own answers may lag behind its events, and the clocks of processes differ. */
const GRACE_MS = 1_000;

function changeJobs(
  { origin, channelId, previousChannelId, arrivals }: Extract<Decoded, { kind: "conversation-changed" }>,
  at: number,
  deps: IntakeDeps,
): readonly ModerationJob[] {
  const matters = arrivals.length > 0 && !deps.policy.ignoreChannels.includes(channelId);
  // Whoever comes after this time span gets a job of their own: a change is never lost to one that is being looked at.
  const since = Math.floor(at / TOGETHER_MS) * TOGETHER_MS;
  const notBefore = since + TOGETHER_MS + GRACE_MS;
  return matters || previousChannelId !== null
    ? [{ name: "audience-changed", channelId, previousChannelId, origin, since, notBefore }]
    : [];
}

function messageJobs(
  decoded: Extract<Decoded, { kind: "posted" | "edited" }>,
  receivedAt: number,
  deps: IntakeDeps,
): readonly ModerationJob[] {
  const { message, origin } = decoded;
  if (deps.policy.ignoreChannels.includes(message.ref.channelId)) {
    deps.metrics.count("unscanned", { reason: "ignored-channel" });
    return [];
  }
  const edited = decoded.kind === "edited";
  // What an edit took out was said before no more, whether or not anything wakes the detector now.
  if (edited) deps.clueMemory?.earlier(message.ref, message.authorId).keep([]);
  const { findings, gaps } = scan(message, decoded.truncated, receivedAt, deps);
  const jobs: ModerationJob[] = labelledPassages(message, receivedAt, deps);
  if (!edited && findings.length === 0 && gaps.length === 0 && message.files.length === 0) {
    return jobs;
  }
  const common = {
    ref: message.ref,
    origin,
    authorId: message.authorId,
    revision: revisionOf(message, deps.sealer),
    revisedAt: decoded.revisedAt,
    receivedAt,
  };
  // An edit is always told, even a clean one: it may settle the case of the revision before.
  if (edited || findings.length > 0 || gaps.length > 0) {
    jobs.push({
      ...common,
      name: "text-scanned",
      edited,
      findings,
      gaps,
      fileIds: message.files.map((file) => file.id),
    });
  }
  // After an edit all of them again: what was found in a file counts for the revision it was scanned for.
  for (const { id } of message.files) {
    jobs.push({ ...common, name: "file-shared", fileId: id });
  }
  return jobs;
}

/** What is posted under a channel's label is to be recognised elsewhere. */
function labelledPassages(message: Omit<Message, "revision">, at: number, deps: IntakeDeps): ModerationJob[] {
  const { register, fingerprinter } = deps;
  if (register === undefined || fingerprinter === undefined) {
    return [];
  }
  const { ref, text } = message;
  const labelIds = labelsInForce(ref.channelId, register, at);
  const prints = labelIds.length === 0 ? [] : fingerprinter.fingerprint(text);
  if (prints.length === 0) {
    return [];
  }
  const fingerprints = prints.map((print) => print.toString(16));
  return [{ name: "passage-posted", ref, labelIds, revision: revisionOf(message, deps.sealer), fingerprints, at }];
}

function scan(message: Omit<Message, "revision">, truncated: boolean, now: number, deps: IntakeDeps): ScanResult {
  const started = performance.now();
  const earlier = deps.clueMemory?.earlier(message.ref, message.authorId);
  const options = earlier === undefined ? { now } : { now, earlier };
  const result = message.text === "" ? { findings: [], gaps: [] } : deps.scanner.scan(message.text, options);
  deps.metrics.observe("scan", (performance.now() - started) / 1000);
  const gap: CoverageGap = { reason: "too-large", what: "message" };
  return truncated ? { findings: result.findings, gaps: [...result.gaps, gap] } : result;
}
