import { describe, expect, it } from "@jest/globals";
import { createClueMemory } from "../../src/core/clue-memory.ts";
import type { ModerationJob } from "../../src/core/jobs.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import type { ClientEntry } from "../../src/core/subject.ts";
import { buildScanner } from "../../src/detectors/build-scanner.ts";
import { type IntakeDeps, intake } from "../../src/slack/intake.ts";
import { edit, envelope, message } from "./event-bodies.ts";
import { QUIET_LOG } from "./quiet-log.ts";

const CLIENT: ClientEntry = {
  kind: "client",
  id: "cl_1",
  name: "Quillbrook",
  aliases: [],
  domains: [],
  people: [],
  accounts: [],
  rooms: [],
  clues: { sector: "logistics", city: "Ilkley" },
};

function listener() {
  const jobs: ModerationJob[] = [];
  const clock = { now: () => 1_700_000_001_000 };
  const deps: IntakeDeps = {
    scanner: buildScanner({ entries: [CLIENT], policy: DEFAULT_POLICY, key: new Uint8Array(32).fill(3) }).scanner,
    clueMemory: createClueMemory({ clock }),
    audiences: { forget: async () => undefined },
    arrivals: { note: async () => undefined },
    queue: {
      enqueue: async (batch) => {
        jobs.push(...batch);
      },
    },
    sealer: { blind: (plain) => `${plain.length}`.padStart(64, "0") },
    clock,
    log: QUIET_LOG,
    metrics: { count: () => undefined, observe: () => undefined },
    policy: { includeBots: false, ignoreChannels: [] },
    recordGap: async () => undefined,
  };
  return { jobs, take: (body: unknown) => intake(body, deps) };
}

describe("clues over several messages", () => {
  it("are queued as one finding, with the kinds of the earlier ones and no word of any", async () => {
    const { jobs, take } = listener();
    await take(envelope(message({ text: "they do logistics", ts: "1700000000.000001" })));
    expect(jobs).toEqual([]);
    await take(envelope(message({ text: "over in Ilkley", ts: "1700000000.000002" })));
    expect(jobs).toMatchObject([
      {
        name: "text-scanned",
        findings: [
          {
            detector: "client-jigsaw",
            subjectId: "cl_1",
            clues: [{ kind: "place", start: 8, end: 14 }],
            earlierClues: ["sector"],
          },
        ],
      },
    ]);
    expect(JSON.stringify(jobs)).not.toMatch(/ilkley|logistics/iu);
  });

  it("no longer count once an edit took them out", async () => {
    const { jobs, take } = listener();
    await take(envelope(message({ text: "they do logistics", ts: "1700000000.000001" })));
    await take(envelope(edit({ text: "they do logistics" }, { text: "they do things", ts: "1700000000.000001" })));
    await take(envelope(message({ text: "over in Ilkley", ts: "1700000000.000002" })));
    expect(jobs.map((job) => (job.name === "text-scanned" ? job.findings : null))).toEqual([[]]);
  });
});
