import { ambiguousNames } from "../ambiguous-names.ts";
import { type EmbargoEntry, subjectFacts } from "../subject.ts";
import { termRefusal } from "../term-rules.ts";
import { type Asker, type CommandDeps, homeOf, isMember, newId, type Reply, refused, shortIdOf } from "./command.ts";
import { isRegistered, registered } from "./registered.ts";

/** What a person says of an embargo. */
export type EmbargoRequest = Pick<EmbargoEntry, "name" | "aliases" | "phrases" | "lifts" | "clearedFor">;

/** `embargo`: registers a name that stays secret until its lift. */
export async function registerEmbargo(asker: Asker, request: EmbargoRequest, deps: CommandDeps): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const bad = termRefusal([request.name, ...request.aliases, ...request.phrases]);
  if (bad !== null) {
    return refused(bad);
  }
  if (request.lifts !== null && request.lifts.at <= deps.clock.now()) {
    return refused("past-lift");
  }
  const entry: EmbargoEntry = {
    ...request,
    kind: "embargo",
    id: newId("em"),
    ownerId: asker.userId,
    home: homeOf(asker),
    liftSetAt: deps.clock.now(),
  };
  const events = [registered(entry, asker, deps)];
  if (!(await deps.register.add(entry, events, () => isRegistered("embargo", request.name, deps)))) {
    return refused("duplicate");
  }
  return {
    kind: "embargo-registered",
    facts: subjectFacts(entry),
    shortId: shortIdOf(entry.id),
    ambiguous: ambiguousNames(entry, deps.ambiguityOf),
  };
}
