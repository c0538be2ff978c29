import { event } from "../event.ts";
import { planLiftNotice } from "../lift-change.ts";
import { SUBJECT_KINDS, subjectFacts } from "../subject.ts";
import { changeableSubject } from "./changeable-subject.ts";
import type { Asker, CommandDeps, Reply } from "./command.ts";

/** `lift`: ends an embargo, label or client entry, by its name or short id. Owners and reviewers only. */
export async function lift(asker: Asker, subject: string, deps: CommandDeps): Promise<Reply> {
  const found = await changeableSubject(asker, subject, SUBJECT_KINDS, deps);
  if ("refusal" in found) {
    return found.refusal;
  }
  const { entry } = found;
  const removed = await deps.register.remove(entry.id, [
    event("subject_lifted", deps.clock.now(), null, asker.userId, { subject: entry.id, kind: entry.kind }),
  ]);
  if (removed) {
    await planLiftNotice(entry, { type: "ended" }, asker.userId, deps);
  }
  return { kind: "lifted", facts: subjectFacts(entry) };
}
