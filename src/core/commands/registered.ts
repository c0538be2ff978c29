import { event } from "../event.ts";
import { hasLifted, type SubjectEntry, subjectFacts } from "../subject.ts";
import type { Asker, CommandDeps } from "./command.ts";

/** True when an entry of this kind and name is in force. */
export function isRegistered(kind: "client" | "embargo", name: string, deps: CommandDeps): boolean {
  const fold = (word: string): string => word.normalize("NFKC").trim().toLowerCase();
  const wanted = fold(name);
  return deps.register
    .list()
    .some(
      (entry) => entry.kind !== "label" && entry.kind === kind && fold(entry.name) === wanted && isInForce(entry, deps),
    );
}

/** True while an entry is secret. */
export function isInForce(entry: SubjectEntry, deps: CommandDeps): boolean {
  return !hasLifted(subjectFacts(entry), deps.clock.now());
}

/** The event that an entry was registered. */
export function registered(entry: SubjectEntry, asker: Asker, deps: CommandDeps) {
  return event("subject_registered", deps.clock.now(), null, asker.userId, {
    subject: entry.id,
    kind: entry.kind,
    liftsAt: subjectFacts(entry).liftsAt,
  });
}
