import { event } from "../event.ts";
import { planLiftNotice } from "../lift-change.ts";
import { SUBJECT_KINDS, subjectFacts } from "../subject.ts";
import { type Asker, type CommandDeps, isMember, mayChange, type Reply, refused } from "./command.ts";
import { namedSubject } from "./named-subject.ts";

/** `lift`: ends an embargo, label or client entry, by its name or short id. Owners and reviewers only. */
export async function lift(asker: Asker, subject: string, deps: CommandDeps): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const named = await namedSubject(subject, SUBJECT_KINDS, deps);
  if ("refusal" in named) {
    return named.refusal;
  }
  const { entry } = named;
  if (!(await mayChange(asker, entry, deps))) {
    return refused("not-the-owner");
  }
  const removed = await deps.register.remove(entry.id, [
    event("subject_lifted", deps.clock.now(), null, asker.userId, { subject: entry.id, kind: entry.kind }),
  ]);
  if (removed) {
    await planLiftNotice(entry, { type: "ended" }, asker.userId, deps);
  }
  return { kind: "lifted", facts: subjectFacts(entry) };
}
