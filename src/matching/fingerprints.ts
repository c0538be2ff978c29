import { type HashKey, hashKey } from "./keyed-hash.ts";
import { passOver } from "./pass.ts";
import type { ScannedText } from "./scanned-text.ts";
import { SHINGLE_WORDS, SHORTEST_PASSAGE, visitShingles, WINDOW } from "./shingles.ts";
import { tokensOf } from "./sweep.ts";
import { tokens } from "./word-buffer.ts";

export { SHINGLE_WORDS, SHORTEST_PASSAGE };

/** Subjects one and the same fingerprint is kept for. */
const MAX_SAME = 16;

/**
 * Fingerprints of a text, without doubles: of every `WINDOW` neighbouring shingles of `SHINGLE_WORDS` words the least is
 * kept. The words are folded, so case, accents, punctuation and layout do not matter. A text of fewer than
 * `SHINGLE_WORDS` words has none. Keyed: without the key they say nothing of the text.
 *
 * @param key at least 16 secret bytes.
 */
export function fingerprint(text: string, key: Uint8Array): BigUint64Array {
  passOver(text);
  const all: bigint[] = [];
  visitShingles(tokens, hashKey(key), (_index, low, high) => all.push(joined(low, high)));
  if (all.length === 0) return new BigUint64Array();
  const kept = new Set<bigint>();
  // One window at least, so that a short text is known too.
  for (let from = 0; from < Math.max(1, all.length - WINDOW + 1); from++) {
    kept.add(all.slice(from, from + WINDOW).reduce((least, print) => (print < least ? print : least)));
  }
  return BigUint64Array.from(kept);
}

function joined(low: number, high: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

/** The fingerprints of one labelled text. */
export interface FingerprintedSubject {
  /** Handed back with each match. */
  readonly subject: number;
  readonly fingerprints: Iterable<bigint>;
}

/** A stretch that repeats a labelled text; original offsets, `end` exclusive. */
export interface PassageMatch {
  readonly start: number;
  readonly end: number;
  readonly subject: number;
  /** Different fingerprints met in the stretch. */
  readonly fingerprints: number;
  /** How many fingerprints the labelled text has in all. */
  readonly of: number;
}

/** Finds passages of labelled texts. Immutable; build another when a label is added. */
export interface FingerprintIndex {
  /** Fingerprints held. */
  readonly size: number;
  /**
   * Passages that the text shares with a labelled one. Any shared passage of at least `SHORTEST_PASSAGE` words is
   * found, wherever it begins; shorter ones by chance, and a labelled text of at least `SHINGLE_WORDS` words when it
   * is repeated whole. Linear in the text's length.
   */
  match(text: ScannedText): readonly PassageMatch[];
}

interface Table {
  readonly mask: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Position in `subjects` from 1; 0 is empty. */
  readonly owner: Uint32Array;
}

/** Builds an index over the fingerprints of labelled texts; `key` is the one they were taken with. */
export function buildFingerprintIndex(subjects: Iterable<FingerprintedSubject>, key: Uint8Array): FingerprintIndex {
  const words = hashKey(key);
  const all = Array.from(subjects, ({ subject, fingerprints }) => ({
    subject,
    own: BigUint64Array.from(fingerprints),
  }));
  const size = all.reduce((sum, { own }) => sum + own.length, 0);
  const slots = 2 ** Math.max(6, Math.ceil(Math.log2(size * 2 + 1)));
  const table: Table = {
    mask: slots - 1,
    low: new Int32Array(new SharedArrayBuffer(slots * 4)),
    high: new Int32Array(new SharedArrayBuffer(slots * 4)),
    owner: new Uint32Array(new SharedArrayBuffer(slots * 4)),
  };
  all.forEach(({ own }, position) => {
    for (const value of own) insert(table, value, position);
  });
  const owners = all.map(({ subject, own }) => ({ subject, count: own.length }));
  return { size, match: (text) => (size === 0 ? [] : passages(table, words, owners, text)) };
}

function insert(table: Table, value: bigint, position: number): void {
  const low = Number(BigInt.asIntN(32, value));
  const high = Number(BigInt.asIntN(32, value >> 32n));
  let same = 0;
  let slot = low & table.mask;
  while (table.owner[slot] !== 0) {
    if (table.low[slot] === low && table.high[slot] === high && ++same >= MAX_SAME) return;
    slot = (slot + 1) & table.mask;
  }
  table.low[slot] = low;
  table.high[slot] = high;
  table.owner[slot] = position + 1;
}

/** A passage in the making, in words. */
interface Run {
  readonly position: number;
  readonly first: number;
  last: number;
  readonly seen: Set<number>;
}

function passages(
  table: Table,
  key: HashKey,
  owners: readonly { readonly subject: number; readonly count: number }[],
  text: ScannedText,
): readonly PassageMatch[] {
  const words = tokensOf(text);
  const open = new Map<number, Run>();
  const runs: Run[] = [];
  visitShingles(words, key, (index, low, high) => {
    for (let slot = low & table.mask; table.owner[slot] !== 0; slot = (slot + 1) & table.mask) {
      if (table.low[slot] !== low || table.high[slot] !== high) continue;
      const position = table.owner[slot]! - 1;
      let run = open.get(position);
      // Had as many words between them stood in the labelled text, they would have been found: these are others.
      if (run === undefined || index - run.last > SHORTEST_PASSAGE) {
        run = { position, first: index, last: index, seen: new Set() };
        open.set(position, run);
        runs.push(run);
      }
      run.last = index + SHINGLE_WORDS - 1;
      run.seen.add(slot);
    }
  });
  return runs.map((run) => {
    const owner = owners[run.position]!;
    const { start, end } = text.toOriginal(words.starts[run.first]!, words.ends[run.last]!);
    return { start, end, subject: owner.subject, fingerprints: run.seen.size, of: owner.count };
  });
}
