import { COMPRESSED } from "./archive/compressed.ts";
import { SEALED } from "./archive/sealed.ts";
import { TAR } from "./archive/tar.ts";
import { UNREAD_ARCHIVES } from "./archive/unread-archives.ts";
import { ZIP } from "./archive/zip.ts";
import type { Format } from "./format.ts";
import { IMAGE } from "./image/image.ts";
import { EML } from "./mail/eml.ts";
import { MBOX } from "./mail/mbox.ts";
import { MSG } from "./mail/msg.ts";
import { TNEF } from "./mail/tnef.ts";
import { COMPOUND_OFFICE } from "./office/compound/index.ts";
import { WORD_2 } from "./office/compound/word-2.ts";
import { OPEN_DOCUMENT } from "./office/odf/index.ts";
import { OFFICE_OPEN_XML } from "./office/ooxml/index.ts";
import { RTF } from "./office/rtf/index.ts";
import { PDF } from "./pdf/pdf.ts";
import { CALENDAR } from "./text/calendar.ts";
import { CONTACTS } from "./text/contacts.ts";
import { CSV } from "./text/csv.ts";
import { HTML } from "./text/html.ts";
import { JSON_TEXT } from "./text/json.ts";
import { PLAIN } from "./text/plain.ts";

/** Every format, the surest signature first: the first that recognises a file reads it. */
export const FORMATS: readonly Format[] = [
  IMAGE,
  MSG,
  TNEF,
  COMPOUND_OFFICE,
  OFFICE_OPEN_XML,
  OPEN_DOCUMENT,
  WORD_2,
  RTF,
  ZIP,
  COMPRESSED,
  UNREAD_ARCHIVES,
  TAR,
  SEALED,
  PDF,
  MBOX,
  EML,
  CALENDAR,
  CONTACTS,
  HTML,
  JSON_TEXT,
  CSV,
  PLAIN,
];
