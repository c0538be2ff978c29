/** A line of an input, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** `null` when it is longer than is read. */
  readonly text: string | null;
}

/**
 * The lines of a stream, however long the stream is; of a line that is too long only its number is kept, so that
 * memory stays bounded whatever comes in.
 * @param maxLength UTF-16 code units of one line.
 */
export async function* linesOf(stream: AsyncIterable<string>, maxLength: number): AsyncIterable<Line> {
  let number = 0;
  let pieces: string[] = [];
  let length = 0;

  function take(piece: string): void {
    length += piece.length;
    if (length <= maxLength) pieces.push(piece);
    else pieces = [];
  }

  function finish(): Line {
    number += 1;
    const text = length > maxLength ? null : pieces.join("").replace(/\r$/, "");
    pieces = [];
    length = 0;
    return { number, text: number === 1 && text !== null ? text.replace(/^\uFEFF/, "") : text };
  }

  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", from)) {
      take(chunk.slice(from, end));
      yield finish();
      from = end + 1;
    }
    if (from < chunk.length) take(chunk.slice(from));
  }
  if (length > 0) yield finish();
}
