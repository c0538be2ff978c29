import { event } from "../event.ts";
import { subjectFacts } from "../subject.ts";
import { type Asker, type CommandDeps, isMember, mayChange, type Reply, refused, shortIdOf } from "./command.ts";

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
