import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { loadOrCreateKey } from "../../src/store/key-file.ts";
import { createSealer, parseMasterKeys, UnsealError } from "../../src/store/sealing.ts";
import { listeningLog, silentLog } from "../engines/logs.ts";

const oldKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);

describe("a sealer", () => {
  it("opens what it sealed, whatever it is", () => {
    const sealer = createSealer([oldKey]);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, purpose) => {
        const sealed = sealer.seal(plain, purpose);
        expect(sealer.open(sealed, purpose)).toBe(plain);
        if (plain.length > 5) {
          expect(sealed).not.toContain(plain);
        }
      }),
    );
  });

  it("never seals the same text to the same value", () => {
    const sealer = createSealer([oldKey]);
    expect(sealer.seal("text", "token")).not.toBe(sealer.seal("text", "token"));
  });

  it("refuses another purpose, another key and any change", () => {
    const sealer = createSealer([oldKey]);
    const sealed = sealer.seal("Project Falcon", "reason");
    expect(() => sealer.open(sealed, "token")).toThrow(UnsealError);
    expect(() => createSealer([newKey]).open(sealed, "reason")).toThrow(UnsealError);
    const [format, id, body = ""] = sealed.split(".");
    const bytes = Buffer.from(body, "base64url");
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => sealer.open(`${format}.${id}.${changed.toString("base64url")}`, "reason")).toThrow(UnsealError);
    }
    for (const broken of ["", "v1", `v1.${id}`, `v1.${id}.`, `v0.${id}.${body}`, `${sealed}.x`, `v1.${id}.AAAA`]) {
      expect(() => sealer.open(broken, "reason")).toThrow(UnsealError);
    }
  });

  it("rotates: the first key seals, every key opens, blind indexes stay", () => {
    const before = createSealer([oldKey]);
    const during = createSealer([newKey, oldKey]);
    const sealed = before.seal("text", "token");
    expect(during.open(sealed, "token")).toBe("text");
    const resealed = during.seal("text", "token");
    expect(() => before.open(resealed, "token")).toThrow(UnsealError);
    expect(createSealer([newKey]).open(resealed, "token")).toBe("text");
    expect(during.blind("text", "revision")).toBe(before.blind("text", "revision"));
  });

  it("keeps blind indexes of purposes and keys apart", () => {
    const sealer = createSealer([oldKey]);
    expect(sealer.blind("text", "a")).toMatch(/^[0-9a-f]{64}$/u);
    expect(sealer.blind("text", "a")).toBe(sealer.blind("text", "a"));
    expect(sealer.blind("text", "a")).not.toBe(sealer.blind("text", "b"));
    expect(sealer.blind("text", "a")).not.toBe(createSealer([newKey]).blind("text", "a"));
  });
});

describe("SOTTO_KEY", () => {
  it("is one key or several", () => {
    const text = `${newKey.toString("base64")}, ${oldKey.toString("base64")}`;
    expect(parseMasterKeys(text)).toEqual([newKey, oldKey]);
  });

  it.each(["", " , ", "c2hvcnQ=", `${oldKey.toString("base64")},c2hvcnQ=`])("is refused when wrong: %j", (text) => {
    expect(() => parseMasterKeys(text)).toThrow(/SOTTO_KEY/u);
    expect(() => parseMasterKeys(text)).not.toThrow(/c2hvcnQ/u);
  });
});

describe("the key file", () => {
  it("is made once, for its owner alone, with a warning, even when several start at once", async () => {
    const dataDir = join(await mkdtemp(join(tmpdir(), "sotto-key-")), "new");
    const log = listeningLog();
    const all = await Promise.all([1, 2, 3].map(() => loadOrCreateKey(dataDir, log)));
    expect(new Set(all.map(([key]) => key?.toString("hex"))).size).toBe(1);
    expect((await stat(join(dataDir, "key"))).mode & 0o777).toBe(0o600);
    expect(log.lines.filter((line) => line.level === "warn")).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain((await readFile(join(dataDir, "key"), "utf8")).trim());
    expect(await loadOrCreateKey(dataDir, silentLog)).toEqual(all[0]);
    await rm(dataDir, { recursive: true });
  });

  it("is closed to others again", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "sotto-key-"));
    await writeFile(join(dataDir, "key"), oldKey.toString("base64"), { mode: 0o644 });
    const log = listeningLog();
    expect(await loadOrCreateKey(dataDir, log)).toEqual([oldKey]);
    expect((await stat(join(dataDir, "key"))).mode & 0o777).toBe(0o600);
    expect(log.lines).toHaveLength(1);
    await rm(dataDir, { recursive: true });
  });
});
