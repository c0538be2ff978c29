import CFB from "cfb";

/** Streams of a message by property, as MS-OXMSG numbers and types them ("0037001F" is the subject in Unicode). */
type Properties = Readonly<Record<string, string | Buffer>>;

export interface OutlookParts {
  readonly message: Properties;
  readonly recipients?: readonly Properties[];
  readonly attachments?: readonly (Properties | OutlookParts)[];
  /** Properties of four bytes, by tag, for instance the code page 0x3FFD0003. */
  readonly numbers?: Readonly<Record<number, number>>;
}

/** A message as Outlook saves it. */
export function msgOf(parts: OutlookParts): Buffer {
  const file = CFB.utils.cfb_new({ CLSID: "0b0d020000000000c000000000000046" });
  addMessage(file, "/", parts, 32);
  return Buffer.from(CFB.write(file, { type: "buffer" }));
}

function addMessage(file: CFB.CFB$Container, folder: string, parts: OutlookParts, headerLength: number): void {
  const { message, recipients = [], attachments = [], numbers = {} } = parts;
  addProperties(file, folder, message, headerLength, numbers);
  for (const [index, recipient] of recipients.entries()) {
    const { type, ...properties } = recipient;
    addProperties(file, `${folder}__recip_version1.0_#0000000${index}/`, properties, 8, { 202702851: Number(type) });
  }
  for (const [index, attachment] of attachments.entries()) {
    const inside = `${folder}__attach_version1.0_#0000000${index}/`;
    if ("message" in attachment && typeof attachment.message === "object" && !Buffer.isBuffer(attachment.message)) {
      addProperties(file, inside, { "3001001F": "inner" }, 8);
      addMessage(file, `${inside}__substg1.0_3701000D/`, attachment as OutlookParts, 24);
    } else {
      addProperties(file, inside, attachment as Properties, 8);
    }
  }
}

function addProperties(
  file: CFB.CFB$Container,
  folder: string,
  properties: Properties,
  headerLength: number,
  numbers: Readonly<Record<number, number>> = {},
): void {
  for (const [property, value] of Object.entries(properties)) {
    const content = typeof value === "string" ? Buffer.from(value, "utf16le") : value;
    CFB.utils.cfb_add(file, `${folder}__substg1.0_${property}`, content);
  }
  const rows = Object.entries(numbers).map(([tag, value]) => {
    const row = Buffer.alloc(16);
    row.writeUInt32LE(Number(tag), 0);
    row.writeUInt32LE(6, 4);
    row.writeUInt32LE(value, 8);
    return row;
  });
  CFB.utils.cfb_add(file, `${folder}__properties_version1.0`, Buffer.concat([Buffer.alloc(headerLength), ...rows]));
}
