import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { OutOfBounds, type Reading } from "../../../../src/documents/formats/format.ts";
import { openZip } from "../../../../src/documents/formats/zip/zip-archive.ts";
import { isZip, zipDirectory } from "../../../../src/documents/formats/zip/zip-directory.ts";
import { zipOf } from "./zip-of.ts";

/** A reading that lets an archive unpack to so many bytes, and notes its gaps. */
function boundedReading(most: number) {
  const gaps: string[] = [];
  let left = most;
  const reading: Reading = {
    settings: { ocrLanguages: [], faces: false },
    later: () => undefined,
    passage: () => undefined,
    draft: () => undefined,
    inner: async () => undefined,
    gap: (reason) => void gaps.push(reason),
    unpacked(bytes) {
      left -= bytes;
      if (left < 0) {
        throw new OutOfBounds();
      }
    },
  };
  return { gaps, reading, used: () => most - left };
}

async function unpackAll(bytes: Uint8Array, most = 1e6) {
  const { gaps, reading, used } = boundedReading(most);
  const archive = openZip(bytes, reading);
  const files: Record<string, string> = {};
  for (const entry of archive.entries) {
    files[entry.name] = (await archive.bytesOf(entry)).toString();
  }
  return { files, gaps, used: used() };
}

const LONG = "Project Falcon ".repeat(5000);

describe("openZip", () => {
  it("unpacks what was packed and what was stored", async () => {
    const archive = zipOf([
      { name: "a/long.txt", content: LONG },
      { name: "b.txt", content: "as it is", isStored: true },
      { name: "empty.txt", content: "" },
    ]);
    expect(isZip(archive)).toBe(true);
    expect(await unpackAll(archive)).toMatchObject({
      files: { "a/long.txt": LONG, "b.txt": "as it is", "empty.txt": "" },
      gaps: [],
    });
  });

  it("finds an archive behind other bytes, and one with a comment", async () => {
    const archive = zipOf({ "a.txt": LONG });
    const commented = Buffer.concat([archive, Buffer.from("comment")]);
    commented.writeUInt16LE(7, archive.length - 2);
    expect((await unpackAll(commented)).files).toEqual({ "a.txt": LONG });
    expect((await unpackAll(Buffer.concat([Buffer.from("MZ stub"), archive]))).files).toEqual({ "a.txt": LONG });
  });

  it("reads a cut archive as far as it goes, and says so", async () => {
    const archive = zipOf({ "a.txt": "the first words", "b.txt": Buffer.from(LONG) });
    const cut = archive.subarray(0, archive.indexOf("b.txt") + 60);
    const { files, gaps } = await unpackAll(cut);
    expect(files["a.txt"]).toBe("the first words");
    expect(LONG.startsWith(files["b.txt"]!)).toBe(true);
    expect(gaps).toContain("malformed");
  });

  it("stops before more is unpacked than may be", async () => {
    const bomb = zipOf({ "zeros.bin": new Uint8Array(20_000_000) });
    expect(bomb.length).toBeLessThan(30_000);
    const { reading, used } = boundedReading(1_000_000);
    const archive = openZip(bomb, reading);
    await expect(archive.bytesOf(archive.entries[0]!)).rejects.toThrow(OutOfBounds);
    expect(used()).toBeLessThan(1_200_000);
  });

  it("takes no more of a file than the archive says there is", async () => {
    const lying = zipOf([{ name: "a.txt", content: LONG, statedSize: 7 }]);
    expect(await unpackAll(lying)).toMatchObject({ files: { "a.txt": "Project" }, gaps: ["malformed"] });
    const boasting = zipOf([{ name: "a.txt", content: "short", statedSize: 4_000_000_000 }]);
    expect(await unpackAll(boasting)).toMatchObject({ files: { "a.txt": "short" }, gaps: ["malformed"] });
  });

  it("unpacks bytes that several files share only once", async () => {
    const archive = zipOf({ "a.txt": LONG, "b.txt": "other" });
    const second = archive.lastIndexOf("PK\u0001\u0002");
    archive.writeUInt32LE(0, second + 42);
    const { files, gaps } = await unpackAll(archive);
    expect(Object.values(files).filter((file) => file !== "")).toHaveLength(1);
    expect(gaps).toContain("malformed");
  });

  it("tells of what it can't open", async () => {
    const archive = zipOf([
      { name: "a.txt", content: "sealed", isEncrypted: true },
      { name: "b.txt", content: "open" },
    ]);
    expect(await unpackAll(archive)).toMatchObject({ files: { "a.txt": "", "b.txt": "open" }, gaps: ["encrypted"] });
    const unknown = zipOf({ "a.txt": "packed some other way" });
    unknown.writeUInt16LE(12, unknown.indexOf("PK\u0001\u0002") + 10);
    expect((await unpackAll(unknown)).gaps).toEqual(["unsupported"]);
  });

  it("lists only so many files, and counts each", async () => {
    const archive = zipOf(Array.from({ length: 10_050 }, (_, index) => ({ name: `${index}`, content: "" })));
    const { gaps, reading, used } = boundedReading(1e9);
    expect(openZip(archive, reading).entries).toHaveLength(10_000);
    expect(gaps).toEqual(["too-large"]);
    expect(used()).toBeGreaterThan(1_000_000);
  });

  it("never throws anything but a bound on damaged archives", async () => {
    const sound = zipOf({ "a.txt": LONG.slice(0, 600), "b/c.txt": "other words", "d.txt": "third" });
    const damage = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(sound.length), async (changes, length) => {
        const bytes = Buffer.from(sound);
        for (const [at, value] of changes) {
          bytes[at] = value;
        }
        expect((await unpackAll(bytes.subarray(0, length), 1e7)).used).toBeLessThan(1e7);
      }),
    );
  });

  it("lists nothing in what is no archive", () => {
    expect(zipDirectory(new Uint8Array(), 10).entries).toEqual([]);
    expect(zipDirectory(Buffer.from("PK\u0005\u0006"), 10).entries).toEqual([]);
  });
});
