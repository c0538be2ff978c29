import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { TNEF } from "../../../../src/documents/formats/mail/tnef.ts";
import { CSV } from "../../../../src/documents/formats/text/csv.ts";
import { PLAIN } from "../../../../src/documents/formats/text/plain.ts";
import { placeOf, recorded } from "../recorded-reading.ts";

const FORMATS = [TNEF, CSV, PLAIN];

function attribute(level: 1 | 2, name: number, data: Buffer): Buffer {
  const header = Buffer.alloc(9);
  header.writeUInt8(level, 0);
  header.writeUInt16LE(name, 1);
  header.writeUInt32LE(data.length, 5);
  return Buffer.concat([header, data, Buffer.alloc(2)]);
}

/** A flag, a named flag, and then these texts, so that what comes before is passed over rightly. */
function properties(texts: Readonly<Record<number, string>>): Buffer {
  const named = Buffer.concat([Buffer.from("03000180", "hex"), Buffer.alloc(16), Buffer.alloc(8), Buffer.alloc(4)]);
  const entries = Object.entries(texts).map(([number, text]) => {
    const value = Buffer.from(`${text}\0`, "utf16le");
    const header = Buffer.alloc(12);
    header.writeUInt16LE(0x1f, 0);
    header.writeUInt16LE(Number(number), 2);
    header.writeUInt32LE(1, 4);
    header.writeUInt32LE(value.length, 8);
    return Buffer.concat([header, value, Buffer.alloc(-value.length & 3)]);
  });
  return Buffer.concat([Buffer.alloc(4), Buffer.from("0b00010001000000", "hex"), named, ...entries]);
}

function tnefOf(...attributes: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from("789f3e220100", "hex"), ...attributes]);
}

const FULL = tnefOf(
  attribute(1, 0x9003, properties({ 55: "Тайна", 4096: "Project Falcon" })),
  attribute(2, 0x9002, Buffer.alloc(14)),
  attribute(2, 0x8010, Buffer.from("list.csv\0")),
  attribute(2, 0x800f, Buffer.from("name,email\nIris,iris@globex.example")),
  attribute(2, 0x9002, Buffer.alloc(14)),
  attribute(2, 0x800f, tnefOf(attribute(1, 0x800c, Buffer.from("the forwarded words\0")))),
);

describe("TNEF", () => {
  it("reads subject, body and what is attached", async () => {
    const read = await recorded(FULL, FORMATS);
    expect(read.passages[0]?.text).toBe("Subject: Тайна\n\nProject Falcon");
    expect(placeOf(read, "iris@globex.example")).toBe("attachment 1, column 2, row 2");
    expect(placeOf(read, "the forwarded words")).toBe("attachment 2");
    expect(read.gaps).toEqual([]);
  });

  it("reads only so many attachments, and says that there were more", async () => {
    const many = Array.from({ length: 2_001 }, () => attribute(2, 0x9002, Buffer.alloc(0)));
    expect((await recorded(tnefOf(...many), FORMATS)).gaps).toEqual(["too-large"]);
  });

  it("never rejects, whatever becomes of it, and says where it ends too early", async () => {
    expect((await recorded(FULL.subarray(0, -20), FORMATS)).gaps).toContain("malformed");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(FULL.length - 1), fc.nat(255)), { maxLength: 10 }), async (changes) => {
        const broken = Buffer.from(FULL);
        for (const [at, byte] of changes) {
          broken[at] = byte;
        }
        expect((await recorded(broken, FORMATS, { type: "dat" })).text.length).toBeLessThan(FULL.length * 2);
      }),
    );
  });
});
