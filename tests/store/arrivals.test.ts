import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { createArrivals } from "../../src/store/arrivals.ts";
import { type OpenedDatabase, onEveryDatabase, stopPostgres } from "./databases.ts";

afterAll(stopPostgres);

onEveryDatabase("arrivals", (open) => {
  let opened: OpenedDatabase;
  const arrivals = () => createArrivals({ db: opened.database.db });

  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it("are told by conversation, since a moment, whatever they are", async () => {
    await arrivals().note("T1", "C1", { kind: "person", id: "U1" }, 1_000);
    await arrivals().note("T1", "C1", { kind: "person", id: "U2" }, 2_000);
    await arrivals().note("T1", "C1", { kind: "organisation", id: "T2" }, 2_000);
    await arrivals().note("T1", "C1", { kind: "offer" }, 2_000);
    await arrivals().note("T1", "C1", { kind: "everybody" }, 3_000);
    await arrivals().note("T1", "C10", { kind: "person", id: "U3" }, 2_000);
    await arrivals().note("T10", "C1", { kind: "person", id: "U4" }, 2_000);
    const since = await arrivals().since("T1", "C1", 2_000);
    expect(since).toHaveLength(4);
    expect(since).toEqual(
      expect.arrayContaining([
        { kind: "person", id: "U2" },
        { kind: "organisation", id: "T2" },
        { kind: "offer" },
        { kind: "everybody" },
      ]),
    );
  });

  it("count once when an event is delivered twice, and anew when somebody comes again", async () => {
    for (const at of [5_000, 5_000, 6_000]) {
      await arrivals().note("T3", "C_1", { kind: "person", id: "U1" }, at);
    }
    expect(await arrivals().since("T3", "C_1", 5_000)).toHaveLength(2);
    expect(await arrivals().since("T3", "CX1", 5_000)).toEqual([]);
  });

  it("go after a week", async () => {
    await arrivals().note("T4", "C1", { kind: "offer" }, 1_000);
    await arrivals().note("T4", "C1", { kind: "offer" }, 1_000 + 8 * 86_400_000);
    expect(await arrivals().since("T4", "C1", 0)).toHaveLength(1);
  });
});
