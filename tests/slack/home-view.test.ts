import { describe, expect, it } from "@jest/globals";
import type { HomeReport, OpenNudge } from "../../src/core/home.ts";
import type { NudgeReason } from "../../src/core/nudge.ts";
import { note } from "../../src/slack/blocks.ts";
import { type HomeViewOptions, homeView } from "../../src/slack/home-view.ts";
import { manifestScopes } from "../../src/slack/manifest.ts";
import { ENGLISH } from "../../src/slack/wording/english.ts";
import { GERMAN } from "../../src/slack/wording/german.ts";

const SCOPES = manifestScopes().user;

const OPTIONS: HomeViewOptions = {
  notice: null,
  offer: { installUrl: "https://sotto.example/slack/install?team=T0HOME", scopes: SCOPES },
  reviewChannel: "C0SECURITY",
};

const EMPTY: HomeReport = {
  nudges: { shown: [], total: 0 },
  own: { labels: { shown: [], total: 0 }, embargoes: { shown: [], total: 0 } },
  protection: { consent: null, nudges: 0 },
  waiting: null,
  zone: "Europe/London",
  locale: null,
};

const FALCON: NudgeReason = {
  policyClass: "embargo",
  detector: "embargo-term",
  kind: "embargo-name",
  title: "the name of something under embargo",
  label: "P••• F•••",
  liftsAt: Date.parse("2026-12-01T09:00:00Z"),
  liftZone: "Europe/London",
  count: 1,
  inFile: false,
};

const NUDGE: OpenNudge = {
  caseId: "case_1",
  channelId: "C0EXT",
  isDirect: false,
  since: Date.parse("2026-11-22T09:30:00Z"),
  reasons: [FALCON],
  answers: ["remove", "redact", "share_anyway", "not_sensitive", "ask_reviewer"],
  answer: null,
  permalink: "https://harbour-pr.slack.com/archives/C0EXT/p1",
};

const FULL: HomeReport = {
  nudges: {
    shown: [NUDGE, { ...NUDGE, caseId: "case_2", isDirect: true, answers: [], answer: "remove", permalink: null }],
    total: 5,
  },
  own: {
    labels: {
      shown: [
        {
          id: "lb_1",
          level: "restricted",
          target: { type: "message", channelId: "C0PRESS", ts: "1.1" },
          until: null,
          permalink: "https://harbour-pr.slack.com/archives/C0PRESS/p1",
        },
        { id: "lb_2", level: "internal", target: { type: "channel", channelId: "C0PRESS" }, until: 0, permalink: null },
        { id: "lb_3", level: "confidential", target: { type: "file", fileId: "F1" }, until: null, permalink: null },
      ],
      total: 3,
    },
    embargoes: {
      shown: [
        { id: "em_1", masked: "P••• F•••", liftsAt: Date.parse("2026-12-01T09:00:00Z") },
        { id: "em_2", masked: "<•••", liftsAt: null },
      ],
      total: 4,
    },
  },
  protection: {
    consent: { since: Date.parse("2026-11-01T09:00:00Z"), scopes: SCOPES.filter((scope) => scope !== "files:write") },
    nudges: 3,
  },
  waiting: 12,
  zone: "America/New_York",
  locale: null,
};

