import { isSmall } from "../letters.ts";

/** Between two entries of a list stand a separator and at most a name. */
const MOST_GAP = 80;
const MOST_GAP_WORDS = 5;

/**
 * Between two recipients: separators, brackets, quotes, a name. Words of logs, trailers and paths end the list:
 * what stands between the addresses of a digest or a git log is not a name.
 */
const FOREIGN =
  /(?:^|[^\p{L}])(?:author|committer|commit|signed-off-by|reviewed-by|acked-by|tested-by|co-authored-by|reported-by|merge|date|subject|from|wrote|message-id|in-reply-to|on|changed|fixed|added|removed|error|warn|info|debug|http|https|ssh|git|maintainer|said)(?:[^\p{L}]|$)|\d{1,2}:\d{2}|\d\.\d|[{}=]|\S\/|\/\S|--|```|(?<![\p{L}\p{N}])(?=[a-f]{0,39}\d)[0-9a-f]{7,40}(?![\p{L}\p{N}])/u;
/** Without one of these nothing of that stands in a gap. */
const MAY_BE_FOREIGN = /[a-z\d{}=/`]|--/;

/** Words between recipients that belong to no name. */
const JOINING = new Set(
  "and or cc bcc to also plus und oder sowie et ou y e o van von de der den da del la le bin al".split(" "),
);

const SEPARATORS = new Set(Array.from(",;|<>\"'“”()[]:*_•·&+-", (char) => char.charCodeAt(0)));
const WORD = /[^\s,;|<>"'“”()[\]:*_•·&+-]+/gu;
/** In front of "<address>" stands a name however it is written. */
const OPENS_ADDRESS = /[<(]\s?(?:mailto:)?$/u;
const LINK = "mailto:";

/** Whether what stands between two addresses is a separator and at most a name. Both texts have the same offsets. */
export function isGlue(folded: string, cased: string, from: number, to: number): boolean {
  if (to - from > MOST_GAP) {
    return false;
  }
  if (isSeparator(cased, from, to)) {
    return true;
  }
  const gap = cased.slice(from, to);
  const words = (gap.includes(LINK) ? gap.replaceAll(LINK, "") : gap).match(WORD) ?? [];
  if (words.length === 0) {
    return true;
  }
  // Elsewhere than in front of an address in brackets small letters are a sentence.
  if (words.length > MOST_GAP_WORDS || !(words.every(isNameWord) || OPENS_ADDRESS.test(gap))) {
    return false;
  }
  const lower = folded.slice(from, to);
  return !(MAY_BE_FOREIGN.test(lower) && FOREIGN.test(lower));
}

function isSeparator(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    // Spaces of any kind were folded to these.
    if (!(code === 32 || (code >= 9 && code <= 13) || SEPARATORS.has(code))) {
      return false;
    }
  }
  return true;
}

function isNameWord(word: string): boolean {
  return !(isSmall(word.charCodeAt(0)) && isSmall(word.charCodeAt(1))) || JOINING.has(word);
}
