import type { CaseStore, Register } from "./ports.ts";
import type { Clearance, SubjectEntry } from "./subject.ts";

/** Slack gives a channel a new id when a share of it begins. */
export interface ChannelMove {
  readonly from: string;
  readonly to: string;
}

/** Takes along what is known of a conversation under its old id: cases, rooms, clearances and labels. */
export async function moveChannel(
  teamId: string,
  move: ChannelMove,
  deps: { readonly cases: CaseStore; readonly register: Register },
): Promise<void> {
  await deps.register.refresh();
  const moved = deps.register.list().flatMap((entry) => movedEntry(entry, move) ?? []);
  if (moved.length > 0) {
    await deps.register.put(moved, []);
  }
  // What is deleted, edited or answered there must find its case.
  for (const { id } of await deps.cases.cases({ teamId, channelId: move.from })) {
    await moveCase(id, move, deps.cases);
  }
}

async function moveCase(id: string, { from, to }: ChannelMove, cases: CaseStore): Promise<void> {
  await cases.transaction(async (tx) => {
    const value = await tx.caseById(id);
    if (value === null || value.ref.channelId !== from) {
      return;
    }
    const ref = { ...value.ref, channelId: to };
    // A message may have been edited, and its case opened anew, under the new id already.
    if ((await tx.caseOfMessage(ref)) === null) {
      await tx.saveCase({ ...value, ref });
    }
  });
}

/** The entry with the new id, `null` where it does not name the old one. */
function movedEntry(entry: SubjectEntry, { from, to }: ChannelMove): SubjectEntry | null {
  const renamed = (ids: readonly string[]) => [...new Set(ids.map((id) => (id === from ? to : id)))];
  const cleared = (clearance: Clearance) => ({ ...clearance, channels: renamed(clearance.channels) });
  switch (entry.kind) {
    case "client":
      return entry.rooms.includes(from) ? { ...entry, rooms: renamed(entry.rooms) } : null;
    case "embargo":
      return entry.clearedFor.channels.includes(from) ? { ...entry, clearedFor: cleared(entry.clearedFor) } : null;
    case "label": {
      const { target, clearedFor } = entry;
      const isOn = target.type !== "file" && target.channelId === from;
      return isOn || clearedFor.channels.includes(from)
        ? { ...entry, clearedFor: cleared(clearedFor), target: isOn ? { ...target, channelId: to } : target }
        : null;
    }
  }
}
