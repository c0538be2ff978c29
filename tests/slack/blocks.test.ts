import { describe, expect, it } from "@jest/globals";
import type { KnownBlock } from "@slack/types";
import { type Audience, UNKNOWN_AUDIENCE } from "../../src/core/audience.ts";
import { ANSWERS } from "../../src/core/case.ts";
import type { DigestReport } from "../../src/core/digest.ts";
import type { NudgeContent, NudgeReason } from "../../src/core/nudge.ts";
import type { RemedyResult } from "../../src/core/remedy-result.ts";
import { cut, LIMITS } from "../../src/slack/blocks.ts";
import { digestPost } from "../../src/slack/digest-blocks.ts";
import { nudgePost, remedyPost } from "../../src/slack/nudge-blocks.ts";
import { helpPost, replyPost } from "../../src/slack/reply-blocks.ts";
import { commandModal } from "../../src/slack/views/command-modal.ts";
import { labelModal } from "../../src/slack/views/label-modal.ts";
import { reasonModal } from "../../src/slack/views/reason-modal.ts";
import { resultModal } from "../../src/slack/views/result-modal.ts";
import { ENGLISH } from "../../src/slack/wording/english.ts";
import { GERMAN } from "../../src/slack/wording/german.ts";

const audience: Audience = {
  ...UNKNOWN_AUDIENCE,
  kind: "private",
  externalOrgs: [{ id: "T0ACME", name: "Acme Corp" }],
  externalMembers: 2,
  guests: 1,
  members: 9,
  memberOrgs: { U1: "T0ACME", U2: "T0ACME" },
  complete: true,
};

const falcon: NudgeReason = {
  policyClass: "embargo",
  detector: "embargo-term",
  kind: "embargo-name",
  title: "an embargoed name",
  label: "P••• F•••",
  liftsAt: Date.parse("2026-12-01T09:00:00Z"),
  liftZone: "Europe/London",
  count: 1,
  inFile: false,
};

const content: NudgeContent = {
  caseId: "case_1",
  action: "confirm",
  ring: "external",
  audience,
  reasons: [
    falcon,
    {
      ...falcon,
      detector: "personal-data",
      kind: "us-ssn",
      title: "a US social security number",
      label: null,
      liftsAt: null,
      count: 3,
      inFile: true,
      where: "sheet 2, cell B7",
    },
  ],
  answers: [...ANSWERS],
  permalink: "https://harbour-pr.slack.com/archives/C0EXT/p1",
  zone: "America/New_York",
  locale: "en-US",
};

const report: DigestReport = {
  teamId: "T0HOME",
  from: Date.parse("2026-11-20T09:00:00Z"),
  to: Date.parse("2026-11-21T09:00:00Z"),
  zone: "Europe/London",
  open: [
    {
      caseId: "case_1",
      channelId: "C0EXT",
      openedAt: Date.parse("2026-11-21T06:00:00Z"),
      state: "open",
      detectors: ["client-name"],
      severity: "high",
      externalOrgs: 1,
      members: 9,
    },
  ],
  openTotal: 3,
  outcomes: { open: 3, removed: 4 },
  total: 7,
  medianTimeToRemedyMs: 95_000,
  rules: [
    {
      rule: "client-name:client-name",
      nudged: 9,
      removed: 3,
      reworded: 1,
      shared: 1,
      disputed: 1,
      lapsed: 1,
      pending: 1,
      unanswered: 1,
      medianAnswerMs: 40_000,
      p90AnswerMs: 7_200_000,
      overrideRate: 0.33,
    },
  ],
  unsaid: { repeats: 2, heldOut: 1 },
  proposals: [
    {
      detector: "personal-data",
      kind: "us-ssn",
      answers: 20,
      overridden: 18,
      rate: 0.9,
      interval: { low: 0.699, high: 0.972 },
      people: 7,
      conversations: 4,
      change: { quiet: true },
      unsaid: { nudges: 22, heeded: 2, external: 3 },
    },
    {
      detector: "custom",
      kind: "internal-ticket",
      answers: 10,
      overridden: 8,
      rate: 0.8,
      interval: { low: 0.49, high: 0.943 },
      people: 1,
      conversations: 1,
      change: { minConfidence: 0.71 },
      unsaid: { nudges: 1, heeded: 1, external: 0 },
    },
  ],
  effect: {
    nudged: { successes: 40, total: 50 },
    heldOut: { successes: 10, total: 35 },
    difference: { value: 0.514, low: 0.31, high: 0.67 },
  },
  ignoredChannels: [],
  gaps: [{ reason: "too-large", what: "pdf", count: 2 }],
  lifting: [{ masked: "P••• F•••", at: Date.parse("2026-12-01T09:00:00Z"), zone: "Europe/London" }],
};

