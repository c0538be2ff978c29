import type { Format } from "../format.ts";
import { openZip } from "../zip/zip-archive.ts";
import { isZip } from "../zip/zip-directory.ts";
import { isBookkeeping } from "./bookkeeping.ts";
import { tellNames } from "./entry-names.ts";

/** A zip archive that is no document of an office. */
export const ZIP: Format = {
  id: "zip",
  recognises: ({ bytes }) => isZip(bytes),
  async read({ bytes }, reading) {
    const archive = openZip(bytes, reading);
    const entries = archive.entries.map((entry, index) => ({ entry, name: entry.name, number: index + 1 }));
    tellNames(entries, reading);
    for (const { entry, name, number } of entries) {
      if (entry.isDirectory) {
        continue;
      }
      const content = await archive.bytesOf(entry);
      if (content.length > 0 && !isBookkeeping(content)) {
        await reading.inner({ name, type: "", bytes: content, isCut: false }, `entry ${number}`);
      }
    }
  },
};
