import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Installation } from "@slack/bolt";
import { sql } from "drizzle-orm";
import { createCaseStore } from "../../src/store/case-store.ts";
import { createInstallationStore } from "../../src/store/installation-store.ts";
import { createSealer } from "../../src/store/sealing.ts";
import { type OpenedDatabase, onEveryDatabase, stopPostgres } from "./databases.ts";

function installation(userId: string, userToken: string | undefined, withBot = true): Installation<"v2", false> {
  return {
    team: { id: "T1", name: "Globex" },
    enterprise: undefined,
    user: { id: userId, token: userToken, scopes: userToken === undefined ? undefined : ["chat:write"] },
    ...(withBot ? { bot: { token: "bot-token-1", id: "B1", userId: "UBOT", scopes: ["chat:write"] } } : {}),
    isEnterpriseInstall: false,
    authVersion: "v2",
  };
}

const orgWide: Installation<"v2", true> = {
  team: undefined,
  enterprise: { id: "E1" },
  user: { id: "U5", token: "org-user-token", scopes: ["chat:write"] },
  bot: { token: "org-bot-token", id: "B2", userId: "UBOT2", scopes: ["chat:write"] },
  isEnterpriseInstall: true,
  authVersion: "v2",
};

const inT1 = { teamId: "T1", enterpriseId: undefined, isEnterpriseInstall: false } as const;

afterAll(stopPostgres);

onEveryDatabase("the installation store", (open) => {
  let opened: OpenedDatabase;
  const store = () =>
    createInstallationStore({
      database: opened.database,
      sealer: createSealer([Buffer.alloc(32, 4)]),
      clock: { now: () => 1 },
    });

  const events = () => Array.fromAsync(createCaseStore({ database: opened.database }).events());

  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it("rejects for a workspace it was not installed in", async () => {
    await expect(store().fetchInstallation(inT1)).rejects.toThrow("not installed");
    expect(await store().botToken("T1")).toBeNull();
  });

  it("gives each person their own token and nobody the installer's", async () => {
    await store().storeInstallation(installation("U1", "user-token-1"));
    await store().storeInstallation(installation("U2", "user-token-2", false));
    expect(await store().fetchInstallation({ ...inT1, userId: "U1" })).toEqual(installation("U1", "user-token-1"));
    const second = await store().fetchInstallation({ ...inT1, userId: "U2" });
    expect(second.user.token).toBe("user-token-2");
    expect(second.bot?.token).toBe("bot-token-1");
    const stranger = await store().fetchInstallation({ ...inT1, userId: "U3" });
    expect(stranger.user).toEqual({ id: "U3", token: undefined, scopes: undefined });
    expect((await store().fetchInstallation(inT1)).user.token).toBeUndefined();
    expect(await store().userToken("T1", "U2")).toBe("user-token-2");
    expect(await store().userToken("T1", "U3")).toBeNull();
    expect(await store().userToken("T2", "U2")).toBeNull();
    expect(await store().botToken("T1")).toBe("bot-token-1");
    expect(await store().teams()).toEqual(["T1"]);
  });

  it("finds organisation-wide installations by the organisation", async () => {
    await store().storeInstallation(orgWide);
    const found = await store().fetchInstallation({ teamId: undefined, enterpriseId: "E1", isEnterpriseInstall: true });
    expect(found.bot?.token).toBe("org-bot-token");
    expect(await store().userToken("T77", "U5", "E1")).toBe("org-user-token");
    expect(await store().userToken("T77", "U5")).toBeNull();
    expect(await store().botToken("T77", "E1")).toBe("org-bot-token");
  });

  it("keeps no token in clear", async () => {
    const stored = JSON.stringify(await opened.database.db.execute(sql`select * from sotto.installation`));
    expect(stored).not.toMatch(/token-|Globex/u);
  });

  it("knows since when a person consents and to what, and records it", async () => {
    const person = { teamId: "T1", enterpriseId: null, userId: "U2" };
    expect(await store().consent(person)).toEqual({ since: 1, scopes: ["chat:write"] });
    expect(await store().consent({ ...person, userId: "U3" })).toBeNull();
    const later = createInstallationStore({
      database: opened.database,
      sealer: createSealer([Buffer.alloc(32, 4)]),
      clock: { now: () => 2 },
    });
    const more = installation("U2", "user-token-2", false);
    await later.storeInstallation({ ...more, user: { ...more.user, scopes: ["chat:write", "im:history"] } });
    expect(await store().consent(person)).toEqual({ since: 1, scopes: ["chat:write", "im:history"] });
    expect((await events()).at(-1)).toMatchObject({
      type: "dm_consent_given",
      at: 2,
      actorId: "U2",
      fields: { teamId: "T1", personId: "U2", scopes: ["chat:write", "im:history"] },
    });
  });

  it("forgets a person's token, and the whole workspace", async () => {
    expect(await store().forgetUsers("T1", null, ["U2"], "revoked", 1)).toEqual([]);
    expect(await store().forgetUsers("T1", null, ["U2"], "revoked", 2)).toEqual(["user-token-2"]);
    expect(await store().userToken("T1", "U2")).toBeNull();
    expect(await store().userToken("T1", "U1")).toBe("user-token-1");
    expect(await store().forgetUsers("T1", null, [], "revoked")).toEqual([]);
    await store().deleteInstallation({ ...inT1, userId: "U1" });
    expect(await store().userToken("T1", "U1")).toBeNull();
    expect(await store().botToken("T1")).toBe("bot-token-1");
    await store().deleteInstallation(inT1);
    await expect(store().fetchInstallation(inT1)).rejects.toThrow("not installed");
  });

  it("records each end of a consent once, and why", async () => {
    const before = (await events()).length;
    await store().storeInstallation(installation("U1", "user-token-1"));
    await store().storeInstallation(installation("U2", "user-token-2", false));
    const taken = await Promise.all([
      store().forgetUsers("T1", null, ["U1"], "asked"),
      store().forgetUsers("T1", null, ["U1"], "asked"),
    ]);
    expect(taken.flat()).toEqual(["user-token-1"]);
    await store().forgetUsers("T1", null, ["U1"], "revoked");
    await store().deleteInstallation(inT1);
    expect(
      (await events()).slice(before).map(({ type, actorId, fields }) => [type, actorId, fields.personId, fields.why]),
    ).toEqual([
      ["dm_consent_given", "U1", "U1", undefined],
      ["dm_consent_given", "U2", "U2", undefined],
      ["dm_consent_withdrawn", "U1", "U1", "asked"],
      ["dm_consent_withdrawn", null, "U2", "uninstalled"],
    ]);
  });
});
