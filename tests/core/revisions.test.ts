import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { computeDigest } from "../../src/core/digest-report.ts";
import { ACME, findingOf, NOW, sharedWith } from "./builders.ts";
import { openStores } from "./database-stores.ts";
import type { CoreStores } from "./stores.ts";
import { answer, post } from "./workers.ts";
import { type CoreWorld, fileJob, fileOf, openCoreWorld, placeOf, textJob } from "./world.ts";

const SSN = findingOf();
const CARD = findingOf({ kind: "payment-card", start: 40, end: 59 });

let stores: CoreStores;
let world: CoreWorld;
beforeAll(async () => {
  stores = await openStores();
});
afterAll(async () => {
  await stores.close();
});
beforeEach(async () => {
  world = await openCoreWorld(stores, (text) => (text.includes("secret") ? [{ ...SSN, start: 0, end: 6 }] : []));
});
afterEach(() => {
  world.close();
});

describe("revisions", () => {
  it("settle the case when the edit is clean", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await post(world, textJob({ edited: true, revision: "r2", revisedAt: 2_000 }));
    expect(await world.theCase()).toMatchObject({ state: "settled", remediedAt: NOW });
  });

  it("that put back what was taken out open the case again", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await post(world, textJob({ edited: true, revision: "r2", revisedAt: 2_000 }));
    await post(world, textJob({ findings: [SSN], edited: true, revision: "r3", revisedAt: 3_000 }));
    expect(await world.theCase()).toMatchObject({ state: "open", remediedAt: null, closedAt: null });
    expect((await answer(world, "share_anyway")).status).toBe("recorded");
  });

  it("settled by an edit stay in their rule's row of the digest", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await post(world, textJob({ edited: true, revision: "r2", revisedAt: 2_000 }));
    const report = await computeDigest("T0HOME", NOW - 1, NOW + 1, world.deps);
    expect(report.rules).toMatchObject([{ rule: "personal-data:us-ssn", nudged: 1, reworded: 1 }]);
  });

  it("that arrive late change nothing", async () => {
    await post(world, textJob({ findings: [SSN], revision: "r2", revisedAt: 2_000 }));
    await post(world, textJob({ edited: true, revision: "r1", revisedAt: 1_000 }));
    expect((await world.theCase()).state).toBe("open");
  });

  it("keep a file's findings until the file is gone", async () => {
    world.file = fileOf("secret");
    await post(world, fileJob());
    await post(world, textJob({ edited: true, revision: "r2", revisedAt: 2_000, fileIds: ["F1"] }));
    expect((await world.theCase()).state).toBe("open");
    await post(world, textJob({ edited: true, revision: "r3", revisedAt: 3_000, fileIds: [] }));
    expect((await world.theCase()).state).toBe("settled");
  });

  it("with the same topics leave the author's answer standing", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await answer(world, "share_anyway");
    await post(
      world,
      textJob({ findings: [{ ...SSN, start: 12, end: 23 }], edited: true, revision: "r2", revisedAt: 2_000 }),
    );
    expect((await world.theCase()).state).toBe("shared");
    expect(world.nudges).toHaveLength(1);
  });

  it("with a new topic ask again", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await answer(world, "share_anyway");
    await post(world, textJob({ findings: [SSN, CARD], edited: true, revision: "r2", revisedAt: 2_000 }));
    expect(await world.theCase()).toMatchObject({ state: "open", answer: null });
    expect(world.nudges).toHaveLength(2);
  });
});

describe("a clean edit", () => {
  it("that overtakes the scan of what was posted leaves no case behind", async () => {
    await post(world, textJob({ edited: true, revision: "r2", revisedAt: 2_000 }));
    await post(world, textJob({ findings: [SSN] }));
    expect(world.nudges).toHaveLength(0);
    await post(world, textJob({ findings: [SSN], edited: true, revision: "r3", revisedAt: 3_000 }));
    expect(world.nudges).toHaveLength(1);
  });
});

describe("deletion", () => {
  it("settles the case as removed", async () => {
    await post(world, textJob({ findings: [SSN] }));
    await post(world, { name: "message-deleted", ref: placeOf("1.1"), at: NOW });
    expect(await world.theCase()).toMatchObject({ state: "removed", remediedAt: NOW });
  });

  it("that overtakes the scan leaves no case behind", async () => {
    await post(world, { name: "message-deleted", ref: placeOf("1.1"), at: NOW });
    await post(world, textJob({ findings: [SSN] }));
    expect(world.nudges).toHaveLength(0);
    await expect(world.theCase()).rejects.toThrow("no case");
  });
});

describe("an external case that waits", () => {
  beforeEach(async () => {
    world.audience = sharedWith(ACME);
    await post(world, textJob({ findings: [SSN] }));
  });

  it("keeps its deadline however often it is edited", async () => {
    const { deadlineAt } = await world.theCase();
    for (let edit = 2; edit < 6; edit += 1) {
      world.now += 60_000;
      const findings = [{ ...SSN, start: SSN.start + edit, end: SSN.end + edit }];
      await post(world, textJob({ findings, edited: true, revision: `r${edit}`, revisedAt: edit * 1_000 }));
    }
    expect((await world.theCase()).deadlineAt).toBe(deadlineAt);
  });

  it("is not put aside by news the author heard of elsewhere", async () => {
    await post(world, textJob({ ref: placeOf("1.2"), findings: [CARD] }));
    await post(world, textJob({ findings: [SSN, CARD], edited: true, revision: "r2", revisedAt: 2_000 }));
    expect(await world.theCase()).toMatchObject({ state: "open", deadlineAt: expect.any(Number) });
  });

  it("can be answered again when it asks again", async () => {
    world.remedy = "not-permitted";
    await answer(world, "remove");
    await post(world, textJob({ findings: [SSN, CARD], edited: true, revision: "r2", revisedAt: 2_000 }));
    expect(world.nudges).toHaveLength(2);
    expect((await answer(world, "share_anyway")).status).toBe("recorded");
  });
});

describe("an edit while a file is being read", () => {
  it("loses nothing: the file is read again for the new revision", async () => {
    world.file = fileOf("secret");
    await post(world, textJob({ edited: true, revision: "r2", revisedAt: 2_000, fileIds: ["F1"] }));
    await post(world, fileJob());
    await post(world, fileJob({ revision: "r2", revisedAt: 2_000 }));
    expect(world.nudges).toHaveLength(1);
  });
});
