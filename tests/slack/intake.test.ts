import { describe, expect, it } from "@jest/globals";
import type { RecordedGap } from "../../src/core/case.ts";
import type { ModerationJob } from "../../src/core/jobs.ts";
import { type LabelEntry, NO_CLEARANCE } from "../../src/core/subject.ts";
import { jobId } from "../../src/queue/job-id.ts";
import { type IntakeDeps, intake } from "../../src/slack/intake.ts";
import { deletion, edit, envelope, message } from "./event-bodies.ts";
import { QUIET_LOG } from "./quiet-log.ts";

const CANARY = "canary-falcon";

function setUp(overrides: Partial<IntakeDeps> = {}) {
  const batches: (readonly ModerationJob[])[] = [];
  const gaps: RecordedGap[] = [];
  const counted: string[] = [];
  let scans = 0;
  const deps: IntakeDeps = {
    scanner: {
      scan(text) {
        scans += 1;
        const start = text.indexOf(CANARY);
        const findings =
          start < 0
            ? []
            : [
                {
                  detector: "embargo-term",
                  kind: "embargo-name",
                  start,
                  end: start + CANARY.length,
                  severity: "high" as const,
                  confidence: 1,
                  subjectId: "em_1",
                },
              ];
        return { findings, gaps: [] };
      },
    },
    audiences: { forget: async () => undefined },
    arrivals: { note: async () => undefined },
    queue: {
      enqueue: async (jobs) => {
        batches.push(jobs);
      },
    },
    sealer: { blind: (plain) => `${plain.length}`.padStart(64, "0") },
    clock: { now: () => 1_700_000_001_000 },
    log: QUIET_LOG,
    metrics: { count: (_name, labels) => counted.push(`${labels?.kind}/${labels?.outcome}`), observe: () => undefined },
    policy: { includeBots: false, ignoreChannels: [] },
    recordGap: async (gap) => {
      gaps.push(gap);
    },
    ...overrides,
  };
  return { deps, batches, gaps, counted, scans: () => scans };
}

