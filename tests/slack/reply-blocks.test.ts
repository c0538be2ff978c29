import { describe, expect, it } from "@jest/globals";
import type { Reply } from "../../src/core/commands/command.ts";
import { replyPost } from "../../src/slack/reply-blocks.ts";
import { ACME, factsOf, NOW, sharedWith } from "../core/builders.ts";

const LONDON = { zone: "Europe/London", locale: null };
const GERMAN = { zone: "Europe/Berlin", locale: "de-DE" };
const LIFT = Date.parse("2030-12-01T09:00:00Z");
const CONSENT = {
  until: { at: Date.parse("2030-06-01T00:00:00+01:00"), zone: "Europe/London" },
  purpose: "a <case> study & talks",
  grantedBy: "Dana Whitfield",
};

function said(reply: Reply, reader: typeof LONDON | typeof GERMAN = LONDON): string {
  return replyPost(reply, reader)
    .blocks.flatMap((block) => (block.type === "section" ? [block.text?.text ?? ""] : []))
    .join("\n");
}

describe("what is said of a lift", () => {
  const until = factsOf({ liftsAt: LIFT });
  const open = factsOf({ liftsAt: null, liftZone: null });

  it.each<[Reply, string, string]>([
    [
      { kind: "embargo-registered", facts: open, shortId: "em_123456", ambiguous: [] },
      "P••• F••• is under embargo until further notice: until somebody lifts it. Its id is `em_123456`.",
      "P••• F••• ist bis auf Weiteres gesperrt, bis jemand es aufhebt. Die Id ist `em_123456`.",
    ],
    [
      { kind: "lift-moved", facts: until, from: LIFT - 86_400_000 },
      "P••• F••• now stays secret until *Sunday, 1 December 2030, 09:00 GMT*; before, it was until Saturday, 30 November 2030, 09:00 GMT.",
      "P••• F••• bleibt jetzt bis *Sonntag, 1. Dezember 2030, 09:00 GMT+0* geheim; vorher galt bis Samstag, 30. November 2030, 09:00 GMT+0.",
    ],
    [
      { kind: "lift-moved", facts: open, from: LIFT },
      "P••• F••• now stays secret until further notice; before, it was until Sunday, 1 December 2030, 09:00 GMT.",
      "P••• F••• bleibt jetzt bis auf Weiteres geheim; vorher galt bis Sonntag, 1. Dezember 2030, 10:00 MEZ.",
    ],
  ])("%#", (reply, english, german) => {
    expect(said(reply)).toBe(english);
    expect(said(reply, GERMAN)).toBe(german);
  });
});

describe("what is said of names that say nothing by themselves", () => {
  const ambiguous = [
    { masked: "T•••", why: "word" },
    { masked: "A•••", why: "short" },
    { masked: "T•••", why: "word" },
    { masked: "D•••", why: "word" },
  ] as const;
  const facts = factsOf({ kind: "client", masked: "A••• C•••" });

  it("is which, each once, and what it takes", () => {
    const client: Reply = { kind: "client-added", facts, shortId: "cl_1", ambiguous };
    expect(said(client)).toContain("An everyday word or a given name: T••• and D•••. I take that for the client only");
    expect(said(client)).toContain("Three letters or fewer: A•••.");
    expect(said(client)).not.toContain("bare number");
    expect(said(client, GERMAN)).toContain("Ein Alltagswort oder ein Vorname: T••• und D•••.");
    const embargo: Reply = { kind: "embargo-registered", facts: factsOf(), shortId: "em_1", ambiguous };
    expect(said(embargo)).toContain("for the embargo only where it begins with a capital letter");
  });
});

describe("what is said of a client's consent", () => {
  const facts = factsOf({ kind: "client", masked: "G•••", consent: { until: CONSENT.until.at } });

  it("is until when, for what and on whose word", () => {
    expect(said({ kind: "consent-recorded", facts, consent: CONSENT })).toBe(
      "G••• may be named until *Saturday, 1 June 2030, 00:00 BST*, for a &lt;case&gt; study &amp; talks, granted by Dana Whitfield.",
    );
    expect(said({ kind: "consent-recorded", facts, consent: { ...CONSENT, until: null } })).toContain(
      "G••• may be named, for",
    );
    expect(said({ kind: "consent-recorded", facts, consent: null })).toContain("may no longer be named");
    expect(said({ kind: "consent-recorded", facts, consent: CONSENT }, GERMAN)).toContain("darf genannt werden");
  });

  it("comes with a check", () => {
    const reason = { policyClass: "client", detector: "client-name", kind: "client-name", title: "a client" } as const;
    const found = { ...reason, label: "G•••", liftsAt: null, liftZone: null, count: 1, inFile: false };
    const checked: Reply = {
      kind: "checked",
      action: "log",
      audience: sharedWith(ACME),
      reasons: [found],
      consents: [{ masked: "G•••", consent: CONSENT }],
      safer: null,
    };
    expect(said(checked)).toMatch(/Here, that's fine to send\.\nG••• may be named until/);
    const embargo = { ...found, policyClass: "embargo" as const, label: "P••• F•••" };
    expect(said({ ...checked, reasons: [embargo] })).toContain("It is under embargo until further notice.");
    expect(said({ ...checked, reasons: [{ ...embargo, liftsAt: NOW }] })).not.toContain("further notice");
    expect(said({ ...checked, reasons: [{ ...embargo, label: null }] })).not.toContain("under embargo until");
  });
});
