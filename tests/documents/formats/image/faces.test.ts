import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { IMAGE } from "../../../../src/documents/formats/image/image.ts";
import { recorded } from "../recorded-reading.ts";
import { jpeg, png } from "./pictures.ts";

const settings = { ocrLanguages: [], faces: true };
/** A photo of three people that comes with the package that finds faces. */
const PEOPLE = join(createRequire(import.meta.url).resolve("@vladmandic/face-api/package.json"), "../demo/sample1.jpg");

describe("faces", () => {
  it("are counted in a photo", async () => {
    const { passages, gaps } = await recorded(readFileSync(PEOPLE), [IMAGE], { settings });
    expect(passages.at(-1)).toMatchObject({ kind: "image-metadata", text: "Faces: 3" });
    expect(gaps).toEqual([]);
  }, 90_000);

  it("are not seen where there are none, and not looked for unless wanted", async () => {
    expect((await recorded(jpeg([], 200), [IMAGE], { settings })).passages).toEqual([]);
    expect((await recorded(readFileSync(PEOPLE), [IMAGE])).text).not.toContain("Faces");
  });

  it("are a gap in what is no picture", async () => {
    const broken = png().subarray(0, 60);
    broken.writeUInt32BE(500, 16);
    broken.writeUInt32BE(500, 20);
    expect((await recorded(broken, [IMAGE], { settings })).gaps).toEqual(["malformed"]);
  });
});