describe("intake", () => {
  it("takes the fingerprints of what is posted under a channel's label, and of nothing else", async () => {
    const label = (until: number | null): LabelEntry => ({
      kind: "label",
      id: "lb_1",
      level: "confidential",
      target: { type: "channel", channelId: "C0EXT" },
      until: until === null ? null : { at: until, zone: "Europe/London" },
      clearedFor: NO_CLEARANCE,
      ownerId: "U0ANA",
    });
    const fingerprinter = { fingerprint: (text: string) => (text === "short" ? [] : [255n]) };
    const take = async (text: string, labels: readonly LabelEntry[]) => {
      const { deps, batches } = setUp({ fingerprinter, register: { labelsOf: () => labels } });
      await intake(envelope(message({ text })), deps);
      return batches.flat();
    };
    expect(await take("a clean message", [label(null)])).toEqual([
      expect.objectContaining({ name: "passage-posted", labelIds: ["lb_1"], fingerprints: ["ff"] }),
    ]);
    expect(JSON.stringify(await take("a clean message", [label(null)]))).not.toContain("clean");
    expect(await take("a clean message", [label(1_700_000_000_000)])).toEqual([]);
    expect(await take("a clean message", [])).toEqual([]);
    expect(await take("short", [label(null)])).toEqual([]);
  });

  it("asks who Sotto is where it posted something in a conversation it sees through a person, and only there", async () => {
    let asked = 0;
    const ownApps = {
      of: async () => {
        asked += 1;
        return { userId: "U0SOTTO", appId: "A0SOTTO" };
      },
    };
    const { deps, counted } = setUp({ ownApps });
    const authorizations = [{ team_id: "T0HOME", user_id: "U0ANA", is_bot: false }];
    const stamp = { bot_id: "B0ANA", app_id: "A0SOTTO" };
    const take = (fields: Record<string, unknown>) => intake({ ...envelope(message(fields)), authorizations }, deps);
    await take({});
    expect(asked).toBe(0);
    await take(stamp);
    await take({ ...stamp, user: "U0SOTTO" });
    await intake(envelope(message({ ...stamp, user: "U0SOTTO" })), deps);
    expect({ asked, counted }).toEqual({
      asked: 2,
      counted: ["posted/clean", "posted/clean", "ignored/own", "ignored/own"],
    });
  });

  it("takes in nothing that may be a person's while Slack can't say who Sotto is", async () => {
    const { deps } = setUp({ ownApps: { of: () => Promise.reject(new Error("network")) } });
    const authorizations = [{ team_id: "T0HOME", user_id: "U0ANA", is_bot: false }];
    const body = { ...envelope(message({ bot_id: "B0ANA", app_id: "A0SOTTO" })), authorizations };
    await expect(intake(body, deps)).rejects.toThrow("network");
  });

  it("leaves queue and database alone for a clean message", async () => {
    const { deps, batches, counted } = setUp();
    await intake(envelope(message({ text: "lunch?" })), deps);
    expect(batches).toEqual([]);
    expect(counted).toEqual(["posted/clean"]);
  });

  it("queues findings with ids and offsets, never the text", async () => {
    const { deps, batches } = setUp();
    await intake(envelope(message({ text: `about ${CANARY}` })), deps);
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject([
      {
        name: "text-scanned",
        edited: false,
        authorId: "U0ANA",
        findings: [{ start: 6, end: 19 }],
        fileIds: [],
        receivedAt: 1_700_000_001_000,
        revisedAt: 1_700_000_000_000,
      },
    ]);
    expect(JSON.stringify(batches)).not.toContain(CANARY);
  });

  it("queues each file of a message, in one step with its text", async () => {
    const { deps, batches } = setUp();
    await intake(envelope(message({ subtype: "file_share", text: CANARY, files: [{ id: "F1" }, { id: "F2" }] })), deps);
    expect(batches.map((jobs) => jobs.map((job) => job.name))).toEqual([
      ["text-scanned", "file-shared", "file-shared"],
    ]);
    await intake(envelope(message({ subtype: "file_share", text: "", files: [{ id: "F3" }] })), deps);
    expect(batches[1]).toMatchObject([{ name: "file-shared", fileId: "F3" }]);
  });

  it("tells of every edit, because a clean one may settle a case", async () => {
    const { deps, batches } = setUp();
    await intake(envelope(edit({ text: CANARY }, { text: "nothing", edited: { ts: "1700000060.000000" } })), deps);
    expect(batches[0]).toMatchObject([
      { name: "text-scanned", edited: true, findings: [], revisedAt: 1_700_000_061_000 },
    ]);
  });

  it("tells of deletions", async () => {
    const { deps, batches } = setUp();
    await intake(envelope(deletion()), deps);
    expect(batches.flat().map((job) => job.name)).toEqual(["message-deleted"]);
  });

  it("forgets a conversation's audience before the change is acknowledged", async () => {
    const forgotten: string[] = [];
    const { deps } = setUp({ audiences: { forget: async (_teamId, channelId) => void forgotten.push(channelId) } });
    await intake(envelope({ type: "channel_shared", channel: "C1" }), deps);
    expect(forgotten).toEqual(["C1"]);
    const broken = setUp({ audiences: { forget: () => Promise.reject(new Error("the cache is away")) } });
    await expect(intake(envelope({ type: "channel_shared", channel: "C1" }), broken.deps)).rejects.toThrow("away");
  });

  it("has those who come within seconds of each other looked at together, and those after them again", async () => {
    const noted: string[] = [];
    const clock = { value: 1_700_000_000_000 };
    const { deps, batches } = setUp({
      clock: { now: () => clock.value },
      arrivals: {
        note: async (teamId, channelId, arrival, at) =>
          void noted.push([teamId, channelId, JSON.stringify(arrival), at].join(" ")),
      },
    });
    const ids = async (user: string) => {
      await intake(envelope({ type: "member_joined_channel", channel: "C1", user }), deps);
      return (batches.at(-1) ?? []).map(jobId);
    };
    const first = await ids("U1");
    clock.value += 3_000;
    expect(await ids("U2")).toEqual(first);
    const [job] = batches.flat();
    expect(job).toMatchObject({ name: "audience-changed", channelId: "C1", since: 1_700_000_000_000 });
    clock.value += 3_000;
    expect(await ids("U3")).not.toEqual(first);
    expect(noted).toHaveLength(3);
    expect(noted[1]).toBe('T0HOME C1 {"kind":"person","id":"U2"} 1700000003000');
    // A batch is over before it is looked at, whoever was last.
    expect(job?.name === "audience-changed" && job.notBefore).toBeGreaterThan(1_700_000_004_000);
  });

  it("looks at nobody's leaving, and at no conversation that is ignored", async () => {
    const { deps, batches } = setUp({ policy: { includeBots: false, ignoreChannels: ["C2"] } });
    await intake(envelope({ type: "member_left_channel", channel: "C1", user: "U1" }), deps);
    await intake(envelope({ type: "member_joined_channel", channel: "C2", user: "U1" }), deps);
    expect(batches).toEqual([]);
    await intake(envelope({ type: "user_change", user: { id: "U1", is_restricted: true } }), deps);
    expect(batches.flat()).toMatchObject([{ name: "person-changed", userId: "U1" }]);
  });

  it("gives different contents different revisions and the same content the same one", async () => {
    const { deps, batches } = setUp({ sealer: { blind: (plain) => Buffer.from(plain).toString("hex") } });
    for (const text of [`${CANARY} a`, `${CANARY} b`, `${CANARY} a`]) {
      await intake(envelope(message({ text })), {
        ...deps,
        sealer: { blind: (plain) => Buffer.from(plain).toString("hex").slice(-40) },
      });
    }
    const revisions = batches.flat().map((job) => ("revision" in job ? job.revision : ""));
    expect(new Set(revisions).size).toBe(2);
    expect(revisions[0]).toBe(revisions[2]);
  });

  it("rejects when the work could not be persisted, so that nothing is acknowledged", async () => {
    const { deps } = setUp({ queue: { enqueue: () => Promise.reject(new Error("queue is down")) } });
    await expect(intake(envelope(message({ text: CANARY })), deps)).rejects.toThrow("queue is down");
    await expect(intake(envelope(message({ text: "clean" })), deps)).resolves.toBeUndefined();
  });

  it("does not scan channels the policy leaves out", async () => {
    const { deps, batches, scans } = setUp({ policy: { includeBots: false, ignoreChannels: ["C0GENERAL"] } });
    await intake(envelope(message({ text: CANARY })), deps);
    expect(scans()).toBe(0);
    expect(batches).toEqual([]);
  });

  it("records what Slack withheld as a gap", async () => {
    const { deps, gaps } = setUp();
    await intake({ type: "app_rate_limited", team_id: "T0HOME" }, deps);
    expect(gaps).toEqual([{ reason: "unavailable", what: "slack-events", ref: null, at: 1_700_000_001_000 }]);
  });

  it("records the unread part of an endless message as a gap", async () => {
    const { deps, batches } = setUp();
    await intake(envelope(message({ text: "a".repeat(300_000) })), deps);
    expect(batches.flat()).toMatchObject([{ name: "text-scanned", gaps: [{ reason: "too-large", what: "message" }] }]);
  });

  it("ignores what is no event", async () => {
    const { deps, batches, counted } = setUp();
    for (const body of [null, [], "x", {}, { type: "block_actions" }, { command: "/confidential" }]) {
      await intake(body, deps);
    }
    expect(batches).toEqual([]);
    expect(counted).toEqual([]);
  });

  it("records what could not be read before it is acknowledged, and keeps quiet about what is no message", async () => {
    const { deps, batches, gaps, counted } = setUp();
    await intake(envelope(message({ user: undefined, text: CANARY })), deps);
    await intake({ type: "event_callback", event: { type: "message", text: CANARY } }, deps);
    expect(gaps).toEqual([
      { reason: "malformed", what: "message", ref: null, at: 1_700_000_001_000 },
      { reason: "malformed", what: "message", ref: null, at: 1_700_000_001_000 },
    ]);
    for (const silent of [message({ subtype: "huddle_of_2030", user: undefined }), { type: "reaction_added" }, {}]) {
      await intake(envelope(silent), deps);
    }
    expect(gaps).toHaveLength(2);
    expect(batches).toEqual([]);
    expect(counted.slice(0, 2)).toEqual(["malformed/unread", "malformed/unread"]);
    const failing = setUp({ recordGap: () => Promise.reject(new Error("the database is down")) });
    await expect(intake(envelope(message({ ts: null })), failing.deps)).rejects.toThrow("down");
  });
});
