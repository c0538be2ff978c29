/** What a clue says of somebody, as the author is told; permanent. */
export const CLUE_KINDS = [
  "place",
  "institution",
  "sector",
  "role",
  "size",
  "age",
  "origin",
  "family",
  "health",
  "event",
  "date",
  "deal",
  "rarity",
  "belonging",
  "detail",
] as const;
export type ClueKind = (typeof CLUE_KINDS)[number];

/** One clue in a text. Offsets as a finding's: UTF-16 code units, `end` exclusive. */
export interface Clue {
  readonly kind: ClueKind;
  readonly start: number;
  readonly end: number;
  /** In a text that is not English: it is left out of the safer wording, which is. */
  readonly language?: "other";
}

/** What a clue was registered as: a value by its number in the register, or a range of an attribute's numbers. */
export type ClueReading =
  | { readonly attribute: number; readonly value: number }
  | { readonly attribute: number; readonly low: number; readonly high: number };

/** A clue as it is remembered between messages: numbers and kinds, no text. */
export interface KeptClue {
  readonly kind: ClueKind;
  /** None for a clue of a story, which no register knows. */
  readonly readings: readonly ClueReading[];
  /** The state of the register the readings belong to, `null` for a clue of a story; another state forgets them. */
  readonly register: object | null;
}

/** The clues one author gave in one conversation before the message in hand. */
export interface EarlierClues {
  recall(): readonly KeptClue[];
  /** Remembers those of the message in hand, in the place of those it had before it was edited. */
  keep(clues: readonly KeptClue[]): void;
}
