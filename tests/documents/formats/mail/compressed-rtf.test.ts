import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { unpackRtf } from "../../../../src/documents/formats/mail/compressed-rtf.ts";

/** The example of the format's definition (MS-OXRTFCP, 3.1.1). */
const PACKED = Buffer.from(
  "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
  "hex",
);

describe("unpackRtf", () => {
  it("unpacks the example of its definition", () => {
    expect(Buffer.from(unpackRtf(PACKED, () => {})).toString()).toBe(
      "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
    );
  });

  it("takes what is not packed as it is", () => {
    const header = Buffer.alloc(16);
    header.write("MELA", 8, "latin1");
    expect(Buffer.from(unpackRtf(Buffer.concat([header, Buffer.from("{\\rtf1 x}")]), () => {})).toString()).toBe(
      "{\\rtf1 x}",
    );
  });

  it("stays within what it counted, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (body) => {
        const header = Buffer.from(PACKED.subarray(0, 16));
        let counted = 0;
        const unpacked = unpackRtf(Buffer.concat([header, body]), (bytes) => {
          counted += bytes;
        });
        expect(unpacked.length).toBeLessThanOrEqual(counted);
      }),
    );
  });
});
