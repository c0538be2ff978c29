import { READING_BOUNDS, readFile } from "../formats/read-file.ts";
import { denyOutside } from "./deny-outside.ts";
import { serveFile } from "./serve-file.ts";

/** What a confined process runs. Of the formats only their signatures are loaded before the outside is denied. */
denyOutside();
await serveFile((input, listener, settings) => readFile(input, listener, READING_BOUNDS, undefined, settings));
