import type { ClueKind, ClueReading, KeptClue } from "../../core/clue.ts";
import type { ClueTable } from "./clue-table.ts";
import { type Alternatives, fittingClients } from "./fitting-clients.ts";
import type { Sighting } from "./sightings.ts";

/** Clues that stand near each other and together fit few clients. */
export interface Passage {
  readonly sightings: readonly Sighting[];
  /** Kinds of the earlier messages' clues that were needed. */
  readonly earlier: readonly ClueKind[];
  /** The clients that fit, by their numbers: one to `k` of them. */
  readonly clients: readonly number[];
  /** Attributes that were given, those of earlier messages included. */
  readonly attributes: number;
}

export interface AddUpOptions {
  /** Most clients that may fit. */
  readonly k: number;
  /** Fewest attributes that must be given. */
  readonly leastClues: number;
}

/** Clues farther apart than this, in characters, are not about the same client. */
const REACH = 1_000;
/** A text that gives more values of one attribute, or more attributes, is a list of many clients, not about one. */
const MOST_VALUES = 4;
const MOST_ATTRIBUTES = 16;

/**
 * The passages whose clues fit at most `k` clients, and at least one. Several values of one attribute are alternatives;
 * a client without the attribute does not fit. What an author said earlier counts where the passage does not say it
 * itself, and only if nothing else makes it speak.
 */
export function* addUp(
  sightings: readonly Sighting[],
  earlier: readonly KeptClue[],
  table: ClueTable,
  options: AddUpOptions,
): Iterable<Passage> {
  for (const passage of passagesOf(sightings)) {
    const said = alternativesOf(passage.map(({ readings }) => readings));
    if (said === null) continue;
    const alone = few(said, table, options);
    if (alone.length > 0) {
      yield { sightings: passage, earlier: [], clients: alone, attributes: said.length };
      continue;
    }
    const more = earlier.filter(({ readings }) => !sharesAttribute(readings, said));
    const before = more.length === 0 ? null : alternativesOf(more.map(({ readings }) => readings));
    if (before === null) continue;
    const together = few([...said, ...before], table, options);
    if (together.length === 0) continue;
    const kinds = [...new Set(more.map(({ kind }) => kind))];
    yield { sightings: passage, earlier: kinds, clients: together, attributes: said.length + before.length };
  }
}

function few(all: readonly Alternatives[], table: ClueTable, { k, leastClues }: AddUpOptions): readonly number[] {
  if (all.length < leastClues) return [];
  const clients = fittingClients(table, all, k + 1);
  return clients.length > k ? [] : clients;
}

function* passagesOf(sightings: readonly Sighting[]): Iterable<readonly Sighting[]> {
  let passage: Sighting[] = [];
  for (const sighting of sightings) {
    const last = passage[passage.length - 1];
    if (last !== undefined && sighting.start - last.end > REACH) {
      yield passage;
      passage = [];
    }
    passage.push(sighting);
  }
  if (passage.length > 0) yield passage;
}

/**
 * What was read, by attribute; attributes that one word may mean are one question. `null` for a list of many clients.
 */
function alternativesOf(all: readonly (readonly ClueReading[])[]): readonly Alternatives[] | null {
  const groups: { attributes: Set<number>; readings: Map<string, ClueReading>; times: Set<string> }[] = [];
  for (const readings of all) {
    const attributes = new Set(readings.map(({ attribute }) => attribute));
    const touched = groups.filter((group) => [...attributes].some((attribute) => group.attributes.has(attribute)));
    const group = touched[0] ?? { attributes: new Set(), readings: new Map(), times: new Set() };
    if (touched.length === 0 && groups.push(group) > MOST_ATTRIBUTES) return null;
    for (const other of touched.slice(1)) {
      for (const attribute of other.attributes) group.attributes.add(attribute);
      for (const [key, reading] of other.readings) group.readings.set(key, reading);
      for (const time of other.times) group.times.add(time);
      groups.splice(groups.indexOf(other), 1);
    }
    for (const attribute of attributes) group.attributes.add(attribute);
    for (const reading of readings) group.readings.set(keyOf(reading), reading);
    group.times.add(readings.map(keyOf).join(" "));
    if (group.times.size > MOST_VALUES) return null;
  }
  return groups.map(({ readings }) => [...readings.values()]);
}

function keyOf(reading: ClueReading): string {
  return "value" in reading ? `${reading.value}` : `${reading.attribute}:${reading.low}-${reading.high}`;
}

function sharesAttribute(readings: readonly ClueReading[], said: readonly Alternatives[]): boolean {
  return readings.some(({ attribute }) => said.some((each) => each.some((reading) => reading.attribute === attribute)));
}
