import type { Format } from "./format.ts";
import { CSV } from "./text/csv.ts";
import { HTML } from "./text/html.ts";
import { JSON_TEXT } from "./text/json.ts";
import { PLAIN } from "./text/plain.ts";

/** Every format, the surest signature first: the first that recognises a file reads it. */
export const FORMATS: readonly Format[] = [HTML, JSON_TEXT, CSV, PLAIN];
