import { isDeepStrictEqual } from "node:util";
import { type SubjectEntry, subjectFacts } from "./subject.ts";

/**
 * Which subjects changed in what their nudges stand on: lift, clearance, level, leave to be named. Looking every second
 * costs next to nothing while the register stays as it is.
 */
export interface ChangedSubjects {
  /** The register as it is now. */
  take(entries: readonly SubjectEntry[]): void;
  /** Ids of those that came, went or changed and were not followed yet; `all` when that is not known. */
  changed(): ReadonlySet<string> | "all";
  /** What `changed` told of has been seen to. */
  followed(): void;
}

/** Before anything is known: it may be any of them. */
export function createChangedSubjects(): ChangedSubjects {
  let unread: readonly SubjectEntry[] | null = null;
  let known: ReadonlyMap<string, SubjectEntry> = new Map();
  let changed: ReadonlySet<string> | "all" = "all";

  return {
    take(entries) {
      unread = entries;
    },
    changed() {
      if (unread !== null) {
        const before = known;
        known = new Map(unread.filter(isFollowed).map((entry) => [entry.id, entry]));
        unread = null;
        changed = changed === "all" ? "all" : new Set([...changed, ...differing(before, known)]);
      }
      return changed;
    },
    followed() {
      changed = new Set();
    },
  };
}

/** Of clients, of which there may be a million, those with a consent: it is all that quiets a nudge about one. */
function isFollowed(entry: SubjectEntry): boolean {
  return entry.kind !== "client" || entry.consent !== undefined;
}

function differing(
  before: ReadonlyMap<string, SubjectEntry>,
  after: ReadonlyMap<string, SubjectEntry>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => {
    const [one, other] = [before.get(id), after.get(id)];
    // Most entries are the very same as before.
    return one !== other && !isDeepStrictEqual(one && subjectFacts(one), other && subjectFacts(other));
  });
}
