import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sandbox/faults.ts";
import { eventCount, eventsReach } from "./driving.ts";
import { ANSWER_IDS, answerIdsOf, startWorld, type World } from "./world.ts";

const SSN_TEXT = "her social security number is 536-22-8417";

/** Each is one fault on the way of one nudge; what was done before an answer got lost may be done again. */
const FAULTS: readonly (readonly [string, readonly Fault[], number])[] = [
  ["a rate limit on the nudge", [{ kind: "rate-limit", on: "chat.postEphemeral", retryAfter: 1 }], 1],
  ["server errors on the nudge", [{ kind: "server-error", on: "chat.postEphemeral", times: 2 }], 1],
  ["a connection that breaks before the nudge", [{ kind: "reset", on: "chat.postEphemeral" }], 1],
  ["an answer to the nudge that gets lost", [{ kind: "lost-answer", on: "chat.postEphemeral" }], 2],
  ["a slow nudge", [{ kind: "slow", on: "chat.postEphemeral", delayMs: 1_500 }], 1],
  [
    "a refused nudge, which goes by direct message",
    [{ kind: "slack-error", on: "chat.postEphemeral", error: "user_not_in_channel" }],
    1,
  ],
  ["a rate limit on every look-up", [{ kind: "rate-limit", on: "*", times: 3, retryAfter: 1 }], 1],
  ["server errors on the audience", [{ kind: "server-error", on: "conversations.info", times: 3 }], 1],
  ["events delivered twice", [{ kind: "duplicate", times: 3 }], 1],
  ["acknowledgements that get lost", [{ kind: "drop-ack", times: 1 }], 1],
];

describe("faults of Slack", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({
      backend: { transport: "socket" },
      policy: "repeatHours: 0\n",
      sandbox: { delivery: { ackTimeoutMs: 500, retryDelaysMs: [50, 100, 200], waitForApp: true } },
    });
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  }, 30_000);

  /** Nudges that reached Ben, ephemeral or direct. */
  function told(): number {
    const { slack } = world;
    const direct = slack
      .calls("chat.postMessage")
      .filter((call) => call.answer?.ok === true && hasButtons(call.args.blocks));
    const shown = slack.calls("chat.postEphemeral").filter((call) => call.status === 200 && call.answer?.ok !== false);
    return direct.length + shown.length;
  }

  it.each(FAULTS)(
    "%s: the author is told",
    async (_title, faults, most) => {
      const { slack } = world;
      const before = told();
      const recorded = eventCount(world, "nudged");
      for (const fault of faults) {
        slack.faults.add(fault);
      }
      const message = await slack.as("ben").post("#acme-shared", SSN_TEXT);
      const nudge = await slack.nudgeFor("ben", 25_000);
      expect(answerIdsOf(nudge)).toEqual(ANSWER_IDS);
      await slack.delivered(20_000);
      // Recorded: whatever would still be sent has been.
      await eventsReach(world, "nudged", recorded + 1);
      expect(told() - before).toBeLessThanOrEqual(most);
      slack.faults.clear();
      await slack.as("ben").delete(message);
    },
    40_000,
  );

  it.each(["abrupt", "refresh_requested", "warning"] as const)(
    "a socket lost (%s): nothing is lost",
    async (how) => {
      const { slack } = world;
      slack.dropSockets(how);
      await slack.as("ben").post("#acme-shared", SSN_TEXT);
      expect(answerIdsOf(await slack.nudgeFor("ben", 20_000))).toEqual(ANSWER_IDS);
    },
    30_000,
  );
});

function hasButtons(blocks: unknown): boolean {
  return JSON.stringify(blocks ?? null).includes("share_anyway");
}
