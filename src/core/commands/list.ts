import { subjectFacts } from "../subject.ts";
import {
  type Asker,
  type CommandDeps,
  isMember,
  type ListedSubject,
  type Reply,
  refused,
  shortIdOf,
} from "./command.ts";
import { isInForce } from "./registered.ts";

const LIST_LIMIT = 40;

/** `list`: what is guarded, masked; the asker's own first. */
export async function list(asker: Asker, deps: CommandDeps): Promise<Reply> {
  if (!(await isMember(asker, deps))) {
    return refused("not-a-member");
  }
  const subjects = deps.register
    .list()
    .filter((entry) => isInForce(entry, deps))
    .map((entry): ListedSubject => {
      const facts = subjectFacts(entry);
      return { shortId: shortIdOf(entry.id), facts, mine: facts.ownerId === asker.userId };
    })
    .sort((a, b) => Number(b.mine) - Number(a.mine) || (a.facts.liftsAt ?? Infinity) - (b.facts.liftsAt ?? Infinity));
  return { kind: "list", subjects: subjects.slice(0, LIST_LIMIT), total: subjects.length };
}
