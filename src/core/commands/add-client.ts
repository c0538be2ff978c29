import { ambiguousNames } from "../ambiguous-names.ts";
import { type ClientEntry, subjectFacts } from "../subject.ts";
import { detailRefusal, termRefusal } from "../term-rules.ts";
import { type Asker, type CommandDeps, isMember, newId, type Reply, refused, shortIdOf } from "./command.ts";
import { isRegistered, registered } from "./registered.ts";

/** `client add`: registers a client that may be named among colleagues and in its own rooms. */
export async function addClient(
  asker: Asker,
  request: Omit<ClientEntry, "kind" | "id" | "ownerId">,
  deps: CommandDeps,
): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const bad =
    termRefusal([
      request.name,
      ...request.aliases,
      ...request.domains,
      ...request.accounts,
      ...request.people.map((person) => person.name),
    ]) ?? detailRefusal(request);
  if (bad !== null) {
    return refused(bad);
  }
  const entry: ClientEntry = { ...request, kind: "client", id: newId("cl"), ownerId: asker.userId };
  const events = [registered(entry, asker, deps)];
  if (!(await deps.register.add(entry, events, () => isRegistered("client", request.name, deps)))) {
    return refused("duplicate");
  }
  return {
    kind: "client-added",
    facts: subjectFacts(entry),
    shortId: shortIdOf(entry.id),
    ambiguous: ambiguousNames(entry, deps.ambiguityOf),
  };
}
