import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { computeDigest } from "../../src/core/digest-report.ts";
import { createClients } from "../../src/slack/clients.ts";
import { digestPost, KEEP_RULE } from "../../src/slack/digest-blocks.ts";
import { openStores } from "../core/database-stores.ts";
import type { CoreStores } from "../core/stores.ts";
import { toldCase } from "../core/told-case.ts";
import { QUIET_LOG } from "../slack/quiet-log.ts";
import { type JoinedApp, startJoinedApp } from "./joined-app.ts";

describe("a rule that the digest proposes to quieten", () => {
  let stores: CoreStores;
  let joined: JoinedApp;
  beforeAll(async () => {
    stores = await openStores();
  }, 60_000);
  beforeEach(async () => {
    joined = await startJoinedApp(stores);
    await stores.cases.transaction(async (tx) => {
      for (let count = 0; count < 10; count += 1) {
        const value = toldCase({ state: "shared" });
        await tx.saveCase({ ...value, openedAt: joined.core.now - 1_000 });
      }
    });
  });
  afterEach(async () => {
    await joined.stop();
  });
  afterAll(async () => {
    await stores.close();
  });

  async function report() {
    const { core } = joined;
    return computeDigest("T0HOME", core.now - 86_400_000, core.now, core.deps);
  }

  /** Presses the button of a digest that was posted to a channel; resolves to what is said to whoever pressed it. */
  async function keptBy(who: string): Promise<string> {
    const { slack } = joined;
    const bot = createClients({ slackApiUrl: slack.apiUrl, log: QUIET_LOG }).withToken(slack.tokens.bot);
    await bot.chat.postMessage({ channel: "C0GENERAL", ...digestPost(await report()) });
    const shown = slack.as(who).sees("#general").at(-1);
    if (shown === undefined) {
      throw new Error("The digest was not posted.");
    }
    expect(shown.plain).toContain("us-ssn: { quiet: true }");
    expect(await slack.as(who).click(shown, KEEP_RULE)).toMatchObject({ acknowledged: true });
    return (await slack.nextEphemeral(who)).plain;
  }

  // Events can't be forgotten: what is kept in one test is kept in the next.
  it("is not for others to decide", async () => {
    expect(await keptBy("ana")).toBe("Only security reviewers can decide that.");
    expect(await joined.core.events()).toEqual([]);
  });

  it("has its button in the digest that a reviewer asks for, too", async () => {
    const { slack } = joined;
    await slack.as("cleo").command("/confidential digest", "#general");
    expect((await slack.nextEphemeral("cleo")).buttons).toMatchObject([
      { actionId: KEEP_RULE, value: "personal-data:us-ssn", label: "So lassen" },
    ]);
  });

  it("is left as it is when a reviewer says so, who is answered in their language", async () => {
    expect((await report()).proposals).toHaveLength(1);
    expect(await keptBy("cleo")).toMatch(/personal-data:us-ssn.* bleibt, wie sie ist/);
    joined.core.now += 1;
    expect((await report()).proposals).toEqual([]);
    expect((await joined.core.events()).at(-1)).toMatchObject({
      type: "rule_kept",
      actorId: "U0CLEO",
      fields: { rule: "personal-data:us-ssn", team: "T0HOME" },
    });
  });
});
