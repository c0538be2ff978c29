import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "@jest/globals";
import type { Log } from "../../src/core/ports.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createRegisterStore } from "../../src/store/register-store.ts";
import { createSealer } from "../../src/store/sealing.ts";

const folder = mkdtempSync(join(tmpdir(), "sotto-import-"));
afterAll(() => rmSync(folder, { recursive: true }));

const KEY = Buffer.alloc(32, 9);
const SILENT: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

async function sotto(...args: readonly string[]) {
  const main = resolve(import.meta.dirname, "../../src/cli/main.ts");
  const env = { PATH: process.env.PATH ?? "", SOTTO_DATA_DIR: join(folder, "data"), SOTTO_KEY: KEY.toString("base64") };
  return await promisify(execFile)(process.execPath, [main, ...args], { cwd: folder, env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
}

async function registered() {
  const database = await openDatabase({ databaseUrl: null, dataDir: join(folder, "data"), log: SILENT });
  try {
    return await createRegisterStore({ database, sealer: createSealer([KEY]) }).all();
  } finally {
    await database.close();
  }
}

const REGISTER =
  "clients: [{ name: Acme Corp }]\nembargoes: [{ name: Project Falcon, lifts: 2026-12-01T09:00 Europe/London }]\n";

describe("sotto import", () => {
  it("loads a register, keeps ids when it is loaded again, and takes nothing of a wrong one", async () => {
    writeFileSync(join(folder, "register.yaml"), REGISTER);
    expect(await sotto("import", "register.yaml")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("1 clients and 1 embargoes"),
    });
    const first = await registered();
    expect(first.map(({ id }) => id.slice(0, 3)).sort()).toEqual(["cl_", "em_"]);

    writeFileSync(join(folder, "register.yaml"), REGISTER.replace("Acme Corp", "ACME corp, aliases: [Globex]"));
    await sotto("import", "register.yaml");
    const second = await registered();
    expect(second.map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort());
    expect(second.find(({ kind }) => kind === "client")).toMatchObject({ name: "ACME corp", aliases: ["Globex"] });

    writeFileSync(join(folder, "wrong.yaml"), "clients: [{ name: Globex }, { nam: x }]\n");
    expect(await sotto("import", "wrong.yaml")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/wrong\.yaml:1:.*nothing was imported/s),
    });
    expect(await registered()).toEqual(second);
  }, 60_000);

  it("shows what would change, writes only what did, and exports what it takes back", async () => {
    writeFileSync(join(folder, "clients.csv"), "name,domains,consent:for,consent:by\r\nTarget,target.example,,\r\n");
    const before = await registered();
    const dry = await sotto("import", "--dry-run", "clients.csv");
    expect(dry.stdout).toMatch(
      /\+ clients\.csv:2: client .*1 ambiguous: everyday words.*1 added, 0 changed; 0 unchanged/s,
    );
    expect(await registered()).toEqual(before);
    await sotto("import", "clients.csv");
    const after = await registered();
    expect(after).toHaveLength(before.length + 1);
    for (const format of ["yaml", "csv"]) {
      const { stdout } = await sotto("export", "--format", format);
      writeFileSync(join(folder, `again.${format}`), stdout);
      expect((await sotto("import", `again.${format}`)).stdout).toContain("0 added, 0 changed; 3 unchanged");
    }
    expect(await registered()).toEqual(after);
    writeFileSync(join(folder, "clients.csv"), "name,domains\ntarget,shop.example\n");
    expect((await sotto("import", "--dry-run", "clients.csv")).stdout).toMatch(/~ clients\.csv:2: .*: domains, name/);
  }, 120_000);

  it("wants one file that is there", async () => {
    expect(await sotto("import")).toMatchObject({ code: 2, stderr: expect.stringContaining("give a register file") });
    expect(await sotto("import", "nowhere.yaml")).toMatchObject({ code: 2, stderr: expect.stringContaining("ENOENT") });
  });
});
