import type { Clue, ClueKind, EarlierClues } from "../core/clue.ts";
import type { Severity, TextSource } from "../core/finding.ts";
import type { ScannedText } from "../matching/scanned-text.ts";

/** One thing a detector recognises. */
export interface DetectorKind {
  /** Kebab-case and permanent: `us-ssn`. */
  readonly id: string;
  /** Words the author reads after "It looks like": "a US social security number". */
  readonly title: string;
  readonly severity: Severity;
  /** ISO 3166 country the rule belongs to; absent when it belongs to none. */
  readonly country?: string;
  /** Where the structure or checksum rule is published. */
  readonly source?: string;
}

/** Offsets into the original text only, so a detector cannot carry a secret out. */
export interface Match {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** 0..1. */
  readonly confidence: number;
  /** Default: the kind's. */
  readonly severity?: Severity;
  readonly subjectId?: string;
  readonly liftsAt?: number | null;
  readonly permits?: "inside" | "guests" | "external";
  readonly count?: number;
  readonly clues?: readonly Clue[];
  readonly earlierClues?: readonly ClueKind[];
}

export interface FindContext {
  /** ms since the epoch. */
  readonly now: number;
  /** IANA zone for times that name none. */
  readonly zone: string;
  readonly dateOrder: "dmy" | "mdy";
  /** What the author said before; absent when nobody keeps count. */
  readonly earlier?: EarlierClues;
}

export interface Detector {
  /** Kebab-case, permanent; also the file name, the docs heading and the cases file. */
  readonly id: string;
  /** Words the author reads: "personal data". */
  readonly title: string;
  /** The strongest of its kinds. */
  readonly severity: Severity;
  readonly kinds: readonly DetectorKind[];
  /** `FEATURE` bits, any of which wakes it; 0 wakes it always. */
  readonly triggers: number;
  /** The texts it reads. Default: messages and documents, whose words are anybody's; a picture's facts are not. */
  readonly reads?: readonly TextSource[];
  find(text: ScannedText, context: FindContext): Iterable<Match>;
}
