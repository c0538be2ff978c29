import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseConfidential } from "../../src/handlers/confidential-words.ts";

const context = { now: Date.parse("2026-11-21T10:30:00Z"), zone: "Europe/London", dateOrder: "dmy" } as const;
const lifts = { at: Date.parse("2026-12-01T09:00:00Z"), zone: "Europe/London" };
const nobody = { users: [], groups: [], channels: [], orgs: [] };

describe("the words of /confidential", () => {
  it.each([
    ["", { name: "ask" }],
    ["  ", { name: "ask" }],
    ["help", { name: "help" }],
    ["LIST", { name: "list" }],
    ["digest", { name: "digest", days: 1 }],
    ["digest week", { name: "digest", days: 7 }],
    ["check “Falcon” until\nnoon", { name: "check", text: "“Falcon” until\nnoon" }],
    ["label", { name: "label", level: "confidential", link: null, until: null, clearedFor: nobody }],
    [
      "label restricted until 1 Dec 9am",
      { name: "label", level: "restricted", link: null, until: lifts, clearedFor: nobody },
    ],
    [
      "label restricted <https://acme.slack.com/archives/C1/p1700000000000100> until 1 Dec 9am",
      {
        name: "label",
        level: "restricted",
        link: { type: "message", channelId: "C1", ts: "1700000000.000100" },
        until: lifts,
        clearedFor: nobody,
      },
    ],
    [
      "label <https://acme.slack.com/files/U1/F0AB12/plan.pdf|plan.pdf>",
      {
        name: "label",
        level: "confidential",
        link: { type: "file", fileId: "F0AB12" },
        until: null,
        clearedFor: nobody,
      },
    ],
    ["label restricted <https://acme.slack.com/team/U1>", { name: "not-understood", why: "label-level" }],
    [
      "label internal for <@U1|ana>, <#C1|press> and <!subteam^S1|@security>",
      {
        name: "label",
        level: "internal",
        link: null,
        until: null,
        clearedFor: { users: ["U1"], groups: ["S1"], channels: ["C1"], orgs: [] },
      },
    ],
    [
      'embargo "Project Falcon" until 2026-12-01T09:00 for <@U1|ana b>',
      {
        name: "embargo",
        embargo: {
          name: "Project Falcon",
          aliases: [],
          phrases: [],
          lifts,
          clearedFor: { ...nobody, users: ["U1"] },
        },
      },
    ],
    [
      "embargo “Waiting for until” aka the Falcon deal, “FLC” until 1 Dec 09:00",
      {
        name: "embargo",
        embargo: {
          name: "Waiting for until",
          aliases: ["the Falcon deal", "FLC"],
          phrases: [],
          lifts,
          clearedFor: nobody,
        },
      },
    ],
    [
      "client add Acme Corp aka ACME Holdings domain <http://acme.example|acme.example> account AC-204 room <#C0EXT|acme-shared> T0ACME",
      {
        name: "client-add",
        client: {
          name: "Acme Corp",
          aliases: ["ACME Holdings"],
          domains: ["acme.example"],
          people: [],
          accounts: ["AC-204"],
          rooms: ["C0EXT", "T0ACME"],
          clues: {},
        },
      },
    ],
    [
      'embargo "Project Falcon" until Further Notice for <!subteam^S1|@deal> T0ACME and E0GLOBEX',
      {
        name: "embargo",
        embargo: {
          name: "Project Falcon",
          aliases: [],
          phrases: [],
          lifts: null,
          clearedFor: { ...nobody, groups: ["S1"], orgs: ["T0ACME", "E0GLOBEX"] },
        },
      },
    ],
    ["label until further notice", { name: "label", until: null }],
    ["move “Waiting until dawn” until 1 Dec 9am", { name: "move", subject: "Waiting until dawn", lifts }],
    ["move `em_12ab34` until further notice.", { name: "move", subject: "em_12ab34", lifts: null }],
    [
      "client consent “Acme Corp” until 1 Dec 9am for “a case study” by “Dana Whitfield”",
      {
        name: "client-consent",
        client: "Acme Corp",
        consent: { until: lifts, purpose: "a case study", grantedBy: "Dana Whitfield" },
      },
    ],
    [
      "client consent Acme for talks by Dana",
      { name: "client-consent", client: "Acme", consent: { until: null, purpose: "talks", grantedBy: "Dana" } },
    ],
    ["client consent “Acme Corp” Withdrawn", { name: "client-consent", client: "Acme Corp", consent: null }],
    ["client add Smith &amp; Jones", { name: "client-add", client: { name: "Smith & Jones" } }],
    ["lift “Project Falcon”", { name: "lift", subject: "Project Falcon" }],
    ["lift `em_12ab34`", { name: "lift", subject: "em_12ab34" }],
    ["report", { name: "report-latest" }],
    [
      "report <https://x.slack.com/archives/C0EXT/p1700000000123456?thread_ts=1699999999.000100&amp;cid=C0EXT>",
      { name: "report", channelId: "C0EXT", ts: "1700000000.123456", threadTs: "1699999999.000100" },
    ],
  ])("%p", (text, expected) => {
    expect(parseConfidential(text, context)).toMatchObject(expected);
  });

  it.each([
    ["dance", "unknown"],
    ["label secret", "label-level"],
    ["label until yesterweek", "unreadable"],
    ["label for @ana", "whom"],
    ["label for", "whom"],
    ["embargo", "embargo-name"],
    ['embargo "Project Falcon"', "missing"],
    ['embargo "Project Falcon" until 1 Dec for TEAM', "whom"],
    ["move", "move-what"],
    ["move Falcon", "missing"],
    ["move Falcon until next year maybe", "unreadable"],
    ["move Falcon until 29 March 2026 01:30", "no-such-time"],
    ["move Falcon until 25 Oct 2026 01:30", "comes-twice"],
    ["client consent", "consent-what"],
    ["client consent Acme until 1 Dec", "consent-what"],
    ["client consent Acme until whenever for talks by Dana", "unreadable"],
    ["client remove Acme", "client-what"],
    ["client add", "client-name"],
    ["lift", "lift-what"],
    ["report https://elsewhere.example", "report-what"],
  ])("knows why it doesn't understand %p", (text, why) => {
    expect(parseConfidential(text, context)).toEqual({ name: "not-understood", why });
  });

  it("never throws", () => {
    const verbs = fc.constantFrom(
      "label ",
      "embargo ",
      "client add ",
      "client consent ",
      "lift ",
      "move ",
      "report ",
      "check ",
      "",
    );
    fc.assert(
      fc.property(verbs, fc.string(), (verb, text) => {
        expect(parseConfidential(verb + text, context).name).toBeDefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(["<", "<@", '"<', '"', "<@U1> ", "aka "])(
    "is read in time proportional to its length: %j again and again",
    (piece) => {
      const seconds = (length: number): number => {
        const text = `embargo ${piece.repeat(length / piece.length)}`;
        const before = process.cpuUsage().user;
        parseConfidential(text, context);
        return (process.cpuUsage().user - before) / 1e6;
      };
      seconds(10_000);
      // Going back over it would take seconds.
      expect(Math.min(seconds(80_000), seconds(80_000))).toBeLessThan(0.5);
    },
  );
});
