import { describe, expect, it } from "@jest/globals";
import type { EarlyLeak, LiftChanged, LiftReminder } from "../../src/core/notice.ts";
import { noticePost } from "../../src/slack/notice-blocks.ts";
import { ACME, audienceOf, sharedWith } from "../core/builders.ts";

const LONDON = { zone: "Europe/London", locale: null };
const BERLIN = { zone: "Europe/Berlin", locale: "de-DE" };

const REMINDER: LiftReminder = {
  kind: "lift-reminder",
  subjectId: "em_123456789",
  shortId: "em_123456",
  masked: "P••• F•••",
  liftsAt: Date.parse("2030-12-01T09:00:00Z"),
};

const LEAK: EarlyLeak = {
  kind: "early-leak",
  masked: ["P••• F•••"],
  channelId: "C0EXT",
  fromOutside: false,
  audience: sharedWith(ACME),
  permalink: "https://harbour.example/archives/C0EXT/p1",
};

describe("a reminder of a lift", () => {
  it.each([
    ["in English, in London", LONDON],
    ["in German, in Berlin", BERLIN],
  ])("says when, in the reader's own zone and language: %s", (_title, reader) => {
    expect(noticePost(REMINDER, reader)).toMatchSnapshot();
  });
});

describe("word of a lift that somebody else changed", () => {
  const changed: LiftChanged = {
    kind: "lift-changed",
    subjectKind: "embargo",
    shortId: "em_123456",
    masked: "P••• F•••",
    byId: "UCLEO",
    change: { type: "moved", from: Date.parse("2030-12-01T09:00:00Z"), to: null },
  };

  it.each([
    ["in English, in London", LONDON],
    ["in German, in Berlin", BERLIN],
  ])("says who, from when and until when: %s", (_title, reader) => {
    const ended: LiftChanged = { ...changed, subjectKind: "label", masked: "restricted", change: { type: "ended" } };
    expect([noticePost(changed, reader).text, noticePost(ended, reader).text]).toMatchSnapshot();
  });
});

describe("word of an early leak", () => {
  it.each([
    ["in English", LONDON],
    ["in German", BERLIN],
  ])("names the place, the readers and the way there: %s", (_title, reader) => {
    expect(noticePost(LEAK, reader)).toMatchSnapshot();
  });

  it("says of several which, and of an outsider's that they were told nothing", () => {
    const { blocks } = noticePost({ ...LEAK, masked: ["P••• F•••", "P••• H•••"], fromOutside: true }, LONDON);
    expect(JSON.stringify(blocks)).toContain(
      "P••• F••• and P••• H•••, which you keep under embargo, came up in <#C0EXT>",
    );
    expect(JSON.stringify(blocks)).toContain("Somebody from outside your company posted it.");
  });

  it("says of a direct message neither where it was nor whom it was written to", () => {
    const audience = audienceOf({ kind: "direct", members: 2 });
    const { blocks } = noticePost({ ...LEAK, channelId: null, permalink: null, audience }, LONDON);
    expect(JSON.stringify(blocks)).toContain("came up in a direct message");
    expect(JSON.stringify(blocks)).not.toMatch(/you are writing to|https:/);
    const shared = { ...sharedWith(ACME), kind: "direct" } as const;
    const toOutsiders = noticePost({ ...LEAK, channelId: null, permalink: null, audience: shared }, LONDON);
    expect(JSON.stringify(toOutsiders.blocks)).toContain("Acme Corp");
  });
});
