/** Passages in a buffer. */
const CHUNK_BITS = 14;
const CHUNK = 1 << CHUNK_BITS;
const MOST_COUNTED = 0xffff;

/** What is known of each passage, by its number, in shared memory that grows buffer by buffer. One thread writes. */
export interface PassageColumns {
  /** What another thread opens it by; another array when it has grown. */
  buffers(): readonly SharedArrayBuffer[];
  /** The label a passage is of. */
  subject(passage: number): number;
  /** Its fingerprints, up to 65,535; 0 once it is removed, or where there is none yet. */
  fingerprints(passage: number): number;
  /** Passages are added in the order of their numbers. */
  add(passage: number, subject: number, fingerprints: number): void;
  remove(passage: number): void;
}

interface Chunk {
  readonly subjects: Uint32Array;
  readonly counts: Uint16Array;
}

function openChunk(buffer: SharedArrayBuffer): Chunk {
  return { subjects: new Uint32Array(buffer, 0, CHUNK), counts: new Uint16Array(buffer, 4 * CHUNK, CHUNK) };
}

/** The columns in these buffers; empty ones without. */
export function openPassageColumns(opened: readonly SharedArrayBuffer[] = []): PassageColumns {
  let buffers = opened;
  const chunks = opened.map(openChunk);
  return {
    buffers: () => buffers,
    subject: (passage) => chunks[passage >>> CHUNK_BITS]?.subjects[passage & (CHUNK - 1)] ?? 0,
    fingerprints: (passage) => chunks[passage >>> CHUNK_BITS]?.counts[passage & (CHUNK - 1)] ?? 0,
    add(passage, subject, fingerprints) {
      if (passage >>> CHUNK_BITS === chunks.length) {
        const buffer = new SharedArrayBuffer(CHUNK * 6);
        buffers = [...buffers, buffer];
        chunks.push(openChunk(buffer));
      }
      const { subjects, counts } = chunks[passage >>> CHUNK_BITS]!;
      subjects[passage & (CHUNK - 1)] = subject;
      // Last, since it makes the passage seen.
      Atomics.store(counts, passage & (CHUNK - 1), Math.min(fingerprints, MOST_COUNTED));
    },
    remove(passage) {
      const chunk = chunks[passage >>> CHUNK_BITS];
      if (chunk !== undefined) Atomics.store(chunk.counts, passage & (CHUNK - 1), 0);
    },
  };
}
