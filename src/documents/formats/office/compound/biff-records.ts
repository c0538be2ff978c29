const FILE_PASS = 0x2f;
const HEADER = 0x14;
const FOOTER = 0x15;
const TEXT_OBJECT = 0x1b6;
const CONTINUE = 0x3c;
const BEGINNING = 0x809;

/** What stands in an Excel stream besides its cells. */
export interface BiffExtras {
  readonly isEncrypted: boolean;
  /** Headers, footers and the texts of boxes and comments. */
  readonly texts: readonly { readonly place: string; readonly text: string }[];
}

/** Reads the records that SheetJS passes over. Never throws. */
export function biffExtras(stream: Buffer): BiffExtras {
  const texts: { place: string; text: string }[] = [];
  let isEncrypted = false;
  let previous = 0;
  let sheets = -1;
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const body = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2));
    const where = `sheet ${Math.max(sheets, 1)}`;
    if (type === BEGINNING) {
      sheets += 1;
    } else if (type === FILE_PASS) {
      isEncrypted = true;
    } else if (type === HEADER || type === FOOTER) {
      texts.push({ place: `${where}, ${type === HEADER ? "header" : "footer"}`, text: unicodeString(body) });
    } else if (type === CONTINUE && previous === TEXT_OBJECT) {
      texts.push({ place: `${where}, text boxes`, text: characters(body.subarray(1), body[0] ?? 0) });
    }
    previous = type;
    at += 4 + body.length;
  }
  return { isEncrypted, texts };
}

function unicodeString(body: Buffer): string {
  return body.length < 3 ? "" : characters(body.subarray(3), body[2] ?? 0).slice(0, body.readUInt16LE(0));
}

/** The lowest bit of the options says whether characters have one byte or two. */
function characters(bytes: Buffer, options: number): string {
  return bytes.toString((options & 1) === 0 ? "latin1" : "utf16le");
}
