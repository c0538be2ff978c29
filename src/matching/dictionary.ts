import type { TermRole } from "./scanned-text.ts";

/** A term to be found, as a register gives it. */
export interface Term {
  readonly text: string;
  readonly role: TermRole;
  /** Handed back with each hit; any whole number up to 2^32 - 1. */
  readonly subject: number;
  /** Needs evidence beside it; default: `isAmbiguous(text)`. */
  readonly ambiguous?: boolean;
}

/** An immutable set of terms; see `buildDictionary`. */
export interface Dictionary {
  /** Terms that can be found. */
  readonly size: number;
}
