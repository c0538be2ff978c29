import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { sql } from "drizzle-orm";
import { type Audience, UNKNOWN_AUDIENCE } from "../../src/core/audience.ts";
import { createAudienceCache } from "../../src/store/audience-cache.ts";
import { createSealer } from "../../src/store/sealing.ts";
import { type OpenedDatabase, onEveryDatabase, stopPostgres } from "./databases.ts";

const audience: Audience = {
  ...UNKNOWN_AUDIENCE,
  kind: "public",
  externalOrgs: [{ id: "T0ACME", name: "Acme Corp" }],
  members: 14,
  memberIds: ["U1"],
  complete: true,
};

afterAll(stopPostgres);

onEveryDatabase("the audience cache", (open) => {
  let opened: OpenedDatabase;
  let now = 1_000;
  const cache = () =>
    createAudienceCache({
      database: opened.database,
      sealer: createSealer([Buffer.alloc(32, 3)]),
      clock: { now: () => now },
    });

  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it("keeps an audience for its time, sealed", async () => {
    const { epoch, audience: none } = await cache().get("T1", "C1");
    expect(none).toBeNull();
    expect(await cache().put("T1", "C1", epoch, audience, 500)).toBe(true);
    expect((await cache().get("T1", "C1")).audience).toEqual(audience);
    expect((await cache().get("T2", "C1")).audience).toBeNull();
    const stored = JSON.stringify(await opened.database.db.execute(sql`select * from sotto.audience_cache`));
    expect(stored).not.toContain("Acme");
    now += 500;
    expect((await cache().get("T1", "C1")).audience).toBeNull();
  });

  it.each(["C-unseen", "C-seen"])(
    "refuses the answer of a look-up that began before a change (%s)",
    async (channel) => {
      if (channel === "C-seen") {
        await cache().forget("T1", channel);
      }
      const { epoch } = await cache().get("T1", channel);
      await cache().forget("T1", channel);
      expect(await cache().put("T1", channel, epoch, audience, 500)).toBe(false);
      expect((await cache().get("T1", channel)).audience).toBeNull();
      const next = await cache().get("T1", channel);
      expect(await cache().put("T1", channel, next.epoch, audience, 500)).toBe(true);
      expect((await cache().get("T1", channel)).audience).toEqual(audience);
      await cache().forget("T1", channel);
      expect((await cache().get("T1", channel)).audience).toBeNull();
    },
  );

  it("drops what expired", async () => {
    await cache().put("T1", "C-old", 0, audience, 1);
    expect(await cache().expire(now + 10_000)).toBeGreaterThan(0);
    expect(await cache().get("T1", "C-old")).toEqual({ epoch: 0, audience: null });
  });
});
