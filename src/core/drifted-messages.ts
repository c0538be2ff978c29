import { setImmediate } from "node:timers/promises";
import type { Case, CaseFinding } from "./case.ts";
import type { AudienceChangedJob } from "./jobs.ts";
import { labelsInForce } from "./label-travel.ts";
import type { Arrivals, FileReader, FileSource, History, PastMessage } from "./ports.ts";
import type { RemedyDeps } from "./remedy.ts";
import type { LabelEntry } from "./subject.ts";
import { unreadableFile } from "./unreadable-file.ts";

export interface DriftDeps extends RemedyDeps {
  readonly arrivals: Arrivals;
  readonly history: History;
  readonly files: FileSource;
  readonly fileReader: FileReader;
}

/** A message of before the audience grew, and all that is found in it now. */
export type DriftedMessage = Pick<Case, "ref" | "authorId" | "origin" | "revision" | "revisedAt" | "findings">;

const DAY_MS = 86_400_000;
/** Cases of a conversation at the most, those outside its history included. */
const MOST_CASES = 5_000;
/** Labelled messages that are read however old they are. */
const MOST_LABELLED = 50;

/**
 * What was said in a conversation lately, scanned again: of a message that those who were there might read, nothing
 * was kept. Where Slack does not let Sotto read it, the cases of it are all there is.
 */
export async function recentMessages(job: AudienceChangedJob, deps: DriftDeps): Promise<readonly DriftedMessage[]> {
  const { origin, channelId } = job;
  const { drift } = deps.policy;
  const now = deps.clock.now();
  const from = now - drift.days * DAY_MS;
  // It may have been registered since that some of it is secret.
  await deps.register.refresh();
  const labels = labelsWithin(job, deps);
  const also = [...labels.messages.keys()].slice(0, MOST_LABELLED);
  const known = await deps.cases.cases({ teamId: origin.teamId, channelId, from, limit: MOST_CASES });
  const history = await deps.history.recent(origin, channelId, { from, limit: drift.messages, also });
  if ("gap" in history) {
    await deps.cases.transaction((tx) => tx.recordGap({ ...history.gap, ref: null, at: now }));
    return known.filter(isThere);
  }
  const caseOf = new Map(known.map((value) => [value.ref.ts, value]));
  const reader = createPastFiles(drift.files, deps);
  const messages: DriftedMessage[] = [];
  for (const past of history.messages) {
    const { message, revisedAt } = past;
    const { ref, authorId, revision } = message;
    const before = caseOf.get(ref.ts);
    caseOf.delete(ref.ts);
    // Nudges that are due do not wait for all of the history.
    await setImmediate();
    const findings = [
      ...textFindings(past, labels, now, deps),
      ...(await reader.findings(past, before ?? null, labels, origin)),
    ];
    messages.push({ ref, origin: before?.origin ?? origin, authorId, revision, revisedAt, findings });
  }
  if (!history.isWhole || reader.leftOut()) {
    await deps.cases.transaction((tx) =>
      tx.recordGap({ reason: "too-large", what: "history", ref: null, at: deps.clock.now() }),
    );
  }
  // A message that was not among all there are is gone, or is older.
  const unread = [...caseOf.values()].filter((value) => isThere(value) && !(history.isWhole && isSince(value, from)));
  return [...messages, ...unread].map((message) => withoutOwnLabels(message, job, deps));
}

function isThere({ state }: Case): boolean {
  return state !== "removed" && state !== "redacted";
}

/** Whether the history would have it: a reply is found by its thread, however late it came. */
function isSince({ ref }: Case, from: number): boolean {
  return Number(ref.threadTs ?? ref.ts) * 1_000 >= from;
}

/** What is posted in a labelled conversation carries its label: of that its owner is told, not every author. */
function withoutOwnLabels(message: DriftedMessage, job: AudienceChangedJob, deps: DriftDeps): DriftedMessage {
  const own = new Set(labelsInForce(job.channelId, deps.register, deps.clock.now()));
  return {
    ...message,
    findings: message.findings.filter(({ subjectId }) => subjectId === null || !own.has(subjectId)),
  };
}

interface LabelsWithin {
  /** By `ts`. */
  readonly messages: ReadonlyMap<string, LabelEntry>;
  readonly files: ReadonlyMap<string, LabelEntry>;
}

/** Labels put on single messages of the conversation, and on files wherever they are. */
function labelsWithin({ channelId }: AudienceChangedJob, deps: DriftDeps): LabelsWithin {
  const messages = new Map<string, LabelEntry>();
  const files = new Map<string, LabelEntry>();
  for (const entry of deps.register.list()) {
    if (entry.kind !== "label") {
      continue;
    }
    const { target } = entry;
    if (target.type === "file") {
      files.set(target.fileId, entry);
    } else if (target.type === "message" && target.channelId === channelId) {
      messages.set(target.ts, entry);
    }
  }
  return { messages, files };
}

/** A labelled message is what its label says, however short it is. */
function labelFinding(label: LabelEntry | undefined, found: readonly CaseFinding[], part: string): CaseFinding[] {
  return label === undefined || found.some(({ subjectId }) => subjectId === label.id)
    ? []
    : [
        {
          detector: "labelled-text",
          kind: "labelled-passage",
          start: 0,
          end: 0,
          severity: "high",
          confidence: 1,
          subjectId: label.id,
          part,
        },
      ];
}

function textFindings(
  { message }: PastMessage,
  labels: LabelsWithin,
  now: number,
  deps: DriftDeps,
): readonly CaseFinding[] {
  const { findings } = message.text === "" ? { findings: [] } : deps.scanner.scan(message.text, { now });
  const found = findings.map((finding): CaseFinding => ({ ...finding, part: "text" }));
  return [...found, ...labelFinding(labels.messages.get(message.ref.ts), found, "text")];
}

/** Reads so many files and no more; what its case knows of a message's files counts where they are not read. */
function createPastFiles(most: number, deps: DriftDeps) {
  let read = 0;
  let left = false;

  async function fileFindings(
    fileId: string,
    message: PastMessage["message"],
    before: Case | null,
    origin: Case["origin"],
  ): Promise<readonly CaseFinding[]> {
    const part = `file:${fileId}`;
    const known = (before?.findings ?? []).filter((finding) => finding.part === part);
    if (read >= most) {
      left = true;
      return before?.revision === message.revision ? known : [];
    }
    read += 1;
    const fetched = await deps.files.fetch(origin, fileId);
    if ("gap" in fetched) {
      return known;
    }
    const { findings, gaps } = await deps.fileReader.read(fetched, { now: deps.clock.now() });
    return [...findings, ...unreadableFile(gaps)].map((finding): CaseFinding => ({ ...finding, part }));
  }

  return {
    leftOut: () => left,
    async findings({ message }: PastMessage, before: Case | null, labels: LabelsWithin, origin: Case["origin"]) {
      const all: CaseFinding[] = [];
      for (const { id } of message.files) {
        const found = await fileFindings(id, message, before, origin);
        all.push(...found, ...labelFinding(labels.files.get(id), found, `file:${id}`));
      }
      return all;
    },
  };
}
