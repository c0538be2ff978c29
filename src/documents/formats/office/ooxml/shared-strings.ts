import type { Reading } from "../../format.ts";
import type { XmlListener } from "../xml-reader.ts";

/** Strings are kept until the sheets were read: no more than a file may have of text, in UTF-16 code units. */
const MOST_KEPT = 10_000_000;

/** The strings that a workbook's cells refer to. */
export interface SharedStrings {
  readonly listener: XmlListener;
  at(index: number): string;
  /** Those that no cell asked for: left over from what was deleted. */
  unused(): Iterable<string>;
}

/** An empty table, filled by what the listener is told. */
export function createSharedStrings(reading: Reading): SharedStrings {
  const strings: string[] = [];
  const used = new Set<number>();
  let kept = 0;
  let text = "";
  let isTaking = false;
  let phonetic = 0;
  return {
    listener: {
      open(name) {
        if (name === "si") {
          text = "";
        } else if (name === "rPh") {
          phonetic += 1;
        }
        // How a name is spoken stands between its characters, and is no part of them.
        isTaking = name === "t" && phonetic === 0;
      },
      close(name) {
        isTaking = false;
        if (name === "rPh") {
          phonetic -= 1;
        } else if (name === "si") {
          kept += text.length;
          if (kept - text.length <= MOST_KEPT && kept > MOST_KEPT) {
            reading.gap("too-large");
          }
          strings.push(kept > MOST_KEPT ? "" : text);
        }
      },
      text(piece) {
        if (isTaking) {
          text += piece;
        }
      },
    },
    at(index) {
      used.add(index);
      return strings[index] ?? "";
    },
    *unused() {
      for (const [index, string] of strings.entries()) {
        if (!used.has(index)) {
          yield string;
        }
      }
    },
  };
}
