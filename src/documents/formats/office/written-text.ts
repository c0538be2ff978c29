import type { Mark, Reading } from "../format.ts";

/** A passage is handed over at the end of a line when it has grown so long, in UTF-16 code units. */
const LONG = 500_000;
/** … and in the midst of a line when it has grown so long: one cell can be repeated a million times. */
const TOO_LONG = 2_000_000;

/** A text written line by line, with the places of its lines, that becomes passages as it grows. */
export interface WrittenText {
  /** What is written from here on stands at this place. */
  at(where: string, row?: number): void;
  /** Adds to the line that is being written. */
  add(text: string): void;
  /** Ends the line, unless nothing was written in it. */
  endLine(): void;
  /** Adds a line of its own, unless it is blank. */
  line(text: string): void;
  /** Hands over what was written. To be called at the end. */
  flush(): void;
}

/**
 * @param part the part of the file that the text is of, "" for the file itself
 * @throws OutOfBounds from every method but `at`, when the file has had its share of text
 */
export function createWrittenText(reading: Reading, part = ""): WrittenText {
  let text = "";
  let marks: Mark[] = [];
  let place: Omit<Mark, "at"> = { where: "" };
  // Kept beside the text: looking at its end would make one string of its pieces each time.
  let isAtLineStart = true;

  function flush(): void {
    const [written, places] = [text, marks];
    text = "";
    isAtLineStart = true;
    marks = place.where === "" && place.row === undefined ? [] : [{ at: 0, ...place }];
    if (written.trim() !== "") {
      reading.passage(written.trimEnd(), { where: part, marks: places });
    }
  }

  function add(added: string): void {
    if (added === "") {
      return;
    }
    text += added;
    isAtLineStart = added.endsWith("\n");
    if (text.length > TOO_LONG) {
      flush();
    }
  }

  function endLine(): void {
    if (!isAtLineStart) {
      text += "\n";
      isAtLineStart = true;
    }
    if (text.length > LONG) {
      flush();
    }
  }

  return {
    at(where, row) {
      if (where === place.where && row === place.row) {
        return;
      }
      place = row === undefined ? { where } : { where, row };
      if (marks.at(-1)?.at === text.length) {
        marks.pop();
      }
      marks.push({ at: text.length, ...place });
    },
    add,
    endLine,
    line(line) {
      endLine();
      if (line.trim() !== "") {
        add(line);
        endLine();
      }
    },
    flush,
  };
}
