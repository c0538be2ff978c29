import type { WrittenText } from "./written-text.ts";

/** Different ones that are kept of a place; more say nothing new. */
const MOST = 20_000;

/** What stands beside the text: descriptions, links, names of authors. Each is told once, as a line after the text. */
export interface Asides {
  add(place: string, text: string | undefined): void;
  write(written: WrittenText): void;
}

/** An empty collection. */
export function createAsides(): Asides {
  const places = new Map<string, Set<string>>();
  return {
    add(place, text) {
      const line = text?.trim() ?? "";
      const lines = places.get(place) ?? new Set();
      if (line !== "" && lines.size < MOST) {
        places.set(place, lines.add(line));
      }
    },
    write(written) {
      for (const [place, lines] of places) {
        written.endLine();
        written.at(place);
        for (const line of lines) {
          written.line(line);
        }
      }
    },
  };
}
