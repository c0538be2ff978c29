import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { sql } from "drizzle-orm";
import type { LabelPassage } from "../../src/core/ports.ts";
import type { ClientEntry, EmbargoEntry, LabelEntry, SubjectEntry } from "../../src/core/subject.ts";
import { NO_CLEARANCE } from "../../src/core/subject.ts";
import { createCaseStore } from "../../src/store/case-store.ts";
import { openRegister } from "../../src/store/register.ts";
import { createRegisterStore } from "../../src/store/register-store.ts";
import { createSealer } from "../../src/store/sealing.ts";
import { silentLog } from "../engines/logs.ts";
import { type OpenedDatabase, onEveryDatabase, stopPostgres } from "./databases.ts";

const sealer = createSealer([Buffer.alloc(32, 7)]);

function client(id: string, name = "Acme Corp"): ClientEntry {
  return {
    kind: "client",
    id,
    name,
    aliases: ["ACME Holdings"],
    domains: ["acme.example"],
    people: [{ name: "Dana Whitfield", email: "dana@acme.example" }],
    accounts: ["AC-204-991"],
    rooms: ["C0EXT"],
    clues: { city: "Leeds", employees: 120 },
  };
}

const embargo: EmbargoEntry = {
  kind: "embargo",
  id: "embargo-1",
  name: "Project Falcon",
  aliases: [],
  phrases: [],
  lifts: { at: 1_796_115_600_000, zone: "Europe/London" },
  clearedFor: NO_CLEARANCE,
  ownerId: "U1",
};

function label(id: string, level: LabelEntry["level"], until: number | null): LabelEntry {
  return {
    kind: "label",
    id,
    level,
    target: { type: "channel", channelId: "C7" },
    until: until === null ? null : { at: until, zone: "Europe/London" },
    clearedFor: NO_CLEARANCE,
    ownerId: "U1",
  };
}

afterAll(stopPostgres);

