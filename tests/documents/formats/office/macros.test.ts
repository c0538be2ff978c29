import { describe, expect, it } from "@jest/globals";
import { COMPOUND_OFFICE } from "../../../../src/documents/formats/office/compound/index.ts";
import { OFFICE_OPEN_XML } from "../../../../src/documents/formats/office/ooxml/index.ts";
import { placeOf, recorded } from "../recorded-reading.ts";
import { compoundOf } from "./compound-files.ts";
import { docxOf, paragraph } from "./packages.ts";

/** A module's stream: what precedes the source, then the source as literal characters in one compressed chunk. */
function moduleOf(source: string, ...tail: readonly number[]): Buffer {
  const groups: Buffer[] = [];
  for (let at = 0; at < source.length; at += 8) {
    groups.push(Buffer.concat([Buffer.from([0]), Buffer.from(source.slice(at, at + 8), "latin1")]));
  }
  const packed = Buffer.concat([...groups, Buffer.from(tail)]);
  const header = Buffer.alloc(3);
  header[0] = 1;
  header.writeUInt16LE(0xb000 | (packed.length - 1), 1);
  return Buffer.concat([Buffer.from("compiled code"), header, packed]);
}

describe("macros", () => {
  it("tells the source of modules, and not what the editor hides", async () => {
    const source = 'Attribute VB_Name = "Module1"\r\nMsgBox "Falcon " ';
    // After 48 characters six bits say how far back: 9 further back, 6 characters long.
    const project = compoundOf({ "VBA/Module1": moduleOf(source, 1, 0x03, 0x20), "VBA/dir": Buffer.from("x") });
    const document = docxOf(paragraph("body"), { "word/vbaProject.bin": project });
    const result = await recorded(document, [OFFICE_OPEN_XML, COMPOUND_OFFICE]);
    expect(result.gaps).toEqual([]);
    expect(placeOf(result, 'MsgBox "Falcon " Falcon')).toBe("macros");
    expect(result.text).not.toContain("Attribute");
    expect(result.passages[0]?.text).toBe("body");
  });
});
