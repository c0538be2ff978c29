import type { CoverageGap } from "./finding.ts";
import type { ConversationLabelledJob, FileSharedJob, PassagePostedJob } from "./jobs.ts";
import type { MessageRef, Origin } from "./message.ts";
import type {
  CaseStore,
  Clock,
  FileReader,
  FileSource,
  Fingerprinter,
  History,
  LabelPassage,
  Register,
} from "./ports.ts";
import { hasLifted, subjectFacts } from "./subject.ts";

/** Where a message's passages are said to come from. */
export function sourceOf({ channelId, ts }: Pick<MessageRef, "channelId" | "ts">): string {
  return `${channelId}:${ts}`;
}

/** Labels in force on a conversation as a whole: what is posted there carries them. */
export function labelsInForce(channelId: string, register: Pick<Register, "labelsOf">, now: number): readonly string[] {
  return register
    .labelsOf(channelId)
    .filter((entry) => !hasLifted(subjectFacts(entry), now))
    .map(({ id }) => id);
}

/** Learns to recognise what was posted in a labelled conversation. */
export async function passagePosted(
  { ref, labelIds, fingerprints, at }: PassagePostedJob,
  deps: { readonly register: Register },
): Promise<void> {
  const prints = fingerprints.map((print) => BigInt(`0x${print}`));
  await deps.register.addPassages(
    labelIds.map((labelId) => ({ labelId, source: sourceOf(ref), fingerprints: prints, at })),
  );
}

export interface LabelTravelDeps {
  readonly register: Register;
  readonly cases: CaseStore;
  readonly history: History;
  readonly files: FileSource;
  readonly fileReader: FileReader;
  readonly fingerprinter: Fingerprinter;
  readonly clock: Clock;
}

/** The same for a file that came with a message there. A file that can't be read was told of when it was scanned. */
export async function fileInLabelledPlace(
  { ref, origin, fileId }: Pick<FileSharedJob, "ref" | "origin" | "fileId">,
  deps: LabelTravelDeps,
): Promise<void> {
  const labelIds = labelsInForce(ref.channelId, deps.register, deps.clock.now());
  if (labelIds.length > 0) {
    // Its bytes can be read once only, and this is rare: it is fetched again.
    const { passage } = await filePassage(fileId, origin, deps);
    await deps.register.addPassages(labelIds.flatMap((labelId) => (passage === null ? [] : { ...passage, labelId })));
  }
}

type Passage = Omit<LabelPassage, "labelId">;

/** What copies of a file are recognised by, and why not where there is nothing. */
export async function filePassage(
  fileId: string,
  origin: Origin,
  { files, fileReader, clock }: Pick<LabelTravelDeps, "files" | "fileReader" | "clock">,
): Promise<{ readonly passage: Passage | null; readonly gap: CoverageGap | null }> {
  const file = await files.fetch(origin, fileId);
  if ("gap" in file) {
    return { passage: null, gap: file.gap };
  }
  const fingerprints = await fileReader.fingerprints(file);
  const passage = fingerprints.length === 0 ? null : { source: fileId, fingerprints, at: clock.now() };
  return { passage, gap: null };
}

const DAY_MS = 86_400_000;
/** How much of what was said before a conversation was labelled is taken in. */
const HISTORY = { days: 90, messages: 1_000, files: 100 };
/** Messages of which the passages are written at a time. */
const PAGE = 100;

/**
 * Takes in what was said in a conversation before it was labelled, the latest first. What could not be read, or was too
 * much, becomes a gap. A label that is gone again takes nothing in.
 */
export async function conversationLabelled(
  { labelId, origin, channelId }: ConversationLabelledJob,
  deps: LabelTravelDeps,
): Promise<void> {
  await deps.register.refresh();
  if (deps.register.entry(labelId) === null) {
    return;
  }
  const now = deps.clock.now();
  const gaps: CoverageGap[] = [];
  const query = { from: now - HISTORY.days * DAY_MS, limit: HISTORY.messages, also: [] };
  const history = await deps.history.recent(origin, channelId, query);
  const messages = "gap" in history ? [] : history.messages.map(({ message }) => message);
  if ("gap" in history) {
    gaps.push(history.gap);
  } else if (!history.isWhole) {
    gaps.push({ reason: "too-large", what: "history" });
  }
  for (let start = 0; start < messages.length; start += PAGE) {
    const passages = messages.slice(start, start + PAGE).flatMap(({ ref, text }): LabelPassage[] => {
      const fingerprints = deps.fingerprinter.fingerprint(text);
      return fingerprints.length === 0 ? [] : [{ labelId, source: sourceOf(ref), fingerprints, at: now }];
    });
    await deps.register.addPassages(passages);
  }
  const fileIds = [...new Set(messages.flatMap(({ files }) => files.map(({ id }) => id)))];
  for (const fileId of fileIds.slice(0, HISTORY.files)) {
    const { passage, gap } = await filePassage(fileId, origin, deps);
    if (passage !== null) await deps.register.addPassages([{ ...passage, labelId }]);
    if (gap !== null) gaps.push(gap);
  }
  if (fileIds.length > HISTORY.files) {
    gaps.push({ reason: "too-large", what: "history" });
  }
  if (gaps.length > 0) {
    await deps.cases.transaction(async (tx) => {
      for (const gap of gaps) await tx.recordGap({ ...gap, ref: null, at: now });
    });
  }
}
