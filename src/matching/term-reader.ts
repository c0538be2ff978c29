import { areAmbiguous, isOnlyFunctionWords } from "./ambiguity.ts";
import { isDigit } from "./character-classes.ts";
import { ENTRY, MAX_TERM_TOKENS, type Term } from "./dictionary.ts";
import { HashList } from "./hash-list.ts";
import { type HashKey, hashHigh, hashLow } from "./keyed-hash.ts";
import { withoutLegalForms } from "./legal-forms.ts";
import { passOver } from "./pass.ts";
import { TERM_ROLES, type TermRole } from "./scanned-text.ts";
import { appendToken, hashStretch, type Joint, type Stretch, spellingTag } from "./sequence.ts";
import { joinHashes, MAX_JOINED } from "./token-hash.ts";
import { type LongWords, noteLongWords } from "./typo-build.ts";
import { TYPO_ROLES } from "./typo-index.ts";
import { tokens } from "./word-buffer.ts";

/** Terms read, as columns that grow; nothing of their text is kept but the long words of names, when typos are sought. */
export interface TermSink {
  entries: number;
  sequences: Int32Array;
  low: Int32Array;
  high: Int32Array;
  subjects: Uint32Array;
  meta: Uint16Array;
  /** Words that are whole terms. */
  readonly wholes: HashList;
  /** First words of the others. */
  readonly firsts: HashList;
  /** Rows of two words and more that are a term or begin one. */
  readonly rows: HashList;
  /** As in a dictionary. */
  readonly numberedLengths: Uint32Array;
  /** `null` when no typos are looked for. */
  readonly longWords: LongWords | null;
}

const INITIAL = 1_024;
const META_SPELLING = 8;
const SPACE = 0x20;

export function createTermSink(withTypos: boolean): TermSink {
  return {
    entries: 0,
    sequences: new Int32Array(INITIAL),
    low: new Int32Array(INITIAL),
    high: new Int32Array(INITIAL),
    subjects: new Uint32Array(INITIAL),
    meta: new Uint16Array(INITIAL),
    wholes: new HashList(),
    firsts: new HashList(),
    rows: new HashList(),
    numberedLengths: new Uint32Array(2),
    longWords: withTypos ? new Set() : null,
  };
}

function grow(sink: TermSink): void {
  const capacity = sink.sequences.length * 2;
  const longer = <T extends Int32Array | Uint32Array | Uint16Array>(from: T, to: T): T => {
    to.set(from);
    return to;
  };
  sink.sequences = longer(sink.sequences, new Int32Array(capacity));
  sink.low = longer(sink.low, new Int32Array(capacity));
  sink.high = longer(sink.high, new Int32Array(capacity));
  sink.subjects = longer(sink.subjects, new Uint32Array(capacity));
  sink.meta = longer(sink.meta, new Uint16Array(capacity));
}

/** Notes the length of a term that can be found as one word and has a digit. */
function noteLength(sink: TermSink, first: number, last: number): void {
  let length = 0;
  let hasDigit = false;
  for (let index = first; index <= last; index++) {
    length += tokens.lengths[index]!;
    for (let at = tokens.starts[index]!; at < tokens.ends[index]!; at++) {
      hasDigit ||= isDigit(tokens.source.charCodeAt(at));
    }
  }
  if (hasDigit && length < 64) sink.numberedLengths[length >> 5]! |= 1 << (length & 31);
}

const stretch: Stretch = { first: 0, last: 0, joint: "spaced", singular: false, swapped: false };

/** Enters the words `first`..`last` of the term just read, joined as `joint` says. */
function enter(sink: TermSink, first: number, last: number, joint: Joint, subject: number, meta: number, key: HashKey) {
  let sequence = tokens.hashes[first]!;
  if (joint === "closed" || first === last) {
    for (let index = first + 1; index <= last; index++) {
      sequence = joinHashes(sequence, tokens.hashes[index]!, tokens.lengths[index]!);
    }
    sink.wholes.add(sequence);
    noteLength(sink, first, last);
  } else {
    sink.firsts.add(sequence);
    for (let index = first + 1; index <= last; index++) {
      sequence = appendToken(sequence, tokens.hashes[index]!);
      sink.rows.add(sequence);
    }
  }
  stretch.first = first;
  stretch.last = last;
  stretch.joint = joint;
  hashStretch(tokens, stretch, key);
  if (sink.entries === sink.sequences.length) grow(sink);
  const at = sink.entries++;
  sink.sequences[at] = sequence;
  sink.low[at] = hashLow();
  sink.high[at] = hashHigh();
  sink.subjects[at] = subject;
  sink.meta[at] = meta;
}

