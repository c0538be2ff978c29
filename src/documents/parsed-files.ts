import type { ParsedFile } from "./thread-messages.ts";

/** What was read of files lately, by the digest of their bytes. In memory only, as it holds their words. */
export interface ParsedFiles {
  get(digest: string): ParsedFile | null;
  keep(digest: string, parsed: ParsedFile): void;
}

/** Keeps up to `maxBytes`; what was asked for longest ago goes first. */
export function createParsedFiles(maxBytes: number): ParsedFiles {
  // A map hands out its keys in the order they were set.
  const kept = new Map<string, ParsedFile>();
  let size = 0;

  function drop(digest: string): void {
    size -= kept.get(digest)?.output.byteLength ?? 0;
    kept.delete(digest);
  }

  function put(digest: string, parsed: ParsedFile): void {
    kept.set(digest, parsed);
    size += parsed.output.byteLength;
  }

  return {
    get(digest) {
      const parsed = kept.get(digest) ?? null;
      if (parsed !== null) {
        drop(digest);
        put(digest, parsed);
      }
      return parsed;
    },
    keep(digest, parsed) {
      drop(digest);
      put(digest, parsed);
      for (const oldest of kept.keys()) {
        if (size <= maxBytes) return;
        drop(oldest);
      }
    },
  };
}
