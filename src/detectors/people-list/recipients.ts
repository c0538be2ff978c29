import { type Address, addressesIn } from "./addresses.ts";
import type { PeopleList } from "./list.ts";

/** Fewer addresses than this are a few colleagues, not a list. */
const LEAST = 5;
/** With private addresses among work ones, fewer make the slip plain. */
const LEAST_MIXED = 4;
/** Between two entries of a list stand a separator and at most a name. */
const MOST_GAP = 80;
const MOST_GAP_WORDS = 5;

/**
 * Between two recipients: separators, brackets, quotes, a name. Words of logs, trailers and paths end the list:
 * what stands between the addresses of a digest or a git log is not a name.
 */
const FOREIGN =
  /(?:^|[^\p{L}])(?:author|committer|commit|signed-off-by|reviewed-by|acked-by|tested-by|co-authored-by|reported-by|merge|date|subject|from|wrote|message-id|in-reply-to|on|changed|fixed|added|removed|error|warn|info|debug|http|https|ssh|git|maintainer|said)(?:[^\p{L}]|$)|\d{1,2}:\d{2}|\d\.\d|[{}=]|\S\/|\/\S|--|```|(?<![\p{L}\p{N}])(?=[a-f]{0,39}\d)[0-9a-f]{7,40}(?![\p{L}\p{N}])/u;

/** Words between recipients that belong to no name. */
const JOINING = new Set(
  "and or cc bcc to also plus und oder sowie et ou y e o van von de der den da del la le bin al".split(" "),
);

const SEPARATORS = /^[\s,;|<>"'“”()[\]:*_•·&+\t-]*$/u;

/** Whether what stands between two addresses is a separator and at most a name; `gap` keeps its capitals. */
function isGlue(gap: string): boolean {
  if (SEPARATORS.test(gap)) {
    return true;
  }
  const bare = gap
    .replaceAll("mailto:", "")
    .replaceAll(/[\s,;|<>"'“”()[\]:*_•·&+\t-]+/gu, " ")
    .trim();
  if (bare === "") {
    return true;
  }
  const words = bare.split(" ");
  if (words.length > MOST_GAP_WORDS || FOREIGN.test(gap.toLowerCase())) {
    return false;
  }
  // In front of "<address>" stands a name however it is written; elsewhere small letters are a sentence.
  return /[<(]\s?(?:mailto:)?$/u.test(gap) || words.every((word) => !/^\p{Ll}{2}/u.test(word) || JOINING.has(word));
}

function confidenceOf(count: number): number {
  if (count >= 20) {
    return 0.95;
  }
  return count >= 10 ? 0.9 : count >= 8 ? 0.8 : count >= 6 ? 0.7 : 0.6;
}

function listOf(addresses: readonly Address[]): PeopleList | null {
  const distinct = new Map(addresses.map((address) => [address.address, address]));
  const people = [...distinct.values()];
  const personal = people.filter(({ isPrivate }) => isPrivate).length;
  const work = people.length - personal;
  const first = addresses[0];
  const last = addresses.at(-1);
  if (first === undefined || last === undefined) {
    return null;
  }
  const span = { start: first.start, end: last.end, count: people.length };
  if (personal > 0 && work >= 2 && personal < work && people.length >= LEAST_MIXED) {
    return { kind: "private-recipient", ...span, confidence: Math.max(0.75, confidenceOf(people.length)) };
  }
  return people.length < LEAST ? null : { kind: "recipient-list", ...span, confidence: confidenceOf(people.length) };
}

/** Lists of e-mail addresses, whatever separates them. Both texts have the same offsets; `text` is lower case. */
export function recipientLists(text: string, cased: string): PeopleList[] {
  const lists: PeopleList[] = [];
  let run: Address[] = [];
  function close(): void {
    const list = listOf(run);
    if (list !== null) {
      lists.push(list);
    }
    run = [];
  }
  for (const address of addressesIn(text)) {
    const previous = run.at(-1);
    if (previous !== undefined) {
      const gap = cased.slice(previous.end, address.start);
      if (gap.length > MOST_GAP || !isGlue(gap)) {
        close();
      }
    }
    run.push(address);
  }
  close();
  return lists;
}
