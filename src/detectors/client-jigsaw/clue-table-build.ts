import type { ClientEntry } from "../../core/subject.ts";
import { isAmbiguous } from "../../matching/ambiguity.ts";
import type { Term } from "../../matching/dictionary.ts";
import { sortBytes, sortOfAttribute } from "./attributes.ts";
import { createClueBuffer, openClueTable } from "./clue-table.ts";
import { UNIT_WORDS } from "./quantity-words.ts";
import { wholeNumberOf } from "./written-numbers.ts";

/** A client's clues and its number among the register's subjects. */
export interface CluedClient {
  readonly subject: number;
  readonly clues: ClientEntry["clues"];
}

/** Clues as they are built: the table, and the words that go into the dictionary and nowhere else. */
export interface BuiltClues {
  /** `null` when no client has clues. */
  readonly buffer: SharedArrayBuffer | null;
  readonly terms: Iterable<Term>;
}

/** Growing columns of pairs: a client under a value, or under an attribute with its number. */
interface Pairs {
  readonly keys: number[];
  readonly clients: number[];
}

/** Shortest word whose singular and plural are told apart. */
const LONG_ENOUGH = 5;

/** Builds the table of a register's clues. Expects the clients in the order of their subjects. */
export function buildClues(clients: Iterable<CluedClient>): BuiltClues {
  const attributes = new Map<string, number>();
  const values = new Map<string, number>();
  const texts: string[] = [];
  const attributeOf: number[] = [];
  const named: Pairs = { keys: [], clients: [] };
  const counted: Pairs = { keys: [], clients: [] };
  const numbers: number[] = [];
  for (const { subject, clues } of clients) {
    for (const name in clues) {
      const given = clues[name]!;
      const attribute = numberFor(attributes, name.trim().toLowerCase());
      const number = numberOf(name, given);
      if (number !== null) {
        counted.keys.push(attribute);
        counted.clients.push(subject);
        numbers.push(number);
        continue;
      }
      const text = String(given).trim();
      const value = numberFor(values, `${attribute} ${text.toLowerCase()}`);
      if (value === texts.length) {
        texts.push(text);
        attributeOf.push(attribute);
      }
      named.keys.push(value);
      named.clients.push(subject);
    }
  }
  if (attributes.size === 0) return { buffer: null, terms: [] };
  const buffer = createClueBuffer({
    attributes: attributes.size,
    values: values.size,
    clients: named.keys.length,
    numbers: numbers.length,
  });
  const table = openClueTable(buffer);
  const names = [...attributes.keys()];
  for (const [attribute, name] of names.entries()) {
    const [kind, quantity] = sortBytes(sortOfAttribute(name));
    table.kinds[attribute] = kind;
    table.quantities[attribute] = quantity;
  }
  table.attributeOf.set(attributeOf);
  group(named, table.clientsFrom, (at, index) => {
    table.clients[at] = named.clients[index]!;
  });
  group(counted, table.numberedFrom, (at, index) => {
    table.numbered[at] = counted.clients[index]!;
    table.numbers[at] = numbers[index]!;
  });
  return { buffer, terms: termsOf(texts, names, counted.keys) };
}

/** The number a clue is, `null` for words: a postcode is no quantity, and "£4m" is one where an attribute counts money. */
function numberOf(name: string, given: string | number): number | null {
  const { kind, quantity } = sortOfAttribute(name);
  if (kind === "place") return null;
  if (typeof given === "number") return given;
  return quantity === "own" ? null : wholeNumberOf(given);
}

/** One at a time: the words need not all stand in memory as well as in the dictionary. */
function* termsOf(texts: readonly string[], names: readonly string[], counted: readonly number[]): Iterable<Term> {
  yield* valueTerms(texts);
  yield* unitTerms(names, counted, texts.length);
}

/** The number of a word, the next one when it is new. */
function numberFor(numbers: Map<string, number>, word: string): number {
  let number = numbers.get(word);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(word, number);
  }
  return number;
}

/** Places the pairs by their keys, in their own order within a key. */
function group(pairs: Pairs, from: Uint32Array, place: (at: number, index: number) => void): void {
  for (const key of pairs.keys) from[key + 1]!++;
  for (let key = 1; key < from.length; key++) from[key]! += from[key - 1]!;
  const next = from.slice();
  for (const [index, key] of pairs.keys.entries()) place(next[key]!++, index);
}

function* valueTerms(texts: readonly string[]): Iterable<Term> {
  for (const [subject, text] of texts.entries()) {
    // "Reading" is a town only as it is written; "retail" is what it says in any case.
    const ambiguous = isCapitalised(text) && isAmbiguous(text);
    yield { text, role: "clue", subject, ambiguous };
    const other = ambiguous ? null : otherNumberOf(text);
    if (other !== null) yield { text: other, role: "clue", subject, ambiguous: false };
  }
}

/**
 * Words beside which numbers count: the attribute's own name ("beds: 240"), or those of what it counts ("120 staff"), so
 * that a text of numbers alone wakes the detector.
 */
function* unitTerms(names: readonly string[], counted: readonly number[], first: number): Iterable<Term> {
  for (const attribute of new Set(counted)) {
    const name = names[attribute]!;
    const { quantity } = sortOfAttribute(name);
    const other = otherNumberOf(name);
    const units = quantity === "own" ? (other === null ? [name] : [name, other]) : UNIT_WORDS[quantity];
    for (const text of units) yield { text, role: "clue", subject: first + attribute, ambiguous: false };
  }
}

function isCapitalised(text: string): boolean {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return first !== first.toLowerCase();
}

/** The singular of an English plural, or the plural that takes another letter; `null` where the sweep knows both. */
function otherNumberOf(text: string): string | null {
  if (text.length < LONG_ENOUGH || !/^[a-z -]+$/u.test(text)) return null;
  if (text.endsWith("ies")) return `${text.slice(0, -3)}y`;
  if (/[^aeiou]y$/u.test(text)) return `${text.slice(0, -1)}ies`;
  return /[^s]s$/u.test(text) ? text.slice(0, -1) : null;
}
