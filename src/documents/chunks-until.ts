import { Readable } from "node:stream";

/** The chunks of a stream until it ends, or until `ended` does: a stream that says nothing more is not waited for. */
export async function* chunksUntil(
  bytes: AsyncIterable<Uint8Array>,
  ended: Promise<void>,
): AsyncGenerator<Uint8Array, void> {
  const chunks = bytes[Symbol.asyncIterator]();
  const end = ended.then(() => null);
  try {
    for (;;) {
      const next = await Promise.race([chunks.next(), end]);
      if (next === null || next.done === true) return;
      yield next.value;
    }
  } finally {
    // What says nothing more closes in its turn only, which never comes: it is not waited for, and its failure nobody's.
    if (bytes instanceof Readable) bytes.destroy();
    else chunks.return?.().catch(() => undefined);
  }
}