/** Letters that are also written as two, and how; both spellings are entered. */
const DIGRAPHS: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  Ä: "Ae",
  Ö: "Oe",
  Ü: "Ue",
  å: "aa",
  Å: "Aa",
  ø: "oe",
  Ø: "Oe",
};
const HAS_DIGRAPH = /[äöüåø]/iu;

/** Reads one term into the sink, in every spelling that the scan can't derive by itself. */
export function readTerm(term: Term, key: HashKey, sink: TermSink): void {
  readSpelling(term, term.text, key, sink);
  const composed = term.text.normalize("NFC");
  if (HAS_DIGRAPH.test(composed)) {
    readSpelling(
      term,
      composed.replace(/[äöüåø]/giu, (letter) => DIGRAPHS[letter] ?? letter),
      key,
      sink,
    );
  }
}

function readSpelling(term: Term, text: string, key: HashKey, sink: TermSink): void {
  const { folded } = passOver(text);
  if (tokens.count === 0) return;
  const role = TERM_ROLES.indexOf(term.role);
  if (term.role === "domain" || term.role === "email") {
    const last = Math.min(tokens.count, MAX_TERM_TOKENS) - 1;
    enter(sink, 0, last, "exact", term.subject, role | ENTRY.exact, key);
    return;
  }
  if (term.role === "account") {
    enterAccount(term, role, key, sink);
    return;
  }
  const range = withoutLegalForms(tokens);
  const first = range.first;
  const last = Math.min(range.last, first + MAX_TERM_TOKENS - 1);
  const hadForm = range.last < tokens.count - 1;
  const cased = folded === null ? text : folded.cased;
  let meta = role | (spellingTag(cased, tokens.starts[first]!, tokens.ends[last]!) << META_SPELLING);
  if (term.ambiguous ?? areAmbiguous(tokens, first, last)) meta |= ENTRY.ambiguous;
  if (hadForm && isOnlyFunctionWords(tokens, first, last)) meta |= ENTRY.needsLegalForm;
  enter(sink, first, last, "spaced", term.subject, meta, key);
  if (sink.longWords !== null) noteLongWords(tokens, first, last, mayHaveTypo(term.role, meta), sink.longWords);
  if (last > first && isWrittenClosed(first, last)) enter(sink, first, last, "closed", term.subject, meta, key);
}

/** Who is named by chance would be named by mistake all the more. */
function mayHaveTypo(role: TermRole, meta: number): boolean {
  return (meta & (ENTRY.ambiguous | ENTRY.needsLegalForm)) === 0 && TYPO_ROLES.includes(role);
}

/** True for names whose words are parted by hyphens, dots or apostrophes only: they are also written as one word. */
function isWrittenClosed(first: number, last: number): boolean {
  for (let index = first + 1; index <= last; index++) {
    const gap = tokens.starts[index]! - tokens.ends[index - 1]!;
    if (gap !== 1 || tokens.source.charCodeAt(tokens.ends[index - 1]!) === SPACE) return false;
    if (tokens.lengths[index]! > MAX_JOINED) return false;
  }
  return true;
}

function enterAccount(term: Term, role: number, key: HashKey, sink: TermSink): void {
  const last = Math.min(tokens.count, MAX_TERM_TOKENS) - 1;
  for (let index = 0; index <= last; index++) if (tokens.lengths[index]! > MAX_JOINED) return;
  const ambiguous = term.ambiguous === true ? ENTRY.ambiguous : 0;
  enter(sink, 0, last, "closed", term.subject, role | ENTRY.compact | ambiguous, key);
}
