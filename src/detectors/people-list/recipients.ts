import { type Address, addressesIn, isPrivateDomain } from "./addresses.ts";
import { isGlue } from "./gaps.ts";
import type { PeopleList } from "./list.ts";

/** Fewer addresses than this are a few colleagues, not a list. */
const LEAST = 5;
/** With private addresses among work ones, fewer make the slip plain. */
const LEAST_MIXED = 4;

function confidenceOf(count: number): number {
  if (count >= 20) {
    return 0.95;
  }
  return count >= 10 ? 0.9 : count >= 8 ? 0.8 : count >= 6 ? 0.7 : 0.6;
}

function listOf(addresses: readonly Address[]): PeopleList | null {
  const first = addresses[0];
  const last = addresses.at(-1);
  if (first === undefined || last === undefined || addresses.length < LEAST_MIXED) {
    return null;
  }
  const people = new Map(addresses.map(({ address, domain }) => [address, domain]));
  if (people.size < LEAST_MIXED) {
    return null;
  }
  let personal = 0;
  for (const domain of people.values()) {
    personal += Number(isPrivateDomain(domain));
  }
  const work = people.size - personal;
  const span = { start: first.start, end: last.end, count: people.size };
  if (personal > 0 && work >= 2 && personal < work) {
    return { kind: "private-recipient", ...span, confidence: Math.max(0.75, confidenceOf(people.size)) };
  }
  return people.size < LEAST ? null : { kind: "recipient-list", ...span, confidence: confidenceOf(people.size) };
}

/** Lists of e-mail addresses, whatever separates them. Both texts have the same offsets; `folded` is lower case. */
export function recipientLists(folded: string, cased: string): PeopleList[] {
  const lists: PeopleList[] = [];
  let run: Address[] = [];
  function close(): void {
    const list = listOf(run);
    if (list !== null) {
      lists.push(list);
    }
    run = [];
  }
  for (const address of addressesIn(folded)) {
    const previous = run.at(-1);
    if (previous !== undefined && !isGlue(folded, cased, previous.end, address.start)) {
      close();
    }
    run.push(address);
  }
  close();
  return lists;
}
