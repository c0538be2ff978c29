import type { LabelPassage } from "../../core/ports.ts";
import { type LabelEntry, subjectFacts } from "../../core/subject.ts";
import {
  createFingerprintTable,
  type FingerprintBuffers,
  openFingerprintTable,
} from "../../matching/fingerprint-table.ts";
import { type LabelFacts, openPassageFinder, type PassageFinder } from "./passages.ts";

/** Labels and the fingerprints of what they guard, as another thread can take them: ids, times and keyed hashes. */
export interface LabelSnapshot {
  readonly prints: FingerprintBuffers;
  /** By the number that the fingerprints have; `null` for a label that is not, or no more, in the register. */
  readonly labels: readonly (LabelFacts | null)[];
}

/** The labels of a register as its scanner holds them. Changed in place: a scan sees what is known at its time. */
export interface LabelBook {
  /** Takes the labels as they are now; what was guarded by others is forgotten. */
  replace(entries: readonly LabelEntry[]): void;
  /** Adds to what labels guard. A label may be told of later than its passages. */
  add(passages: readonly LabelPassage[]): void;
  /** The same object for as long as there is nothing to send. */
  snapshot(): LabelSnapshot;
  readonly find: PassageFinder;
}

/** An empty book. @param key the one that the fingerprints were taken with. */
export function createLabelBook(key: Uint8Array): LabelBook {
  const table = createFingerprintTable();
  const numbers = new Map<string, number>();
  let nextNumber = 0;
  let labels: readonly (LabelFacts | null)[] = [];
  let taken: LabelSnapshot = { prints: table.buffers(), labels };

  function numberOf(labelId: string): number {
    const known = numbers.get(labelId);
    if (known !== undefined) return known;
    const own = nextNumber++;
    numbers.set(labelId, own);
    return own;
  }

  return {
    replace(entries) {
      const now = new Map(entries.map((entry) => [numberOf(entry.id), factsOf(entry)]));
      for (const [number, facts] of labels.entries()) {
        // Numbers are not used again: what is said of a label that comes back is taken in anew.
        if (facts !== null && !now.has(number)) {
          table.remove(number);
          numbers.delete(facts.id);
        }
      }
      labels = Array.from({ length: nextNumber }, (_, number) => now.get(number) ?? null);
    },
    add(passages) {
      // What was edited comes again, wholly: which of a million it was before is not worth remembering.
      for (const { labelId, fingerprints } of passages) {
        table.add(numberOf(labelId), fingerprints);
      }
    },
    snapshot() {
      const prints = table.buffers();
      if (prints !== taken.prints || labels !== taken.labels) {
        taken = { prints, labels };
      }
      return taken;
    },
    find: openPassageFinder(table, key, (number) => labels[number] ?? null),
  };
}

/** A finder over labels that were taken down elsewhere, with the same key. */
export function labelFinder({ prints, labels }: LabelSnapshot, key: Uint8Array): PassageFinder {
  return openPassageFinder(openFingerprintTable(prints), key, (number) => labels[number] ?? null);
}

function factsOf(entry: LabelEntry): LabelFacts {
  return { id: entry.id, liftsAt: subjectFacts(entry).liftsAt };
}
