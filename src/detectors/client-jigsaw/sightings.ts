import type { ClueKind, ClueReading } from "../../core/clue.ts";
import type { ScannedText, TermHit } from "../../matching/scanned-text.ts";
import { type ClueTable, kindOf } from "./clue-table.ts";
import { quantitiesIn, type SeenQuantity } from "./quantities.ts";

/** A registered clue met in a text. Offsets of the original. */
export interface Sighting {
  readonly start: number;
  readonly end: number;
  readonly kind: ClueKind;
  readonly readings: readonly ClueReading[];
}

/** Most characters between a number and the attribute it is counted in: "240 beds", "beds: 240". */
const UNIT_GAP = 4;

/** The registered clues of a text, in order. */
export function sightingsIn(text: ScannedText, table: ClueTable): readonly Sighting[] {
  const found = wordSightings(text, table);
  if (table.numbers.length > 0) found.push(...numberSightings(text, table));
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function wordSightings(text: ScannedText, table: ClueTable): Sighting[] {
  const found: Sighting[] = [];
  // Sorted by start, the longest first: what lies inside the last one kept, or inside a name, tells nothing more.
  let end = 0;
  let last: { start: number; end: number; kind: ClueKind; readings: ClueReading[] } | null = null;
  for (const hit of text.terms) {
    const inside = hit.end <= end && !(last !== null && hit.start === last.start && hit.end === last.end);
    if (hit.role !== "clue") {
      if (!hit.ambiguous && hit.end > end) {
        end = hit.end;
        last = null;
      }
      continue;
    }
    if (inside || hit.subject >= table.values || (hit.ambiguous && hit.closeness < 1)) continue;
    const attribute = table.attributeOf[hit.subject]!;
    const reading = { attribute, value: hit.subject };
    if (last !== null && hit.start === last.start && hit.end === last.end) {
      last.readings.push(reading);
      continue;
    }
    last = { start: hit.start, end: hit.end, kind: kindOf(table, attribute), readings: [reading] };
    end = hit.end;
    found.push(last);
  }
  return found;
}

function* numberSightings(text: ScannedText, table: ClueTable): Iterable<Sighting> {
  const units = text.terms.filter(({ role, subject }) => role === "clue" && subject >= table.values);
  let unit = 0;
  for (const quantity of quantitiesIn(text, units.length > 0)) {
    while (unit < units.length && units[unit]!.end + UNIT_GAP < quantity.start) unit++;
    const attributes =
      quantity.counts === null ? unitsBeside(quantity, units, unit, table) : table.counting[quantity.counts];
    const [first] = attributes;
    if (first === undefined) continue;
    const { start, end, low, high } = quantity;
    yield {
      start,
      end,
      kind: kindOf(table, first),
      readings: attributes.map((attribute) => ({ attribute, low, high })),
    };
  }
}

/** Attributes whose own name stands right before or behind a number. */
function unitsBeside(
  { start, end }: SeenQuantity,
  units: readonly TermHit[],
  from: number,
  table: ClueTable,
): number[] {
  const found: number[] = [];
  for (let index = from; index < units.length && units[index]!.start <= end + UNIT_GAP; index++) {
    const unit = units[index]!;
    const attribute = unit.subject - table.values;
    if ((unit.end <= start || unit.start >= end) && attribute < table.attributes) found.push(attribute);
  }
  return found;
}
