import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { UNKNOWN_AUDIENCE } from "../../src/core/audience.ts";
import { NO_CLEARANCE } from "../../src/core/subject.ts";
import { createAudienceCache } from "../../src/store/audience-cache.ts";
import { createCaseStore } from "../../src/store/case-store.ts";
import { openDatabase } from "../../src/store/database.ts";
import { verifyChain } from "../../src/store/event-log.ts";
import { FolderLockedError, lockFolder } from "../../src/store/folder-lock.ts";
import { createInstallationStore } from "../../src/store/installation-store.ts";
import { createRegisterStore } from "../../src/store/register-store.ts";
import { createSealer } from "../../src/store/sealing.ts";
import { silentLog } from "../engines/logs.ts";
import { aCase, onPostgres, openEmbedded, openOn, stopPostgres } from "./databases.ts";

const CANARY = "Canary Falconhurst";

afterAll(stopPostgres);

describe("the embedded database's folder", () => {
  it("holds no secret in clear", async () => {
    const opened = await openEmbedded();
    const { database } = opened;
    const sealer = createSealer([Buffer.alloc(32, 9)]);
    const clock = { now: () => 1_000 };
    await createRegisterStore({ database, sealer }).put(
      [
        {
          kind: "embargo",
          id: "embargo-1",
          name: CANARY,
          aliases: [CANARY],
          phrases: [CANARY],
          lifts: { at: 1, zone: "UTC" },
          clearedFor: NO_CLEARANCE,
          ownerId: null,
        },
      ],
      [],
    );
    await createInstallationStore({ database, sealer, clock }).storeInstallation({
      team: { id: "T1", name: CANARY },
      enterprise: undefined,
      user: { id: "U1", token: CANARY, scopes: [] },
      bot: { token: CANARY, id: "B1", userId: "U2", scopes: [] },
    });
    await createAudienceCache({ database, sealer, clock }).put(
      "T1",
      "C1",
      0,
      { ...UNKNOWN_AUDIENCE, externalOrgs: [{ id: "T2", name: CANARY }] },
      1_000,
    );
    await createCaseStore({ database }).transaction(async (tx) => {
      await tx.saveCase(aCase({ id: "visible-case-id", sealedReason: sealer.seal(CANARY, "reason") }));
    });
    await database.close();
    const files = await readdir(opened.dataDir, { recursive: true, withFileTypes: true });
    let found = 0;
    for (const file of files.filter((one) => one.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      expect(bytes.includes(CANARY)).toBe(false);
      found += bytes.includes("visible-case-id") ? 1 : 0;
    }
    // The search does find what is there in clear.
    expect(found).toBeGreaterThan(0);
    await rm(opened.dataDir, { recursive: true });
  });

  it("keeps what it was given, and is one process's at a time", async () => {
    const opened = await openEmbedded();
    await createCaseStore({ database: opened.database }).transaction((tx) => tx.saveCase(aCase({ id: "kept" })));
    const again = { databaseUrl: null, dataDir: opened.dataDir, log: silentLog };
    await expect(openDatabase(again)).rejects.toThrow(FolderLockedError);
    await opened.database.close();
    const reopened = await openDatabase(again);
    expect(await createCaseStore({ database: reopened }).caseById("kept")).toEqual(aCase({ id: "kept" }));
    await reopened.close();
    await rm(opened.dataDir, { recursive: true });
  });
});

describe("a folder's lock", () => {
  const dead = { id: "dead", pid: 2 ** 22 + 1, host: hostname(), started: "gone" };

  it.each([
    ["of a dead process", JSON.stringify(dead)],
    ["of a process whose pid somebody else has now", JSON.stringify({ ...dead, pid: process.pid })],
  ])("%s is taken over, by one of many", async (_name, text) => {
    const folder = await mkdtemp(join(tmpdir(), "sotto-lock-"));
    await writeFile(join(folder, "lock"), text);
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => lockFolder(folder, "It")));
    const locks = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    expect(locks).toHaveLength(1);
    await locks[0]?.release();
    await (await lockFolder(folder, "It")).release();
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it("of another host holds while it beats", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sotto-lock-"));
    await writeFile(join(folder, "lock"), JSON.stringify({ ...dead, host: "another.example" }));
    await expect(lockFolder(folder, "It")).rejects.toThrow("another.example");
    await rm(folder, { recursive: true });
  });
});

describe("a PostgreSQL that is not there", () => {
  it("is waited for, and then named without its password", async () => {
    const open = openDatabase({
      databaseUrl: "postgres://sotto:hunter2@127.0.0.1:1/nowhere",
      dataDir: tmpdir(),
      log: silentLog,
      connectTimeoutMs: 300,
    });
    await expect(open).rejects.toThrow("PostgreSQL at 127.0.0.1:1/nowhere can't be used");
    await expect(open).rejects.not.toThrow("hunter2");
  });
});

onPostgres("a database", (server) => {
  it("is migrated once by many processes that start together", async () => {
    const databaseUrl = await server.newDatabase("sotto_together");
    const options = { databaseUrl, dataDir: tmpdir(), log: silentLog };
    const all = await Promise.all([1, 2, 3, 4].map(() => openDatabase(options)));
    await Promise.all(all.map((database) => database.ping()));
    await Promise.all(all.map((database) => database.close()));
  });

  it("says at once that it does not exist", async () => {
    const url = new URL(server.url);
    url.pathname = "/sotto_absent";
    await expect(openDatabase({ databaseUrl: url.href, dataDir: tmpdir(), log: silentLog })).rejects.toThrow(
      "create it first",
    );
  });

  (server.restart === null ? it.skip : it)("goes on after the server was cut off in the middle", async () => {
    const opened = await openOn(server, "sotto_restart");
    const store = createCaseStore({ database: opened.database });
    const interrupted = store.transaction(async (tx) => {
      await tx.saveCase(aCase({ id: "half" }));
      await server.restart?.("immediate");
      await tx.append([{ type: "detected", at: 1, caseId: "half", actorId: null, fields: {} }]);
    });
    await expect(interrupted).rejects.toThrow();
    expect(await store.caseById("half")).toBeNull();
    await store.transaction(async (tx) => {
      await tx.saveCase(aCase({ id: "whole" }));
      await tx.append([{ type: "detected", at: 1, caseId: "whole", actorId: null, fields: {} }]);
    });
    expect(await store.caseById("whole")).toEqual(aCase({ id: "whole" }));
    expect(await verifyChain(opened.database.db)).toBeNull();
    await opened.close();
  });
});
