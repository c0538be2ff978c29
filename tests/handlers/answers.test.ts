import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { openStores } from "../core/database-stores.ts";
import type { CoreStores } from "../core/stores.ts";
import { type JoinedApp, startJoinedApp } from "./joined-app.ts";

describe("answering a nudge", () => {
  let stores: CoreStores;
  let joined: JoinedApp;
  beforeAll(async () => {
    stores = await openStores();
  }, 60_000);
  beforeEach(async () => {
    joined = await startJoinedApp(stores);
  });
  afterEach(async () => {
    await joined.stop();
  });
  afterAll(async () => {
    await stores.close();
  });

  async function shownAfter(words: string, who = "ana"): Promise<void> {
    await joined.slack.waitFor(
      () =>
        joined.slack
          .as(who)
          .ephemerals("#acme-shared")
          .find((one) => one.plain.includes(words)),
      5_000,
      words,
    );
  }

  it.each([
    ["share_anyway", "shared", "you're sharing it"],
    ["not_sensitive", "disputed", "false alarm"],
    ["ask_reviewer", "open", "asked security"],
  ] as const)("records %s and says so in the nudge's place", async (answer, state, words) => {
    const { id } = await joined.nudged();
    const clicked = await joined.slack.as("ana").click(await joined.slack.nudgeFor("ana"), answer);
    expect(clicked).toMatchObject({ acknowledged: true });
    await shownAfter(words);
    expect(await joined.core.deps.cases.caseById(id)).toMatchObject({ answer, state });
    expect(
      joined.slack
        .as("ana")
        .ephemerals("#acme-shared")
        .flatMap((shown) => shown.buttons),
    ).toEqual([]);
  });

  it.each(["remove", "redact"] as const)("leaves the words about %s to what comes of it", async (answer) => {
    const { id } = await joined.nudged();
    await joined.slack.as("ana").click(await joined.slack.nudgeFor("ana"), answer);
    const jobs = [];
    while (jobs.length === 0) {
      jobs.push(...(await joined.core.takeJobs()));
    }
    expect(jobs).toMatchObject([{ name: "answer-recorded", caseId: id, answer }]);
    expect(JSON.stringify(jobs)).not.toContain(joined.slack.url);
  });

  it("changes nothing at a second click", async () => {
    const { id } = await joined.nudged();
    const nudge = await joined.slack.nudgeFor("ana");
    await joined.slack.as("ana").click(nudge, "share_anyway");
    await shownAfter("you're sharing it");
    // The sandbox refuses a click on a button that is gone; Slack lets a slow client still send it.
    await joined.slack
      .as("ana")
      .click(nudge, "not_sensitive")
      .catch(() => null);
    expect(await joined.core.deps.cases.caseById(id)).toMatchObject({ answer: "share_anyway", state: "shared" });
  });

  it("asks for a reason when policy wants one, and records it with the answer", async () => {
    joined.core.policy = { ...DEFAULT_POLICY, reason: "external" };
    const { id } = await joined.nudged();
    await joined.slack.as("ana").click(await joined.slack.nudgeFor("ana"), "share_anyway");
    const modal = await joined.slack.nextModal("ana");
    expect(await joined.core.deps.cases.caseById(id)).toMatchObject({ answer: null });
    await joined.slack.as("ana").submit(modal, { reason: "They signed the agreement" });
    await shownAfter("you're sharing it");
    const value = await joined.core.deps.cases.caseById(id);
    expect(value).toMatchObject({ answer: "share_anyway", state: "shared" });
    expect(value?.sealedReason).not.toBeNull();
    expect(value?.sealedReason).not.toContain("signed");
  });

  it("turns others away politely", async () => {
    const { id } = await joined.nudged({ authorId: "U0BEN" });
    const shown = await joined.slack.nudgeFor("ben");
    await joined.core.deps.cases.transaction(async (tx) => {
      const value = await tx.caseById(id);
      if (value !== null) {
        await tx.saveCase({ ...value, authorId: "U0ANA" });
      }
    });
    await joined.slack.as("ben").click(shown, "share_anyway");
    await shownAfter("Only the person who posted", "ben");
    expect(await joined.core.deps.cases.caseById(id)).toMatchObject({ answer: null, state: "open" });
  });

  it("turns people of other organisations away politely", async () => {
    const { id } = await joined.nudged({ authorId: "U0DANA" });
    const shown = await joined.slack.nudgeFor("dana");
    await joined.core.deps.cases.transaction(async (tx) => {
      const value = await tx.caseById(id);
      if (value !== null) {
        await tx.saveCase({ ...value, authorId: "U0ANA" });
      }
    });
    await joined.slack.as("dana").click(shown, "share_anyway");
    await shownAfter("only people of the company", "dana");
    expect(await joined.core.deps.cases.caseById(id)).toMatchObject({ answer: null, state: "open" });
  });
});
