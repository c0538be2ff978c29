import { describe, expect, it } from "@jest/globals";
import { NOTHING_FOUND } from "../../src/core/finding.ts";
import { MODERATION_QUEUE, REVIEW_QUEUE } from "../../src/core/jobs.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";

describe("the default policy", () => {
  it.each([
    ["embargo", "allow nudge confirm confirm"],
    ["client", "allow allow nudge confirm"],
    ["jigsaw", "allow log nudge confirm"],
    ["personal-data", "nudge nudge confirm confirm"],
    ["credential", "nudge nudge confirm confirm"],
    ["people-list", "nudge nudge confirm confirm"],
    ["label-internal", "allow allow confirm confirm"],
    ["label-confidential", "allow log confirm confirm"],
    ["label-restricted", "allow nudge confirm confirm"],
    ["image-privacy", "allow log nudge confirm"],
    ["unreadable-file", "allow log log nudge"],
    ["custom", "nudge nudge confirm confirm"],
  ] as const)("does about %s, from cleared to external: %s", (policyClass, actions) => {
    const { cleared, inside, guests, external } = DEFAULT_POLICY.table[policyClass];
    expect([cleared, inside, guests, external].join(" ")).toBe(actions);
  });

  it("says what the page on the policy says", () => {
    expect(DEFAULT_POLICY).toMatchObject({
      mode: "enforce",
      zone: "Europe/London",
      dateOrder: "dmy",
      minConfidence: 0.5,
      insideSeverity: "high",
      outsideSeverity: "low",
      detectors: {},
      custom: [],
      typos: false,
      reason: "never",
      deadlineMinutes: 60,
      repeatHours: 24,
      includeBots: false,
      ignoreChannels: [],
      retentionDays: 365,
      digest: { every: "day", weekday: 1, at: "09:00", zone: "Europe/London" },
      files: { maxBytes: 20_971_520, timeoutSeconds: 20, ocrLanguages: ["eng"], faces: false },
    });
  });
});

describe("names that outlive a release", () => {
  it("of the queues, in which jobs may wait through one", () => {
    expect([MODERATION_QUEUE, REVIEW_QUEUE]).toEqual(["moderation", "security-review"]);
  });

  it("of nothing: no findings and no gaps", () => {
    expect(NOTHING_FOUND).toEqual({ findings: [], gaps: [] });
  });
});
