import type { CoverageGap, Finding, ScanResult } from "../core/finding.ts";
import { type Piece, pieces } from "../matching/pieces.ts";
import { mostOfAKind } from "../matching/saturation.ts";
import { createTally, type Tally } from "./tally.ts";

const FENCE = "```";

/** Scans a text that is too long to be read at once; the limits on what is found are those of the whole. */
export function scanInPieces(text: string, scanPiece: (piece: string) => ScanResult): ScanResult {
  const whole = new Whole(mostOfAKind(text.length));
  for (const piece of pieces(text)) {
    // A block of code that is cut has its ends in other pieces: without them its end would be taken for a beginning.
    const opening = piece.beginsInCode ? FENCE : "";
    const result = scanPiece(opening + text.slice(piece.from, piece.to) + (piece.endsInCode ? FENCE : ""));
    whole.add(result, piece, piece.from - opening.length);
  }
  return { findings: whole.findings, gaps: [...whole.gaps.values()] };
}

/** What was found in the pieces so far. */
class Whole {
  readonly findings: Finding[] = [];
  readonly gaps = new Map<string, CoverageGap>();
  readonly #most: number;
  readonly #tallies = new Map<string, Tally>();
  /** Where in `findings` the last of each sort stands. */
  readonly #last = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** `by` is where the piece's offsets begin in the whole. */
  add(result: ScanResult, piece: Piece, by: number): void {
    for (const gap of result.gaps) this.gaps.set(gap.what, gap);
    for (const found of result.findings) {
      const start = Math.max(found.start + by, piece.from);
      const end = Math.min(found.end + by, piece.to);
      if (start >= piece.ownTo || start >= end) continue;
      const finding = moved(found, by, start, end);
      if (start < piece.ownFrom) this.#goOn(finding, piece);
      else this.#keep(finding);
    }
  }

  #keep(finding: Finding): void {
    const { detector } = finding;
    const tally = this.#tallies.get(detector) ?? createTally(this.#most, [], 0);
    this.#tallies.set(detector, tally);
    if (!tally.takes(finding)) {
      this.gaps.set(detector, { reason: "too-many-findings", what: detector });
      return;
    }
    this.#last.set(sortOf(finding), this.findings.length);
    this.findings.push(finding);
  }

  /** What began in an earlier piece was found there, as far as that piece could be read. */
  #goOn(finding: Finding, { ownFrom }: Piece): void {
    const index = this.#last.get(sortOf(finding));
    const before = index === undefined ? undefined : this.findings[index];
    if (index === undefined || before === undefined || before.end <= ownFrom || finding.end <= before.end) return;
    this.findings[index] = { ...before, end: finding.end };
  }
}

function sortOf({ detector, kind, subjectId }: Finding): string {
  return `${detector}\n${kind}\n${subjectId ?? ""}`;
}

function moved(finding: Finding, by: number, start: number, end: number): Finding {
  const clues = finding.clues?.map((clue) => ({ ...clue, start: clue.start + by, end: clue.end + by }));
  return { ...finding, start, end, ...(clues !== undefined && { clues }) };
}
