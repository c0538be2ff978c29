import type { FileSharedJob, PassagePostedJob } from "./jobs.ts";
import type { MessageRef } from "./message.ts";
import type { Clock, FileReader, FileSource, LabelPassage, Register } from "./ports.ts";
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

export interface FilePassageDeps {
  readonly register: Register;
  readonly files: FileSource;
  readonly fileReader: FileReader;
  readonly clock: Clock;
}

/** The same for a file that came with a message there. A file that can't be read was told of when it was scanned. */
export async function fileInLabelledPlace(
  { ref, origin, fileId }: Pick<FileSharedJob, "ref" | "origin" | "fileId">,
  deps: FilePassageDeps,
): Promise<void> {
  const now = deps.clock.now();
  const labelIds = labelsInForce(ref.channelId, deps.register, now);
  if (labelIds.length === 0) {
    return;
  }
  // Its bytes can be read once only, and this is rare: it is fetched again.
  const file = await deps.files.fetch(origin, fileId);
  const fingerprints = "gap" in file ? [] : await deps.fileReader.fingerprints(file);
  if (fingerprints.length > 0) {
    await deps.register.addPassages(
      labelIds.map((labelId): LabelPassage => ({ labelId, source: fileId, fingerprints, at: now })),
    );
  }
}
