import type { Format } from "./format.ts";
import { EML } from "./mail/eml.ts";
import { MBOX } from "./mail/mbox.ts";
import { MSG } from "./mail/msg.ts";
import { CSV } from "./text/csv.ts";
import { HTML } from "./text/html.ts";
import { JSON_TEXT } from "./text/json.ts";
import { PLAIN } from "./text/plain.ts";

/** Every format, the surest signature first: the first that recognises a file reads it. */
export const FORMATS: readonly Format[] = [MSG, MBOX, EML, HTML, JSON_TEXT, CSV, PLAIN];
