import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sql } from "drizzle-orm";
import { brokenLink, type NewEvent, type StoredEvent } from "../../src/core/event.ts";
import { DELETED } from "../../src/core/message.ts";
import type { CaseStore } from "../../src/core/ports.ts";
import { createCaseStore } from "../../src/store/case-store.ts";
import { verifyChain } from "../../src/store/event-log.ts";
import { outbox } from "../../src/store/schema.ts";
import { aCase, finding, type OpenedDatabase, onEveryDatabase, stopPostgres } from "./databases.ts";

function detected(caseId: string, at = 1_000): NewEvent {
  return {
    type: "detected",
    at,
    caseId,
    actorId: null,
    fields: { ring: "external", detectors: ["client-name"], n: 1 },
  };
}

async function collect(events: AsyncIterable<StoredEvent>): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  for await (const event of events) {
    all.push(event);
  }
  return all;
}

afterAll(stopPostgres);

onEveryDatabase("the case store", (open) => {
  let opened: OpenedDatabase;
  let store: CaseStore;
  let woken = 0;

  beforeAll(async () => {
    opened = await open();
    store = createCaseStore({
      database: opened.database,
      onOutbox: () => {
        woken += 1;
      },
    });
  });
  afterAll(() => opened.close());

  it("gives back a case as it was saved", async () => {
    const value = aCase({
      id: "round-trip",
      ref: { teamId: "T1", channelId: "C1", ts: "1.1", threadTs: "1.0" },
      findings: [finding({ liftsAt: null, permits: "guests", where: "page 2" })],
      alerts: ["unanswered"],
      settlesAt: 99,
      sealedReason: "v1.x.y",
    });
    await store.transaction((tx) => tx.saveCase(value));
    expect(await store.caseById("round-trip")).toEqual(value);
    expect(await store.caseOfMessage(value.ref)).toEqual(value);
    const changed = aCase({ ...value, state: "shared", answer: "share_anyway", answeredAt: 5, settlesAt: null });
    await store.transaction((tx) => tx.saveCase(changed));
    expect(await store.caseById("round-trip")).toEqual(changed);
    expect(await store.caseById("absent")).toBeNull();
  });

  it("keeps nothing of a transaction that fails", async () => {
    const before = await collect(store.events());
    const ref = { teamId: "T1", channelId: "C1", ts: "2.1" };
    const failing = store.transaction(async (tx) => {
      await tx.saveCase(aCase({ id: "undone", ref }));
      await tx.append([detected("undone")]);
      await tx.outbox({ name: "nudge-due", caseId: "undone", nudge: 1 });
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    expect(await store.caseById("undone")).toBeNull();
    expect(await collect(store.events())).toEqual(before);
    expect(await opened.database.db.select().from(outbox)).toEqual([]);
    expect(woken).toBe(0);
  });

  it("makes one case of a message that is detected many times at once", async () => {
    const ref = { teamId: "T1", channelId: "C2", ts: "3.1" };
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        store.transaction(async (tx) => {
          const existing = await tx.caseOfMessage(ref);
          const id = existing?.id ?? `concurrent-${index}`;
          const findings = [...(existing?.findings ?? []), finding({ part: `file:F${index}` })];
          await tx.saveCase(aCase({ id, ref, findings }));
          await tx.append([detected(id)]);
        }),
      ),
    );
    const all = (await store.cases({})).filter((one) => one.ref.channelId === "C2");
    expect(all).toHaveLength(1);
    expect(all[0]?.findings).toHaveLength(12);
    const events = await collect(store.events());
    expect(events.filter((event) => event.caseId === all[0]?.id)).toHaveLength(12);
  });

  it("starts a transaction again when another made the message's case first", async () => {
    const ref = { teamId: "T1", channelId: "C3", ts: "4.1" };
    await store.transaction((tx) => tx.saveCase(aCase({ id: "first", ref })));
    let tries = 0;
    await store.transaction(async (tx) => {
      tries += 1;
      // A handler that did not look: its second try does.
      const existing = tries === 1 ? null : await tx.caseOfMessage(ref);
      await tx.saveCase(aCase({ id: existing?.id ?? "second", ref, state: "escalated" }));
    });
    expect(tries).toBe(2);
    expect((await store.caseOfMessage(ref))?.id).toBe("first");
    expect((await store.caseOfMessage(ref))?.state).toBe("escalated");
  });

  it("chains events without a gap, whoever appends", async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.transaction((tx) => tx.append([detected(`chain-${index}`), detected(`chain-${index}`, 1_001)])),
      ),
    );
    const events = await collect(store.events());
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
    expect(brokenLink(events)).toBeNull();
    expect(await verifyChain(opened.database.db)).toBeNull();
    expect(await collect(store.events(events.length))).toEqual(events.slice(-1));
  });

  it("refuses to change, delete or truncate events", async () => {
    const { db } = opened.database;
    for (const statement of [
      "update sotto.case_event set actor_id = 'U9' where sequence = 1",
      "delete from sotto.case_event where sequence = 1",
      "truncate sotto.case_event",
    ]) {
      const error = await db.execute(sql.raw(statement)).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ cause: { code: "23001", message: "events are append-only" } });
    }
  });

  it("says when an event was changed or removed behind its back", async () => {
    const { db } = opened.database;
    const outcome = db.transaction(async (tx) => {
      await tx.execute(sql`alter table sotto.case_event disable trigger case_event_append_only`);
      await tx.execute(sql`update sotto.case_event set actor_id = 'U9' where sequence = 3`);
      expect(await verifyChain(tx)).toBe(3);
      await tx.execute(sql`delete from sotto.case_event where sequence = 3`);
      expect(await verifyChain(tx)).toBe(3);
      await tx.execute(sql`delete from sotto.case_event where sequence > 3`);
      expect(await verifyChain(tx)).toBe(3);
      tx.rollback();
    });
    await expect(outcome).rejects.toThrow("Rollback");
    expect(await verifyChain(db)).toBeNull();
  });

  it("finds what is due, oldest first", async () => {
    await store.transaction(async (tx) => {
      const save = (id: string, overrides: Parameters<typeof aCase>[0]) =>
        tx.saveCase(aCase({ id, ref: { teamId: "T2", channelId: "C9", ts: `${id}.1` }, ...overrides }));
      await save("late", { deadlineAt: 200 });
      await save("earliest", { deadlineAt: 100 });
      await save("told", { deadlineAt: 50, escalatedAt: 60, state: "escalated" });
      await save("lifts", { state: "escalated", escalatedAt: 1, deadlineAt: 1, settlesAt: 150 });
      await save("answered", { state: "shared", deadlineAt: 50, settlesAt: 50 });
      await save("future", { deadlineAt: 5_000, settlesAt: 6_000 });
    });
    const due = await store.overdue(200, 10);
    expect(new Set(due.map((one) => one.id))).toEqual(new Set(["lifts", "earliest", "late"]));
    expect(due.findIndex((one) => one.id === "earliest")).toBeLessThan(due.findIndex((one) => one.id === "late"));
    expect(await store.overdue(200, 1)).toHaveLength(1);
    const page = await store.cases({ teamId: "T2", states: ["open"], limit: 2 });
    expect(page).toHaveLength(2);
  });

  it("lets one of two simultaneous messages find that nobody was nudged", async () => {
    const key = { teamId: "T1", channelId: "C1", authorId: "U1", topic: "client-1" };
    const firsts = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        store.transaction(async (tx) => {
          const last = await tx.lastNudge(key);
          await tx.rememberNudge(key, { at: index, ring: "external", caseId: `case-${index}` });
          return last === null;
        }),
      ),
    );
    expect(firsts.filter((first) => first)).toHaveLength(1);
  });

  it("remembers an answer that said no until it is forgotten, the latest for each topic", async () => {
    const key = { teamId: "T1", channelId: "C1", authorId: "U1", topic: "em_9" };
    const first = {
      answer: "share_anyway",
      ring: "external",
      at: 5,
      until: 9,
      times: 1,
      outside: ["T0ACME", "UGUEST"],
      caseId: "round-trip",
    } as const;
    const second = { ...first, answer: "not_sensitive", times: 2, outside: null } as const;
    await store.transaction((tx) => tx.rememberOverride(key, first));
    await store.transaction(async (tx) => {
      expect(await tx.lastOverride(key)).toEqual(first);
      expect(await tx.lastOverride({ ...key, topic: "em_8" })).toBeNull();
      await tx.rememberOverride(key, second);
      expect(await tx.lastOverride(key)).toEqual(second);
      await tx.forgetOverride({ ...key, channelId: "C2" });
      expect(await tx.lastOverride(key)).toEqual(second);
      await tx.forgetOverride(key);
      expect(await tx.lastOverride(key)).toBeNull();
      await tx.rememberOverride(key, first);
      await tx.rememberNudge(key, { at: 1, ring: "guests", caseId: "round-trip" });
      await tx.forgetTopic("em_8");
      expect([await tx.lastOverride(key), await tx.lastNudge(key)]).toMatchObject([first, { at: 1 }]);
      await tx.forgetTopic(key.topic);
      expect([await tx.lastOverride(key), await tx.lastNudge(key)]).toEqual([null, null]);
    });
  });

  it("gives the events of one type, and the newest cases first when asked", async () => {
    const kept = (at: number): NewEvent => ({ ...detected("round-trip", at), type: "rule_kept" });
    await store.transaction((tx) => tx.append([kept(70), detected("round-trip", 71), kept(72)]));
    expect((await store.eventsOf("rule_kept", 70)).map(({ at }) => at)).toEqual([70, 72]);
    expect((await store.eventsOf("rule_kept", 71)).map(({ at }) => at)).toEqual([72]);
    await store.transaction(async (tx) => {
      for (const id of ["o1", "o2", "o3"]) {
        const ref = { teamId: "T7", channelId: "C1", ts: `${id}.1` };
        await tx.saveCase(aCase({ id, ref, openedAt: Number(id.slice(1)) }));
      }
    });
    const ids = async (newestFirst?: boolean) => {
      const found = await store.cases({
        teamId: "T7",
        limit: 2,
        ...(newestFirst === undefined ? {} : { newestFirst }),
      });
      return found.map(({ id }) => id);
    };
    expect([await ids(), await ids(false), await ids(true)]).toEqual([
      ["o1", "o2"],
      ["o1", "o2"],
      ["o3", "o2"],
    ]);
  });

  it("remembers deletions, and lets no detection slip past one", async () => {
    const ref = { teamId: "T1", channelId: "C4", ts: "5.1" };
    const [opened, settled] = await Promise.all([
      store.transaction(async (tx) => {
        const existing = await tx.caseOfMessage(ref);
        if (existing !== null || (await tx.supersededAt(ref)) !== null) {
          return false;
        }
        await tx.saveCase(aCase({ id: "racing", ref }));
        return true;
      }),
      store.transaction(async (tx) => {
        const existing = await tx.caseOfMessage(ref);
        await tx.supersede(ref, DELETED, 1_000);
        return existing !== null;
      }),
    ]);
    expect(settled).toBe(opened);
    expect(await store.transaction((tx) => tx.supersededAt(ref))).toBe(DELETED);
    await store.transaction((tx) => tx.supersede(ref, 5, 1_000));
    expect(await store.transaction((tx) => tx.supersededAt(ref))).toBe(DELETED);
    await store.transaction((tx) => tx.supersede({ ...ref, ts: "5.2" }, DELETED, 1_000 + 2 * 86_400_000));
    expect(await store.transaction((tx) => tx.supersededAt(ref))).toBeNull();
  });

  it("records a message's gap once and the service's gaps each", async () => {
    const ref = { teamId: "T1", channelId: "C5", ts: "6.1" };
    const ofMessage = { reason: "unsupported", what: "pdf", ref, at: 10 } as const;
    const ofService = { reason: "detector-failed", what: "custom", ref: null, at: 11 } as const;
    await store.transaction(async (tx) => {
      await tx.recordGap(ofMessage);
      await tx.recordGap(ofMessage);
      await tx.recordGap(ofService);
      await tx.recordGap(ofService);
    });
    expect(await store.gaps(10, 12)).toEqual([ofMessage, ofService, ofService]);
    expect(await store.gaps(0, 10)).toEqual([]);
  });

  it("wakes the relay after the commit", async () => {
    woken = 0;
    await store.transaction((tx) => tx.outbox({ name: "nudge-due", caseId: "case-1", nudge: 1 }));
    expect(woken).toBe(1);
    const rows = await opened.database.db.select().from(outbox);
    expect(rows).toMatchObject([{ queue: "moderation", orderKey: "case/case-1", job: { name: "nudge-due" } }]);
  });

  describe("expire", () => {
    it("removes what is older and leaves a chain that can still be proved", async () => {
      await store.transaction(async (tx) => {
        await tx.append([detected("old", 2_000), detected("young", 9_000), detected("late", 3_000)]);
        const ref = { teamId: "T3", channelId: "C1", ts: "7.1" };
        await tx.saveCase(aCase({ id: "young", ref, openedAt: 9_000 }));
      });
      const removed = await store.expire(5_000);
      expect(removed).toBeGreaterThan(40);
      const events = await collect(store.events());
      expect(events.map((event) => event.caseId)).toEqual(["young", "late"]);
      expect(brokenLink(events)).toBeNull();
      expect(await verifyChain(opened.database.db)).toBeNull();
      expect((await store.cases({})).map((one) => one.id)).toEqual(["young"]);
      await store.transaction((tx) => tx.append([detected("next", 9_500)]));
      expect(await verifyChain(opened.database.db)).toBeNull();
      await store.expire(20_000);
      expect(await collect(store.events())).toEqual([]);
      await store.transaction((tx) => tx.append([detected("after", 30_000)]));
      const [after] = await collect(store.events());
      expect(after?.sequence).toBeGreaterThan(40);
      expect(await verifyChain(opened.database.db)).toBeNull();
    });
  });
});
