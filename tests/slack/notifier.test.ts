import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { UNKNOWN_AUDIENCE } from "../../src/core/audience.ts";
import { ANSWERS } from "../../src/core/case.ts";
import type { DigestReport } from "../../src/core/digest.ts";
import type { NudgeContent } from "../../src/core/nudge.ts";
import { caseOf } from "./case-of.ts";
import { type Joined, join } from "./joined.ts";

const content: NudgeContent = {
  caseId: "case_1",
  action: "confirm",
  ring: "external",
  audience: UNKNOWN_AUDIENCE,
  reasons: [
    {
      policyClass: "client",
      detector: "client-name",
      kind: "client-name",
      title: "a client's name",
      label: "G•••",
      liftsAt: null,
      liftZone: null,
      count: 1,
      inFile: false,
    },
  ],
  answers: [...ANSWERS],
  permalink: "https://harbour-pr.example/archives/C0EXT/p1",
  zone: "Europe/London",
  locale: null,
};

const report: DigestReport = {
  teamId: "T0HOME",
  from: 0,
  to: 86_400_000,
  zone: "UTC",
  open: [],
  openTotal: 0,
  outcomes: {},
  total: 0,
  medianTimeToRemedyMs: null,
  rules: [],
  unsaid: { repeats: 0, heldOut: 0 },
  proposals: [],
  effect: null,
  ignoredChannels: [],
  gaps: [],
  lifting: [],
};

describe("telling authors and reviewers", () => {
  let joined: Joined;
  beforeAll(async () => {
    joined = await join();
  });
  afterEach(() => {
    joined.slack.faults.clear();
  });
  afterAll(async () => {
    await joined.slack.stop();
  });

  it("nudges in the thread where it was said, for the author alone", async () => {
    const { slack, notifier } = joined;
    const parent = await slack.as("ben").post("#acme-shared", "plans?");
    const reply = await slack.as("ana").post("#acme-shared", "about that client", { thread: parent });
    const value = caseOf({ ref: { teamId: "T0HOME", channelId: "C0EXT", ts: reply.ts, threadTs: parent.ts } });
    expect(await notifier.nudge(value, value.origin, content)).toEqual({ via: "ephemeral" });
    const shown = await slack.nudgeFor("ana");
    expect(shown).toMatchObject({ kind: "ephemeral", threadTs: parent.ts });
    expect(shown.buttons.map((button) => button.actionId)).toEqual([...ANSWERS]);
    expect(slack.as("ben").ephemerals()).toEqual([]);
    expect(slack.as("dana").ephemerals()).toEqual([]);
  });

  it("writes directly where the bot is not in the conversation", async () => {
    const { slack, notifier } = joined;
    const origin = { ...caseOf().origin, conversation: "im" as const, authorizedUserId: "U0ANA" };
    const value = caseOf({ ref: { teamId: "T0HOME", channelId: "D0ANABEN", ts: "1.1" }, origin });
    expect(await notifier.nudge(value, origin, content)).toEqual({ via: "direct-message" });
    const shown = await slack.nudgeFor("ana");
    expect(shown.kind).toBe("message");
    expect(shown.plain).toContain("Open the message");
  });

  it.each(["user_not_in_channel", "channel_not_found", "cannot_reply_to_message", "restricted_action", "is_archived"])(
    "writes directly when Slack answers %s",
    async (error) => {
      const { slack, notifier } = joined;
      slack.faults.add({ kind: "slack-error", on: "chat.postEphemeral", error });
      expect(await notifier.nudge(caseOf(), caseOf().origin, content)).toEqual({ via: "direct-message" });
      expect((await slack.nudgeFor("ana")).kind).toBe("message");
    },
  );

  it("says so when nobody can be reached", async () => {
    const { slack, notifier } = joined;
    slack.faults.add({ kind: "slack-error", on: "chat.postEphemeral", error: "user_not_in_channel" });
    slack.faults.add({ kind: "slack-error", on: "conversations.open", error: "user_disabled" });
    const value = caseOf({ authorId: "U0OLD" });
    expect(await notifier.nudge(value, value.origin, content)).toEqual({ via: "none", error: "user_disabled" });
  });

  it("rejects for faults that pass, so that the job is tried again", async () => {
    const { slack, notifier } = joined;
    slack.faults.add({ kind: "rate-limit", on: "chat.postEphemeral", retryAfter: 900, times: 5 });
    await expect(notifier.nudge(caseOf(), caseOf().origin, content)).rejects.toThrow();
    slack.faults.clear();
    slack.faults.add({ kind: "slack-error", on: "chat.postEphemeral", error: "internal_error", times: 5 });
    await expect(notifier.nudge(caseOf(), caseOf().origin, content)).rejects.toThrow();
  });

  it("tells the author what came of an answer when the place of the answer is gone", async () => {
    const { slack, notifier } = joined;
    await notifier.answerNudge(caseOf(), { what: "removed" }, "https://hooks.elsewhere.example/x");
    const shown = await slack.waitFor(() =>
      slack
        .as("ana")
        .ephemerals("#acme-shared")
        .find((one) => one.text.includes("removed")),
    );
    expect(shown.buttons).toEqual([]);
  });

  it("alerts reviewers and opens their conversation with the author", async () => {
    const { slack, notifier } = joined;
    const alert = { why: "asked" as const, case: caseOf(), reasons: content.reasons, permalink: null };
    expect(await notifier.alertReviewers(alert)).toBe("sent");
    const shown = await slack.nextMessage("#security-review");
    expect(shown.plain).toContain("asks for your advice");
    expect(shown.plain).toContain("a client's name");
    expect(await notifier.openReviewThread(alert)).toBe("opened");
    const call = slack.calls("conversations.open").at(-1);
    expect(JSON.stringify(call)).toContain("U0ANA,U0CLEO");
  });

  it("sends the digest, in plain words when Slack refuses its blocks", async () => {
    const { slack, notifier } = joined;
    expect(await notifier.sendDigest(report)).toBe("sent");
    expect((await slack.nextMessage("#security-review")).blocks.length).toBeGreaterThan(0);
    slack.faults.add({ kind: "slack-error", on: "chat.postMessage", error: "invalid_blocks" });
    expect(await notifier.sendDigest(report)).toBe("sent");
    const plain = await slack.nextMessage("#security-review");
    expect(plain.text).toContain("Sotto digest");
    expect(plain.blocks).toEqual([]);
  });

  it("is off, not broken, when the review channel can't be written to", async () => {
    const { slack, notifier } = joined;
    slack.faults.add({ kind: "slack-error", on: "chat.postMessage", error: "not_in_channel" });
    expect(await notifier.sendDigest(report)).toBe("off");
  });
});