onEveryDatabase("the register", (open) => {
  let opened: OpenedDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  const storeOf = () => createRegisterStore({ database: opened.database, sealer });

  it("gives back entries of every kind as they were put, with their events", async () => {
    const store = storeOf();
    const entries: SubjectEntry[] = [client("client-1"), embargo, label("label-1", "restricted", 5)];
    const registered = { type: "subject_registered", at: 1, caseId: null, actorId: "U1", fields: { n: 3 } } as const;
    await store.put(entries, [registered]);
    expect(await store.all()).toEqual([...entries].sort((a, b) => (a.id < b.id ? -1 : 1)));
    const events = createCaseStore({ database: opened.database }).events();
    expect((await events[Symbol.asyncIterator]().next()).value).toMatchObject(registered);
  });

  it("replaces known entries, and counts its versions", async () => {
    const store = storeOf();
    const { entries: version } = await store.version();
    await store.put([client("client-1", "First"), client("client-1", "Globex")], []);
    expect((await store.version()).entries).toBe(version + 1);
    expect(await store.all()).toContainEqual(client("client-1", "Globex"));
    expect(await store.remove("absent", [])).toBe(false);
    await store.put([], []);
    expect((await store.version()).entries).toBe(version + 1);
    expect(await store.remove("client-1", [])).toBe(true);
    expect((await store.version()).entries).toBe(version + 2);
  });

  it("holds no entry in clear, and opens none in another's row", async () => {
    const store = storeOf();
    await store.put([client("client-a"), client("client-b")], []);
    const { db } = opened.database;
    const stored = JSON.stringify(await db.execute(sql`select * from sotto.register_entry`));
    for (const secret of ["Acme", "Whitfield", "acme.example", "AC-204-991", "Falcon", "Leeds"]) {
      expect(stored).not.toContain(secret);
    }
    await db.execute(sql`update sotto.register_entry set sealed =
      (select sealed from sotto.register_entry where id = 'client-a') where id = 'client-b'`);
    await expect(store.all()).rejects.toThrow("client-b");
    await store.remove("client-b", []);
  });

  it("is followed by other processes, and rebuilt before a change is confirmed", async () => {
    const seen: number[] = [];
    const changed = Promise.withResolvers<void>();
    const mine = await openRegister({ store: storeOf(), log: silentLog, pollMs: 60_000 });
    const theirs = await openRegister({
      store: storeOf(),
      log: silentLog,
      pollMs: 20,
      onChange: (entries) => {
        seen.push(entries.length);
        if (entries.some((entry) => entry.id === "client-new")) {
          changed.resolve();
        }
      },
    });
    await mine.put([client("client-new", "Initech Ltd")], []);
    expect(mine.facts("client-new")?.masked).toBe("I••• L•••");
    expect(mine.entry("client-new")).toEqual(client("client-new", "Initech Ltd"));
    await changed.promise;
    expect(theirs.facts("client-new")?.masked).toBe("I••• L•••");
    expect(await theirs.remove("client-new", [])).toBe(true);
    expect(theirs.entry("client-new")).toBeNull();
    expect(seen.at(-1)).toBe((seen.at(-2) ?? 0) - 1);
    await mine.refresh();
    expect(mine.entry("client-new")).toBeNull();
    expect(mine.list()).toEqual(theirs.list());
    mine.close();
    theirs.close();
  });

  it("reads again only what changed", async () => {
    const store = storeOf();
    await store.put([client("client-old"), client("client-kept")], []);
    const { entries: before } = await store.version();
    await store.put([client("client-changed")], []);
    await store.remove("client-old", []);
    const { put, removed } = await store.changes(before);
    expect(put).toEqual([client("client-changed")]);
    expect(removed).toEqual(["client-old"]);
    await store.put([client("client-old", "Globex")], []);
    const later = await store.changes(before);
    expect(later.removed).toEqual([]);
    expect(later.put).toContainEqual(client("client-old", "Globex"));
  });

  it("keeps a label's passages apart from it, adds to them, and lets them go with it", async () => {
    const store = storeOf();
    const passage = (source: string, ...fingerprints: bigint[]): LabelPassage => ({
      labelId: "label-p",
      source,
      fingerprints,
      at: 1,
    });
    const { passages: start } = await store.version();
    const pages = async (after: number) =>
      (await Array.fromAsync(store.passages(after))).flatMap((page) => page.passages);
    await store.put([label("label-p", "restricted", null)], [], [passage("C7:1.1", 0n, 2n ** 64n - 1n)]);
    expect(await pages(start)).toEqual([expect.objectContaining(passage("C7:1.1", 0n, 2n ** 64n - 1n))]);
    const { passages: middle } = await store.version();
    await store.addPassages([passage("C7:1.1", 0n), { ...passage("C7:9.9", 5n), labelId: "label-gone" }]);
    expect(await pages(middle)).toEqual([]);
    await store.addPassages([passage("C7:1.1", 7n), passage("F2", 9n)]);
    expect(await pages(middle)).toEqual([
      expect.objectContaining(passage("C7:1.1", 0n, 2n ** 64n - 1n, 7n)),
      expect.objectContaining(passage("F2", 9n)),
    ]);
    await store.remove("label-p", []);
    expect(await pages(start)).toEqual([]);
  });

  it("tells every process of passages, each in its order", async () => {
    const heard = Promise.withResolvers<void>();
    const mine = await openRegister({ store: storeOf(), log: silentLog, pollMs: 60_000 });
    const seen: string[] = [];
    const theirs = await openRegister({
      store: storeOf(),
      log: silentLog,
      pollMs: 20,
      onPassages: (passages) => {
        seen.push(...passages.map(({ source }) => source));
        if (seen.includes("F-last")) heard.resolve();
      },
    });
    await mine.put(
      [label("label-q", "internal", null)],
      [],
      [{ labelId: "label-q", source: "F-1", fingerprints: [1n], at: 1 }],
    );
    await mine.addPassages([{ labelId: "label-q", source: "F-last", fingerprints: [2n], at: 2 }]);
    await heard.promise;
    expect(seen.filter((source) => source.startsWith("F-"))).toEqual(["F-1", "F-last"]);
    mine.close();
    theirs.close();
  });

  it("misses nothing when two processes write at once", async () => {
    const [one, two] = await Promise.all([
      openRegister({ store: storeOf(), log: silentLog, pollMs: 60_000 }),
      openRegister({ store: storeOf(), log: silentLog, pollMs: 60_000 }),
    ]);
    await Promise.all([
      ...[1, 2, 3].map((n) => one.put([client(`one-${n}`)], [])),
      ...[1, 2, 3].map((n) => two.put([client(`two-${n}`)], [])),
    ]);
    await Promise.all([one.refresh(), two.refresh()]);
    const ids = (entries: readonly SubjectEntry[]) => entries.map((entry) => entry.id).sort();
    expect(ids(one.list())).toEqual(ids(two.list()));
    expect(ids(one.list()).filter((id) => /^(one|two)-/u.test(id))).toHaveLength(6);
    one.close();
    two.close();
  });

  it("takes an entry once that two processes add at once", async () => {
    const [one, two] = await Promise.all([
      openRegister({ store: storeOf(), log: silentLog, pollMs: 60_000 }),
      openRegister({ store: storeOf(), log: silentLog, pollMs: 60_000 }),
    ]);
    const name = "Globex Corp";
    const added = await Promise.all(
      [one, two].map((register, index) =>
        register.add(client(`globex-${index}`, name), [], () =>
          register.list().some((entry) => entry.kind === "client" && entry.name === name),
        ),
      ),
    );
    expect(added.toSorted()).toEqual([false, true]);
    await Promise.all([one.refresh(), two.refresh()]);
    for (const register of [one, two]) {
      expect(register.list().filter((entry) => entry.id.startsWith("globex-"))).toHaveLength(1);
      register.close();
    }
  });

  it("writes nothing, and counts nothing, for who has not seen the latest change", async () => {
    const store = storeOf();
    const { entries } = await store.version();
    expect(await store.put([client("client-late")], [], [], entries - 1)).toBe(false);
    expect((await store.version()).entries).toBe(entries);
    expect((await store.all()).map(({ id }) => id)).not.toContain("client-late");
    expect(await store.put([client("client-late")], [], [], entries)).toBe(true);
  });

  it("loads tens of thousands of entries in seconds", async () => {
    const store = storeOf();
    await store.put(
      Array.from({ length: 20_000 }, (_, index) => client(`bulk-${index}`, `Globex ${index}`)),
      [],
    );
    const started = performance.now();
    const register = await openRegister({ store, log: silentLog, pollMs: 60_000 });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(register.entry("bulk-19999")).not.toBeNull();
    register.close();
  }, 90_000);
});
