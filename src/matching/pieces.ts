/**
 * A part of a long text. `from` and `to` bound what is read, the part and some of its neighbours; what begins in
 * `ownFrom`..`ownTo` belongs to it. All in UTF-16 code units.
 */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly ownFrom: number;
  readonly ownTo: number;
  /** True where `from` or `to` cuts a block of code. */
  readonly beginsInCode: boolean;
  readonly endsInCode: boolean;
}

/** Most that is read at once; bounds the memory of a scan. */
export const PIECE_LENGTH = 1 << 20;

/** How far a piece reads into its neighbours: farther than any detector looks for evidence. */
export const PIECE_MARGIN = 1 << 13;

/**
 * Cuts a text into pieces that together find what the whole would: every stretch shorter than the margin, with as much
 * around it. Cuts fall between lines, else between words, where the margin has any.
 */
export function* pieces(text: string, length = PIECE_LENGTH, margin = PIECE_MARGIN): Iterable<Piece> {
  if (text.length <= length) {
    yield { from: 0, to: text.length, ownFrom: 0, ownTo: text.length, beginsInCode: false, endsInCode: false };
    return;
  }
  const blocks = codeBlocks(text);
  for (let ownFrom = 0; ownFrom < text.length; ) {
    const ownTo = cutBefore(text, ownFrom + length, margin);
    const from = cutBefore(text, ownFrom - margin, margin);
    const to = cutBefore(text, ownTo + margin * 2, margin);
    yield { from, to, ownFrom, ownTo, beginsInCode: isInside(blocks, from), endsInCode: isInside(blocks, to) };
    ownFrom = ownTo;
  }
}

const FENCE = "```";

/** Where blocks of code begin and end, their fences included. */
function codeBlocks(text: string): readonly number[] {
  const blocks: number[] = [];
  let open = text.indexOf(FENCE);
  while (open >= 0) {
    const close = text.indexOf(FENCE, open + FENCE.length);
    if (close < 0) break;
    blocks.push(open, close + FENCE.length);
    open = text.indexOf(FENCE, close + FENCE.length);
  }
  return blocks;
}

function isInside(blocks: readonly number[], offset: number): boolean {
  // The first edge behind the offset is an end, if the offset lies inside.
  const next = blocks.findIndex((edge) => edge > offset);
  return next % 2 === 1 && blocks[next - 1]! < offset;
}

/** The last place at or before `at`, at most `margin` away, where no word is cut. */
function cutBefore(text: string, at: number, margin: number): number {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  const lowest = Math.max(0, at - margin);
  const line = text.lastIndexOf("\n", at - 1);
  if (line >= lowest) return line + 1;
  const space = text.lastIndexOf(" ", at - 1);
  if (space >= lowest) return space + 1;
  // Never between the halves of a character.
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
