import { CLUE_KINDS, type ClueKind } from "../../core/clue.ts";
import { QUANTITIES, type Quantity } from "./attributes.ts";

/**
 * Which registered clients a clue fits, in one shared buffer: numbers of clients, values and attributes, and no word of
 * them. The words are keyed hashes in the register's dictionary, whose hits of the role `clue` carry a value's number,
 * or, from `values` on, that of an attribute whose own name its numbers are counted in.
 */
export interface ClueTable {
  /** Send this to another thread and open it there with `openClueTable`. */
  readonly buffer: SharedArrayBuffer;
  readonly attributes: number;
  readonly values: number;
  /** By attribute, indexes of `CLUE_KINDS` and of `QUANTITIES`. */
  readonly kinds: Uint8Array;
  readonly quantities: Uint8Array;
  /** By value. */
  readonly attributeOf: Uint32Array;
  /** The clients of value v, ascending: `clients[clientsFrom[v]]` up to `clients[clientsFrom[v + 1]]`. */
  readonly clientsFrom: Uint32Array;
  readonly clients: Uint32Array;
  /** The clients that have a number of attribute a, ascending, as above; `numbers` stand beside them. */
  readonly numberedFrom: Uint32Array;
  readonly numbered: Uint32Array;
  readonly numbers: Float64Array;
  /** Attributes that have numbers, by what these count. */
  readonly counting: Readonly<Record<Quantity, readonly number[]>>;
}

export interface ClueTableShape {
  readonly attributes: number;
  readonly values: number;
  /** Clients of all values together. */
  readonly clients: number;
  /** Numbers of all attributes together. */
  readonly numbers: number;
}

const HEADER_WORDS = 8;
const MAGIC = 0x534f5443;

/** An empty buffer of this shape; `openClueTable` gives the views. */
export function createClueBuffer({ attributes, values, clients, numbers }: ClueTableShape): SharedArrayBuffer {
  const words = values + (values + 1) + clients + (attributes + 1) + numbers;
  const buffer = new SharedArrayBuffer(4 * HEADER_WORDS + 8 * numbers + 4 * words + 2 * attributes);
  new Uint32Array(buffer, 0, HEADER_WORDS).set([MAGIC, attributes, values, clients, numbers]);
  return buffer;
}

/**
 * Opens a table in a buffer, in any thread, without copying.
 *
 * @throws {TypeError} when the buffer holds none.
 */
export function openClueTable(buffer: SharedArrayBuffer): ClueTable {
  const [magic, attributes = 0, values = 0, clients = 0, numbers = 0] = new Uint32Array(buffer, 0, HEADER_WORDS);
  if (magic !== MAGIC) throw new TypeError("the buffer holds no clues");
  let at = HEADER_WORDS * 4;
  const take = (bytes: number): number => {
    const from = at;
    at += bytes;
    return from;
  };
  const columns = {
    buffer,
    attributes,
    values,
    // Eight bytes each: first, so that they are aligned.
    numbers: new Float64Array(buffer, take(8 * numbers), numbers),
    attributeOf: new Uint32Array(buffer, take(4 * values), values),
    clientsFrom: new Uint32Array(buffer, take(4 * (values + 1)), values + 1),
    clients: new Uint32Array(buffer, take(4 * clients), clients),
    numberedFrom: new Uint32Array(buffer, take(4 * (attributes + 1)), attributes + 1),
    numbered: new Uint32Array(buffer, take(4 * numbers), numbers),
    kinds: new Uint8Array(buffer, take(attributes), attributes),
    quantities: new Uint8Array(buffer, take(attributes), attributes),
  };
  const counting: Record<Quantity, number[]> = { people: [], money: [], age: [], year: [], own: [] };
  for (let attribute = 0; attribute < attributes; attribute++) {
    if (columns.numberedFrom[attribute + 1]! === columns.numberedFrom[attribute]!) continue;
    counting[QUANTITIES[columns.quantities[attribute]!] ?? "own"].push(attribute);
  }
  return { ...columns, counting };
}

export function kindOf(table: ClueTable, attribute: number): ClueKind {
  return CLUE_KINDS[table.kinds[attribute]!] ?? "detail";
}
