import { type SubjectEntry, type SubjectFacts, subjectFacts } from "../subject.ts";
import { type Asker, type CommandDeps, isMember, type ListedSubject, shortIdOf } from "./command.ts";
import { isInForce } from "./registered.ts";

/** Something registered, to be chosen from a menu; by its whole id, because short ones may coincide. */
export interface Liftable extends ListedSubject {
  readonly id: SubjectFacts["id"];
}

/** What the asker may lift or move, of these kinds: their own, then for reviewers the rest; `limit` of `total`. */
export async function liftable(
  asker: Asker,
  kinds: readonly SubjectEntry["kind"][],
  limit: number,
  deps: CommandDeps,
): Promise<{ readonly subjects: readonly Liftable[]; readonly total: number }> {
  if (!(await isMember(asker, deps))) {
    return { subjects: [], total: 0 };
  }
  const isReviewer = await deps.directory.isReviewer(asker.teamId, asker.userId);
  const isMine = ({ ownerId }: SubjectEntry): boolean => ownerId === asker.userId;
  const entries = deps.register
    .list()
    .filter((entry) => kinds.includes(entry.kind) && (isReviewer || isMine(entry)) && isInForce(entry, deps));
  const others = entries.filter((entry) => !isMine(entry));
  const subjects = [...entries.filter(isMine), ...others].slice(0, limit).map((entry) => ({
    id: entry.id,
    shortId: shortIdOf(entry.id),
    facts: subjectFacts(entry),
    mine: isMine(entry),
  }));
  return { subjects, total: entries.length };
}
