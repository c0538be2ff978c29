import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Origin } from "../../src/core/message.ts";
import { type Joined, join } from "./joined.ts";

const origin: Origin = {
  teamId: "T0HOME",
  enterpriseId: null,
  authorizedUserId: null,
  conversation: "channel",
  externalHint: false,
};

describe("establishing an audience", () => {
  let joined: Joined;
  beforeAll(async () => {
    joined = await join();
  });
  afterEach(async () => {
    joined.slack.faults.clear();
    joined.now.value += 3_600_000;
  });
  afterAll(async () => {
    await joined.slack.stop();
  });

  it("knows an internal channel", async () => {
    expect(await joined.audiences.audience(origin, "C0GENERAL")).toMatchObject({
      kind: "public",
      externalOrgs: [],
      externalMembers: 0,
      guests: 0,
      members: 4,
      pendingShare: false,
      complete: true,
    });
  });

  it("names the organisation that shares a channel, and its people", async () => {
    expect(await joined.audiences.audience(origin, "C0EXT")).toMatchObject({
      externalOrgs: [{ id: "T0ACME", name: "Acme Corp" }],
      externalMembers: 1,
      members: 3,
      memberOrgs: { U0DANA: "T0ACME" },
      complete: true,
    });
  });

  it("treats a share that is only offered as one", async () => {
    expect(await joined.audiences.audience(origin, "C0PENDING")).toMatchObject({
      pendingShare: true,
      externalMembers: 0,
      complete: true,
    });
  });

  it("counts guests", async () => {
    expect(await joined.audiences.audience(origin, "C0GUEST")).toMatchObject({
      kind: "private",
      guests: 2,
      members: 4,
    });
  });

  it("reads a direct conversation with the person's own token, and is incomplete without", async () => {
    const direct: Origin = { ...origin, conversation: "im", authorizedUserId: "U0ANA" };
    expect(await joined.audiences.audience(direct, "D0ANABEN")).toMatchObject({
      kind: "direct",
      members: 2,
      complete: true,
    });
    await joined.audiences.forget("T0HOME", "D0ANABEN");
    const without = { ...direct, authorizedUserId: "U0BEN" };
    expect(await joined.audiences.audience(without, "D0ANABEN")).toMatchObject({ kind: "direct", complete: false });
  });

  it("reads a group conversation", async () => {
    const group: Origin = { ...origin, conversation: "mpim", authorizedUserId: "U0ANA" };
    expect(await joined.audiences.audience(group, "G0TRIO")).toMatchObject({ kind: "group-direct", members: 3 });
  });

  it("remembers, asks once for a burst, and forgets when told", async () => {
    const before = joined.slack.calls("conversations.info").length;
    await Promise.all([1, 2, 3].map(() => joined.audiences.audience(origin, "C0PRESS")));
    await joined.audiences.audience(origin, "C0PRESS");
    expect(joined.slack.calls("conversations.info").length - before).toBe(1);
    joined.slack.share("press", "T0GLOBEX");
    await joined.audiences.forget("T0HOME", "C0PRESS");
    expect(await joined.audiences.audience(origin, "C0PRESS")).toMatchObject({ externalOrgs: [{ name: "Globex" }] });
    joined.slack.unshare("press", "T0GLOBEX");
  });

  it("believes Slack's hint on the event more than what it remembers", async () => {
    await joined.audiences.audience(origin, "C0GENERAL");
    joined.slack.share("general", "T0ACME");
    const hinted = { ...origin, externalHint: true };
    expect(await joined.audiences.audience(hinted, "C0GENERAL")).toMatchObject({ externalOrgs: [{ id: "T0ACME" }] });
    joined.slack.unshare("general", "T0ACME");
    await joined.audiences.forget("T0HOME", "C0GENERAL");
    expect(await joined.audiences.audience(hinted, "C0GENERAL")).toMatchObject({ complete: false });
    await joined.audiences.forget("T0HOME", "C0GENERAL");
  });

  it("waits out a short rate limit and repeats after a fault of Slack's", async () => {
    joined.slack.faults.add({ kind: "rate-limit", on: "conversations.info", retryAfter: 1 });
    joined.slack.faults.add({ kind: "server-error", on: "conversations.members" });
    expect(await joined.audiences.audience(origin, "C0ACMEINT")).toMatchObject({ complete: true, members: 2 });
  });

  it("comes back incomplete when Slack asks for more patience than there is", async () => {
    await joined.audiences.forget("T0HOME", "C0ACMEINT");
    joined.slack.faults.add({ kind: "rate-limit", on: "conversations.members", retryAfter: 600, times: 10 });
    expect(await joined.audiences.audience(origin, "C0ACMEINT")).toMatchObject({ complete: false });
  });

  it("comes back incomplete when a member can't be established", async () => {
    joined.directory.forgetPerson("T0HOME", "U0GUS");
    joined.slack.faults.add({ kind: "slack-error", on: "users.info", error: "user_not_found", times: 10 });
    expect(await joined.audiences.audience(origin, "C0GLOBEX")).toMatchObject({ complete: false });
  });
});
