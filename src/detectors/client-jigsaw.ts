import { DEFAULT_POLICY, type Policy } from "../core/policy.ts";
import { FEATURE, type ScannedText } from "../matching/scanned-text.ts";
import type { ClueTable } from "./client-jigsaw/clue-table.ts";
import { findRegisteredClues } from "./client-jigsaw/registered-clues.ts";
import { findStories } from "./client-jigsaw/story.ts";
import type { Detector, FindContext, Match } from "./detector.ts";
import type { SubjectLookup } from "./subject-lookup.ts";

export interface ClientJigsawOptions {
  readonly subjects: SubjectLookup;
  /** The clues of the register as it is now, `null` when no client has any; asked for once a text. */
  readonly clues?: () => ClueTable | null;
  /** Default: the policy's. */
  readonly jigsaw?: Policy["jigsaw"];
}

/** Clues that together fit few clients, and stories from which somebody may be recognised, though nobody is named. */
export function createClientJigsaw(options: ClientJigsawOptions): Detector {
  const { subjects, clues = () => null, jigsaw = DEFAULT_POLICY.jigsaw } = options;

  function* find(text: ScannedText, context: FindContext): Iterable<Match> {
    const table = clues();
    if (table !== null) {
      const { matches, kept } = findRegisteredClues(text, table, subjects, context, jigsaw);
      yield* matches;
      if (kept.length > 0) context.earlier?.keep(kept);
    }
    if ((text.features & FEATURE.story) !== 0) yield* findStories(text);
  }

  return {
    id: "client-jigsaw",
    title: "clues that identify a client",
    severity: "medium",
    kinds: [
      { id: "registered-clues", title: "clues that together fit one of your clients", severity: "medium" },
      { id: "identifying-story", title: "a story somebody could be recognised by", severity: "medium" },
    ],
    triggers: FEATURE.term | FEATURE.story,
    find,
  };
}
