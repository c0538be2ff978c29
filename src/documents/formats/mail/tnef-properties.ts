const UNICODE = 0x1f;
const STRING = 0x1e;
const OBJECT = 0x0d;
const BINARY = 0x102;
const MULTIPLE = 0x1000;
const FIRST_NAMED = 0x8000;
/** Bytes of values that have a fixed length, which is filled up to four. */
const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};

/** A property of variable length: text or bytes. */
export interface TnefProperty {
  readonly isUnicode: boolean;
  readonly value: Buffer;
}

/** The properties that have text or bytes, by number (MS-OXTNEF 2.1.3.2), as far as the list is sound. */
export function tnefProperties(list: Buffer): ReadonlyMap<number, TnefProperty> {
  const found = new Map<number, TnefProperty>();
  let at = 4;
  while (at + 4 <= list.length) {
    const type = list.readUInt16LE(at);
    const number = list.readUInt16LE(at + 2);
    at = number < FIRST_NAMED ? at + 4 : endOfName(list, at + 4);
    const size = FIXED[type & ~MULTIPLE];
    const isVariable = [STRING, UNICODE, OBJECT, BINARY].includes(type & ~MULTIPLE);
    if (at + 4 > list.length || (size === undefined && !isVariable)) {
      break;
    }
    if (size !== undefined) {
      at += (type & MULTIPLE) === 0 ? size : 4 + size * list.readUInt32LE(at);
      continue;
    }
    for (let left = list.readUInt32LE(at), next = at + 4; left > 0 && next + 4 <= list.length; left--) {
      const length = list.readUInt32LE(next);
      const value = list.subarray(next + 4, next + 4 + length);
      found.set(number, { isUnicode: (type & ~MULTIPLE) === UNICODE, value });
      next += 4 + padded(length);
      at = next - 4;
    }
    at += 4;
  }
  return found;
}

/** A named property has a GUID, and a number or a name. */
function endOfName(list: Buffer, at: number): number {
  const named = at + 20;
  if (named + 4 > list.length) {
    return list.length;
  }
  return list.readUInt32LE(at + 16) === 0 ? named + 4 : named + 4 + padded(list.readUInt32LE(named));
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