describe("the Home", () => {
  it("is kind when there is nothing to show, and offers protection", () => {
    expect(homeView(EMPTY, OPTIONS).blocks).toMatchSnapshot();
  });

  it("shows nudges with their answers, one's own labels and embargoes, and what is read", () => {
    expect(homeView(FULL, { ...OPTIONS, notice: note("It's removed.") }).blocks).toMatchSnapshot();
  });

  it("shows guests their own nudges and how it works", () => {
    const words = JSON.stringify(homeView({ ...FULL, own: null, protection: null, waiting: null }, OPTIONS));
    expect(words).toContain("case_1");
    expect(words).toContain(ENGLISH.home.how);
    for (const hidden of [ENGLISH.home.labels, ENGLISH.home.embargoes, ENGLISH.protection.title, ENGLISH.home.review]) {
      expect(words).not.toContain(hidden);
    }
  });

  it("says who can switch protection on where nobody did", () => {
    const words = JSON.stringify(homeView(EMPTY, { ...OPTIONS, offer: { installUrl: null, scopes: SCOPES } }));
    expect(words).toContain(ENGLISH.protection.off);
    expect(words).not.toContain("home_protect");
  });

  it("does not call protected what it may not read", () => {
    const protection = { consent: { since: 0, scopes: ["chat:write"] }, nudges: 0 };
    const words = JSON.stringify(homeView({ ...EMPTY, protection }, OPTIONS));
    expect(words).toContain(ENGLISH.protection.notReading);
    expect(words).not.toContain("protected since");
    expect(words).toContain(ENGLISH.protection.scopes["im:history"]?.without);
    expect(words).toContain("home_stop_protecting");
  });
});

describe.each([
  ["British English", "en-GB", ENGLISH],
  ["German", "de-DE", GERMAN],
])("the Home in %s", (_language, locale, words) => {
  it("says of each of the manifest's user scopes what it is for, and what is missing without it", () => {
    for (const scope of SCOPES) {
      expect([scope, words.protection.scopes[scope]]).toEqual([
        scope,
        { why: expect.any(String), without: expect.any(String) },
      ]);
    }
    expect(Object.keys(words.protection.scopes).toSorted()).toEqual([...SCOPES].toSorted());
  });

  it("stays within Slack's limits however much there is", () => {
    const many = <T>(count: number, make: (index: number) => T) =>
      Array.from({ length: count }, (_, index) => make(index));
    const reasons = many(40, () => ({ ...FALCON, title: "x".repeat(300) }));
    const crowded: HomeReport = {
      ...FULL,
      locale,
      nudges: { shown: many(10, (index) => ({ ...NUDGE, caseId: `case_${index}`, reasons })), total: 900 },
      own: {
        labels: {
          shown: many(15, (index) => ({
            id: `lb_${index}`,
            level: "restricted" as const,
            target: { type: "file" as const, fileId: `F${index}` },
            until: 0,
            permalink: null,
          })),
          total: 900,
        },
        embargoes: {
          shown: many(10, (index) => ({ id: `em_${index}`, masked: "•".repeat(40), liftsAt: null })),
          total: 900,
        },
      },
      protection: { consent: { since: 0, scopes: ["im:history"] }, nudges: 1_000 },
      waiting: 1_000,
    };
    const { blocks } = homeView(crowded, { ...OPTIONS, notice: note("y".repeat(9_000)) });
    expect(blocks.length).toBeLessThanOrEqual(100);
    expect(Buffer.byteLength(JSON.stringify(blocks))).toBeLessThan(250_000);
    const ids = blocks.flatMap((block) => block.block_id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, text = ""] of JSON.stringify(blocks).matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)) {
      expect(text.length).toBeLessThanOrEqual(3_100);
    }
  });

  it("keeps buttons and dialogs short enough", () => {
    const view = JSON.stringify(homeView({ ...FULL, locale }, OPTIONS).blocks);
    const dialog = /"confirm":\{"title":\{[^}]*"text":"([^"]*)"[^}]*\},"text":\{[^}]*"text":"([^"]*)"/g;
    const dialogs = [...view.matchAll(dialog)];
    expect(dialogs.length).toBeGreaterThan(4);
    for (const [, title = "", text = ""] of dialogs) {
      expect(title.length).toBeLessThanOrEqual(100);
      expect(text.length).toBeLessThanOrEqual(300);
    }
    for (const label of [words.home.lift, words.home.keep, words.protection.stopConfirm, words.protection.stopDeny]) {
      expect(label.length).toBeLessThanOrEqual(30);
    }
    for (const label of [words.protection.button, words.protection.stop, words.protection.allowRest]) {
      expect(label.length).toBeLessThanOrEqual(75);
    }
    expect(words.home.moveModal.title.length).toBeLessThanOrEqual(24);
  });
});
