/** One record of PowerPoint's streams: its content lies from `start` to `end`. */
export interface PptRecord {
  readonly at: number;
  readonly type: number;
  readonly instance: number;
  readonly version: number;
  readonly start: number;
  readonly end: number;
}

const HEADER = 8;

/** Records one after the other; the last one may be cut. */
export function* recordsIn(stream: Buffer, from: number, to: number): Generator<PptRecord> {
  for (let at = from; at + HEADER <= to; ) {
    const versionAndInstance = stream.readUInt16LE(at);
    const start = at + HEADER;
    const end = Math.min(start + stream.readUInt32LE(at + 4), to);
    yield {
      at,
      type: stream.readUInt16LE(at + 2),
      instance: versionAndInstance >> 4,
      version: versionAndInstance & 0xf,
      start,
      end,
    };
    at = end;
  }
}

/** Whether a record holds records. */
export function isContainer({ version }: PptRecord): boolean {
  return version === 0xf;
}