describe("a locked file", () => {
  const locked: NudgeReason = {
    policyClass: "unreadable-file",
    detector: "unreadable-file",
    kind: "encrypted",
    title: "unreadable-file",
    label: null,
    liftsAt: null,
    liftZone: null,
    count: 1,
    inFile: true,
  };

  it("is said to be locked, not to contain anything", () => {
    const { text } = nudgePost({ ...content, reasons: [locked] }, "in-place");
    expect(text).toContain("I couldn't look inside a file you shared, because it is locked with a password.");
    expect(text).not.toMatch(/contain|unreadable/);
  });

  it("is mentioned beside what was seen", () => {
    const { text } = nudgePost({ ...content, reasons: [...content.reasons, locked] }, "in-place");
    expect(text).toMatch(/seems to contain .*\. I couldn't look inside a file/);
  });
});

const photo: NudgeReason = {
  ...falcon,
  policyClass: "image-privacy",
  detector: "image-privacy",
  kind: "photo-position",
  title: "where a photo was taken",
  label: null,
  liftsAt: null,
  inFile: true,
};

describe("a photo", () => {
  const faces: NudgeReason = { ...photo, kind: "photo-face", title: "faces", count: 3 };

  it.each(["guests", "external"] as const)("shared with %s is asked the permission of its people for", (ring) => {
    const { text } = nudgePost({ ...content, ring, reasons: [photo, faces] }, "in-place");
    expect(text).toContain("*where a photo was taken* and *faces* of 3 people. If the photo shows people");
    expect(text).toContain("written permission; for children, a parent's or guardian's.");
    expect(nudgePost({ ...content, ring, locale: "de-DE", reasons: [photo] }, "in-place").text).toContain(
      "schriftlichen Erlaubnis; bei Kindern",
    );
  });

  it("that stays inside, and anything but a photo, is not", () => {
    expect(nudgePost({ ...content, ring: "inside", reasons: [photo] }, "in-place").text).not.toContain("permission");
    expect(nudgePost(content, "in-place").text).not.toContain("permission");
  });
});

describe("the nudge", () => {
  it("says what kind of thing, until when, who can read it, and what to do", () => {
    expect(nudgePost(content, "in-place")).toMatchSnapshot();
  });

  it("links to the message where it arrives elsewhere", () => {
    expect(nudgePost({ ...content, action: "nudge" }, "elsewhere")).toMatchSnapshot();
  });

  it("says so when the message was taken down", () => {
    expect(nudgePost({ ...content, action: "hold" }, "in-place").blocks[2]).toMatchSnapshot();
  });

  it("carries the case's id and nothing else in its buttons", () => {
    const buttons = nudgePost(content, "in-place").blocks.flatMap((block) =>
      block.type === "actions" ? block.elements : [],
    );
    expect(buttons.map((button) => ("action_id" in button ? button.action_id : ""))).toEqual([...ANSWERS]);
    expect(new Set(buttons.map((button) => ("value" in button ? button.value : "")))).toEqual(new Set(["case_1"]));
  });

  it("never says already blocked", () => {
    expect(JSON.stringify(nudgePost(content, "in-place"))).toContain("already posted");
    expect(JSON.stringify(nudgePost(content, "in-place"))).not.toMatch(/blocked|violation/i);
  });
});

describe("what follows", () => {
  it.each<RemedyResult>([
    { what: "removed" },
    { what: "remove-yourself", permalink: "https://x.example/p1" },
    { what: "reworded", text: "about a project\nsecond line" },
    { what: "reword-yourself", text: "about a project", permalink: null },
    { what: "cannot-reword", permalink: null },
    { what: "reposted" },
    { what: "repost-yourself", text: "as it was" },
  ])("says what came of it: $what", (result) => {
    expect(remedyPost(result, ENGLISH)).toMatchSnapshot();
  });

  it("answers commands", () => {
    const reader = { zone: "Europe/London", locale: null };
    const checked = {
      kind: "checked" as const,
      action: "confirm" as const,
      audience,
      reasons: [falcon],
      consents: [],
      safer: "about a project",
    };
    expect(replyPost(checked, reader)).toMatchSnapshot();
    expect(replyPost({ ...checked, reasons: [], action: "allow" }, reader)).toMatchSnapshot();
    expect(replyPost({ kind: "refused", why: "not-the-owner" }, reader)).toMatchSnapshot();
    expect(replyPost({ kind: "list", subjects: [], total: 0 }, reader)).toMatchSnapshot();
  });

  it("writes the digest", () => {
    expect(digestPost(report)).toMatchSnapshot();
    expect(digestPost(report, "de-DE")).toMatchSnapshot();
  });

  it("says when there are too few to tell what nudging changes", () => {
    const few = { nudged: { successes: 4, total: 5 }, heldOut: { successes: 0, total: 1 }, difference: null };
    expect(JSON.stringify(digestPost({ ...report, effect: few }).blocks)).toContain("Too few to say");
    expect(JSON.stringify(digestPost({ ...report, effect: null }).blocks)).not.toContain("What nudging changes");
  });
});

describe.each([
  ["English", ENGLISH, "en-GB"],
  ["German", GERMAN, "de-DE"],
] as const)("Slack's limits, in %s", (_language, words, locale) => {
  const many = Array.from({ length: 400 }, (_, index) => index);
  const long = "x".repeat(10_000);
  const crowded: DigestReport = {
    ...report,
    open: many.map(() => report.open[0]).filter((one) => one !== undefined),
    rules: many.flatMap((index) => report.rules.map((rule) => ({ ...rule, rule: `d${index}:k` }))),
    proposals: many.slice(0, 5).flatMap(() => report.proposals.slice(0, 1)),
    gaps: many.map((index) => ({ reason: "unsupported", what: `type${index}`, count: 1 })),
    lifting: many.map(() => report.lifting[0]).filter((one) => one !== undefined),
  };
  it.each<[string, readonly KnownBlock[], number]>([
    [
      "nudge",
      nudgePost({ ...content, locale, reasons: many.map(() => ({ ...falcon, title: long })) }, "elsewhere").blocks,
      50,
    ],
    ["safer wording", remedyPost({ what: "reworded", text: `${long}\n${long}` }, words).blocks, 50],
    ["digest", digestPost(crowded, locale).blocks, 50],
    ["help", helpPost(words).blocks, 50],
    ["reason", reasonModal("{}", words).blocks as KnownBlock[], 100],
    ["label", labelModal("{}", words).blocks as KnownBlock[], 100],
    ["command", commandModal("{}", words).blocks as KnownBlock[], 100],
    ["result", resultModal(helpPost(words), words).blocks as KnownBlock[], 100],
  ])("%s stays within them", (_title, blocks, most) => {
    expect(blocks.length).toBeLessThanOrEqual(most);
    for (const block of blocks) {
      if (block.type === "section" && block.text !== undefined) {
        expect(block.text.text.length).toBeLessThanOrEqual(LIMITS.sectionText);
      }
      if (block.type === "input") {
        expect(block.label.text.length).toBeLessThanOrEqual(2_000);
      }
    }
    expect(JSON.stringify(blocks).length).toBeLessThan(40_000);
  });

  it("keeps titles and labels short enough", () => {
    for (const view of [
      reasonModal("{}", words),
      labelModal("{}", words),
      commandModal("{}", words),
      resultModal(helpPost(words), words),
    ]) {
      expect(view.title.text.length).toBeLessThanOrEqual(LIMITS.modalTitle);
      expect(view.submit?.text.length ?? 0).toBeLessThanOrEqual(24);
      expect(view.close?.text.length ?? 0).toBeLessThanOrEqual(24);
    }
    for (const match of JSON.stringify([labelModal("{}", words), commandModal("{}", words)]).matchAll(
      /"text":\{"type":"plain_text","text":"([^"]*)"/g,
    )) {
      expect(match[1]?.length).toBeLessThanOrEqual(75);
    }
  });

  it("cuts without splitting a character", () => {
    expect(cut("ab😀cd", 4)).toBe("ab…");
    expect(cut("abc", 3)).toBe("abc");
    expect(cut("a&amp;b&lt;c", 5)).toBe("a…");
    expect(cut("a&amp;b&lt;c", 7)).toBe("a&amp;…");
    expect(cut("salt & pepper & more", 12)).toBe("salt & pepp…");
    expect(cut("see <https://x.example|this> now", 20)).toBe("see …");
    expect(cut("<https://x.example|this> now", 10)).toBe("<https://…");
  });
});
