import type { Duplex } from "node:stream";

/**
 * Unpacks bytes through a decompressing stream bit by bit, so that they can be counted before more is unpacked.
 * @param take whether to go on
 * @returns whether all of it could be unpacked and was taken; rejects with what `take` throws
 */
export function inflate(packed: Uint8Array, stream: Duplex, take: (bytes: Buffer) => boolean): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  // Taken as it comes, for an iterator would throw away what was unpacked before the damage.
  stream.on("data", (bytes: Buffer) => {
    try {
      if (!take(bytes)) {
        stream.destroy();
        resolve(false);
      }
    } catch (error) {
      stream.destroy();
      reject(error);
    }
  });
  stream.on("end", () => resolve(true));
  stream.on("error", () => resolve(false));
  stream.end(packed);
  return promise;
}
