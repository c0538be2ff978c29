import type { ClueReading } from "../../core/clue.ts";
import type { ClueTable } from "./clue-table.ts";

/** Readings of which a client has to have one: those of one attribute, or of attributes that share a word. */
export type Alternatives = readonly ClueReading[];

/** A stretch of a sorted column that is asked for ever greater clients. */
interface Cursor {
  readonly list: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** Where the last look ended. */
  at: number;
  readonly reading: ClueReading;
}

/**
 * The clients that have one of each of the alternatives, ascending; at most `most` of them, since who asks only wants
 * to know how few there are. The rarest alternatives lead, and the others are asked by galloping along their lists, so
 * that the work grows with the shortest list.
 */
export function fittingClients(table: ClueTable, all: readonly Alternatives[], most: number): readonly number[] {
  const ranked = all
    .map((alternatives) => alternatives.map((reading) => cursorOf(table, reading)))
    .sort((a, b) => lengthOf(a) - lengthOf(b));
  const [leading = [], ...others] = ranked;
  const found = new Set<number>();
  for (const lead of leading) {
    for (const cursors of others) for (const cursor of cursors) cursor.at = cursor.from;
    for (let at = lead.from; at < lead.to; at++) {
      const client = lead.list[at]!;
      if (!holds(table, lead.reading, at) || found.has(client)) continue;
      if (!others.every((cursors) => cursors.some((cursor) => has(table, cursor, client)))) continue;
      found.add(client);
      if (found.size >= most) return ascending(found);
    }
  }
  return ascending(found);
}

function ascending(clients: ReadonlySet<number>): readonly number[] {
  return [...clients].sort((a, b) => a - b);
}

function cursorOf(table: ClueTable, reading: ClueReading): Cursor {
  if ("value" in reading) {
    const from = table.clientsFrom[reading.value]!;
    return { list: table.clients, from, to: table.clientsFrom[reading.value + 1]!, at: from, reading };
  }
  const from = table.numberedFrom[reading.attribute]!;
  return { list: table.numbered, from, to: table.numberedFrom[reading.attribute + 1]!, at: from, reading };
}

function lengthOf(cursors: readonly Cursor[]): number {
  return cursors.reduce((sum, { from, to }) => sum + to - from, 0);
}

function has(table: ClueTable, cursor: Cursor, client: number): boolean {
  gallop(cursor, client);
  for (let at = cursor.at; at < cursor.to && cursor.list[at] === client; at++) {
    if (holds(table, cursor.reading, at)) return true;
  }
  return false;
}

/** True when what stands at a place of the reading's list is inside its range. */
function holds(table: ClueTable, reading: ClueReading, at: number): boolean {
  if ("value" in reading) return true;
  const number = table.numbers[at]!;
  return number >= reading.low && number <= reading.high;
}

/** Moves to the first client that is not below the wanted one. */
function gallop(cursor: Cursor, wanted: number): void {
  const { list, to } = cursor;
  let low = cursor.at;
  let step = 1;
  while (low + step < to && list[low + step]! < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  cursor.at = low;
}
