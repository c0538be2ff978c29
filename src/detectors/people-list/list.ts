/** A list of people in a text, offsets of the folded text. */
export interface PeopleList {
  readonly kind: "recipient-list" | "private-recipient" | "people-table" | "roster";
  readonly start: number;
  readonly end: number;
  /** How many people. */
  readonly count: number;
  readonly confidence: number;
}

/**
 * The widest reading of each stretch, in order: a table of people is not also a list of their addresses. Of lists that
 * overlap those given first stay. Each group is in order, and none of its lists overlap.
 */
export function widest(groups: readonly (readonly PeopleList[])[]): readonly PeopleList[] {
  let taken: readonly PeopleList[] = [];
  for (const lists of groups) {
    if (lists.length > 0) {
      taken = taken.length === 0 ? lists : merged(taken, lists);
    }
  }
  return taken;
}

function merged(taken: readonly PeopleList[], lists: readonly PeopleList[]): readonly PeopleList[] {
  let next = 0;
  const free = lists.filter(({ start, end }) => {
    while (next < taken.length && taken[next]!.end <= start) {
      next += 1;
    }
    return next === taken.length || taken[next]!.start >= end;
  });
  return [...taken, ...free].sort((a, b) => a.start - b.start);
}
