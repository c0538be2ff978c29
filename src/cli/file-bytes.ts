import { constants, openSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Socket } from "node:net";

const CHUNK = 256 * 1024;

/**
 * Opens a file to be read as a stream. A named pipe is opened without waiting for somebody to write to it, who may never
 * come.
 * @throws what the system says of a path that can't be opened, or is a folder
 */
export async function openBytes(path: string): Promise<AsyncIterable<Uint8Array>> {
  if ((await stat(path)).isFIFO()) {
    return new Socket({
      fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK),
      readable: true,
      writable: false,
    });
  }
  // Opened before anything else: a stream that nobody reads yet tells nobody that there is no such file.
  const handle = await open(path);
  const bytes = Buffer.alloc(0);
  // Says that it is a folder.
  await handle.read(bytes, 0, 0, 0);
  return handle.createReadStream({ highWaterMark: CHUNK });
}
