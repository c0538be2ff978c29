/**
 * What the sweep saw in a text, as bits; a detector runs only when one of its trigger bits is set.
 * Bits are cheap hints: set too often they cost time, never set when due they cost findings.
 */
export const FEATURE = {
  /**
   * Digits that may be somebody's: five in neighbouring groups, four groups, or any beside a word that names a value
   * of few digits, in a text of few words, or in one that is not plain ASCII.
   */
  digits: 1 << 0,
  /** "@" or a full-width form of it. */
  at: 1 << 1,
  /** A token that begins a marking or an embargo phrase in any supported language. */
  marking: 1 << 2,
  /** A register term was met. */
  term: 1 << 3,
  /** A token that introduces a person (Mrs, patient, née …). */
  personal: 1 << 4,
  /** Anything a credential rule could start with: a telling word, or sixteen letters and digits in a row. */
  credential: 1 << 5,
  /** At least four lines or four addresses. */
  list: 1 << 6,
  /** A script written without spaces. */
  unspaced: 1 << 7,
  /** Two or more capitalised words in a row, or a title before one. */
  name: 1 << 8,
  /** A code span or block. */
  code: 1 << 9,
  /** A word that names a value of fewer than five digits: a plate, a postcode, a birthday. */
  valued: 1 << 10,
  /** A capitalised word that streets end or begin with. */
  street: 1 << 11,
  /** A word that announces a device's address, which need have no digit. */
  device: 1 << 12,
  /** A word for whom one knows by one's work (patient, client, donor …), or for how one meets them. */
  story: 1 << 13,
} as const;

/** A stretch of Slack markup, in offsets of the original text. */
export interface Region {
  readonly kind: "code" | "quote" | "mention" | "channel" | "link" | "emoji";
  readonly start: number;
  readonly end: number;
}

/** A register term met in the text and verified against its keyed hash. */
export interface TermHit {
  readonly start: number;
  readonly end: number;
  /** Index into the dictionary's subjects; for the role `clue` into the register's clue values. */
  readonly subject: number;
  readonly role: TermRole;
  /** The term is a common word, a given name or a short acronym: it needs evidence beside it. */
  readonly ambiguous: boolean;
  /** 1 for the registered form, less for a folded, inflected or one-edit form. */
  readonly closeness: number;
}

export const TERM_ROLES = ["name", "alias", "domain", "person", "email", "account", "phrase", "clue"] as const;
export type TermRole = (typeof TERM_ROLES)[number];

/** A text after the one pass over it. Offsets are UTF-16 code units. */
export interface ScannedText {
  readonly original: string;
  /**
   * Lower case, NFKC, full-width and confusable characters folded, zero-width and bidi marks dropped,
   * entities (`&amp;`) resolved. Made when first asked for.
   */
  readonly folded: string;
  /** Same folding, case kept; same length as `folded`. Made when first asked for. */
  readonly cased: string;
  readonly features: number;
  readonly regions: readonly Region[];
  readonly terms: readonly TermHit[];
  /** Original offsets of a stretch of `folded` (or `cased`); `end` exclusive. */
  toOriginal(start: number, end: number): { readonly start: number; readonly end: number };
  /** True when an original offset lies inside a code span or block. */
  inCode(offset: number): boolean;
}
