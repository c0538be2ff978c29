import type { ScannedText } from "./scanned-text.ts";
import { tokensOf } from "./sweep.ts";
import { joinHashes, MAX_JOINED } from "./token-hash.ts";
import { TOKEN, type Tokens } from "./tokens.ts";

/**
 * The words by which passages are compared: those of the sweep without web addresses, and with hyphens taken out, so that a
 * word reads the same whether a line ended in it or not. In arrays that the next reading reuses.
 */
export interface PassageWords {
  /** The sweep's words, from which these are made. */
  tokens: Tokens;
  count: number;
  hashes: Int32Array;
  /** Index of the first and the last of the sweep's words that each is made of. */
  firsts: Int32Array;
  lasts: Int32Array;
}

const INITIAL = 1_024;
let room = INITIAL;
let hashes = new Int32Array(room);
let firsts = new Int32Array(room);
let lasts = new Int32Array(room);

function makeRoom(count: number): void {
  if (count <= room) return;
  room = Math.max(count, room * 2);
  hashes = new Int32Array(room);
  firsts = new Int32Array(room);
  lasts = new Int32Array(room);
}

/** Reads the words of a swept text; valid until the next reading or sweep. Linear in the text's length. */
export function passageWords(text: ScannedText): PassageWords {
  const tokens = tokensOf(text);
  makeRoom(tokens.count);
  const links = text.regions.some(({ kind }) => kind === "link") ? addresses(text) : null;
  const { flags } = tokens;
  let count = 0;
  for (let index = 0; index < tokens.count; index++) {
    if (links?.holds(text.toOriginal(tokens.starts[index]!, tokens.ends[index]!).start)) continue;
    hashes[count] = tokens.hashes[index]!;
    firsts[count] = index;
    while ((flags[index]! & TOKEN.hyphenated) !== 0 && goesOn(tokens, index)) {
      index++;
      hashes[count] = joinHashes(hashes[count]!, tokens.hashes[index]!, tokens.lengths[index]!);
    }
    lasts[count] = index;
    count++;
  }
  return { tokens, count, hashes, firsts, lasts };
}

/** Looks up ascending offsets in the addresses of a text's links; the words shown for a link are none of its address. */
function addresses(text: ScannedText): { holds(offset: number): boolean } {
  const spans = text.regions.flatMap(({ kind, start, end }) => {
    if (kind !== "link") return [];
    const bar = text.original.indexOf("|", start);
    return [{ start, end: bar === -1 || bar >= end ? end : bar }];
  });
  let at = 0;
  return {
    holds(offset) {
      while (at < spans.length && spans[at]!.end <= offset) at++;
      return at < spans.length && spans[at]!.start <= offset;
    },
  };
}

/** True when the word behind a hyphen is the rest of the one before: at once, or where the next line begins. */
function goesOn(tokens: Tokens, index: number): boolean {
  if (index + 1 >= tokens.count || tokens.lengths[index + 1]! > MAX_JOINED) return false;
  const from = tokens.ends[index]! + 1;
  const to = tokens.starts[index + 1]!;
  if (to === from) return true;
  let hasNewline = false;
  for (let at = from; at < to; at++) {
    const unit = tokens.source.charCodeAt(at);
    if (unit === NEWLINE) hasNewline = true;
    else if (unit > SPACE && unit !== QUOTE) return false;
  }
  return hasNewline;
}

const NEWLINE = 0x0a;
const SPACE = 0x20;
/** Begins each line of a quotation. */
const QUOTE = 0x3e;
