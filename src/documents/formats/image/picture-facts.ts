import { FACT, type FactName } from "../../../detectors/image-privacy/facts.ts";
import type { Reading } from "../format.ts";
import type { FieldMeaning } from "./metadata-fields.ts";

/** Values a picture may have: far more than any camera or picture desk writes. */
const MAX_VALUES = 2_000;
/** UTF-16 code units of a fact; words may be longer. */
const MAX_FACT = 500;
const MAX_WORDS = 100_000;
/** Facts that name somebody or some place: a client's name counts there as in any text. */
const ALSO_WORDS: ReadonlySet<FactName> = new Set([FACT.creator, FACT.owner, FACT.shown, FACT.place]);

/** Collects what a picture's metadata says, each thing once however many of its blocks repeat it. */
export interface PictureFacts {
  add(meaning: FieldMeaning, value: string): void;
  /** Degrees, north and east positive. */
  addPosition(latitude: number, longitude: number): void;
  tell(reading: Reading): void;
}

/** An empty collection. */
export function createPictureFacts(): PictureFacts {
  const facts = new Set<string>();
  const words = new Set<string>();

  function addFact(name: FactName, value: string): void {
    if (value !== "" && facts.size < MAX_VALUES) {
      facts.add(`${name}: ${value.slice(0, MAX_FACT)}`);
    }
  }

  return {
    add(meaning, value) {
      if (meaning !== "words") {
        addFact(meaning, onOneLine(value.slice(0, MAX_WORDS)));
      }
      if (words.size < MAX_VALUES && (meaning === "words" || ALSO_WORDS.has(meaning))) {
        words.add(value.slice(0, MAX_WORDS).replaceAll("\0", "").trim());
      }
    },
    addPosition(latitude, longitude) {
      // Cameras that know no position write zeros, or nothing that is a number.
      const known = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
      if (known) {
        addFact(FACT.position, `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`);
      }
    },
    tell(reading) {
      words.delete("");
      reading.passage([...facts].join("\n"), { kind: "image-metadata" });
      reading.passage([...words].join("\n"));
    },
  };
}

/** A fact is a line: what else stands in the value must not look like another fact. */
function onOneLine(value: string): string {
  return value.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}
