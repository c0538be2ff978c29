import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { flattenBody, flattenMessage } from "../../src/slack/flatten.ts";
import { MAX_TEXT } from "../../src/slack/text-parts.ts";

const richText = (...elements: unknown[]) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});

describe("flattening a message", () => {
  const cases: readonly [string, Record<string, unknown>, string][] = [
    ["text alone", { text: "hello" }, "hello"],
    ["blocks alone", { blocks: [richText({ type: "text", text: "hello" })] }, "hello"],
    [
      "words that Slack repeats in blocks",
      { text: "hello you", blocks: [richText({ type: "text", text: "hello you" })] },
      "hello you",
    ],
    [
      "the same words under other formatting",
      {
        text: "Ship *Falcon* &amp; go, <@U1>, see <https://x.example/a|this>",
        blocks: [
          richText(
            { type: "text", text: "Ship " },
            { type: "text", text: "Falcon", style: { bold: true } },
            { type: "text", text: " & go, " },
            { type: "user", user_id: "U1" },
            { type: "text", text: ", see " },
            { type: "link", url: "https://x.example/a", text: "this" },
          ),
        ],
      },
      "Ship *Falcon* &amp; go, <@U1>, see <https://x.example/a|this>",
    ],
    [
      "blocks that say something else than the text",
      { text: "harmless", blocks: [{ type: "section", text: { type: "mrkdwn", text: "Project Falcon" } }] },
      "harmless\nProject Falcon",
    ],
    [
      "a list, one item a line",
      {
        blocks: [
          {
            type: "rich_text",
            elements: [
              {
                type: "rich_text_list",
                elements: [
                  { type: "rich_text_section", elements: [{ type: "text", text: "one" }] },
                  { type: "rich_text_section", elements: [{ type: "text", text: "two" }] },
                ],
              },
            ],
          },
        ],
      },
      "one\ntwo",
    ],
    [
      "fields, header, context and alternative text",
      {
        blocks: [
          { type: "header", text: { type: "plain_text", text: "Launch" } },
          {
            type: "section",
            fields: [
              { type: "mrkdwn", text: "Who" },
              { type: "mrkdwn", text: "Dana" },
            ],
          },
          {
            type: "context",
            elements: [
              { type: "plain_text", text: "draft" },
              { type: "image", alt_text: "a chart", image_url: "https://x.example" },
            ],
          },
          { type: "markdown", text: "# Numbers" },
        ],
      },
      "Launch\nWho\nDana\ndraft\na chart\n# Numbers",
    ],
    [
      "a table, one row a line",
      {
        blocks: [
          {
            type: "table",
            rows: [
              [
                { type: "raw_text", text: "Name" },
                { type: "raw_text", text: "IBAN" },
              ],
              [{ type: "raw_text", text: "Dana" }, richText({ type: "text", text: "GB00" })],
            ],
          },
        ],
      },
      "Name\tIBAN\nDana\tGB00",
    ],
    [
      "a block type of years to come",
      {
        blocks: [
          {
            type: "card_of_2030",
            title: { type: "plain_text", text: "Quarter" },
            body: { type: "mrkdwn", text: "up" },
          },
        ],
      },
      "Quarter\nup",
    ],
    [
      "previews and attachments, their plain fallback left out where it repeats",
      {
        text: "look",
        attachments: [
          {
            fallback: "Deal memo",
            title: "Deal memo",
            text: "for Acme Corp",
            fields: [{ title: "Owner", value: "Ana" }],
            footer: "Drive",
          },
        ],
      },
      "look\nDeal memo\nfor Acme Corp\nOwner: Ana\nDrive",
    ],
    [
      "a quoted Slack message",
      {
        text: "see",
        attachments: [
          {
            is_msg_unfurl: true,
            message_blocks: [{ message: { blocks: [richText({ type: "text", text: "the secret" })] } }],
          },
        ],
      },
      "see\nthe secret",
    ],
    [
      "file names, titles and comments",
      {
        text: "",
        files: [{ id: "F1", name: "falcon.pdf", title: "Falcon plan", initial_comment: { comment: "as promised" } }],
      },
      "falcon.pdf\nFalcon plan\nas promised",
    ],
  ];
  it.each(cases)("%s", (_title, message, expected) => {
    expect(flattenMessage(message).text).toBe(expected);
  });

  it("keeps the author's own words apart from previews and files", () => {
    const message = { text: "hello", attachments: [{ text: "preview" }], files: [{ id: "F1", name: "a.txt" }] };
    expect(flattenBody(message).text).toBe("hello");
  });

  it("stops at its bounds and says so", () => {
    expect(flattenMessage({ text: "a".repeat(MAX_TEXT + 10) })).toEqual({
      text: "a".repeat(MAX_TEXT),
      truncated: true,
    });
    let nested: Record<string, unknown> = { type: "x", text: "deep" };
    for (let level = 0; level < 100; level += 1) {
      nested = { type: "x", elements: [nested] };
    }
    expect(flattenMessage({ blocks: [nested] }).truncated).toBe(true);
  });

  it("leaves a list's items out where the text has them with their markers", () => {
    const list = ["first & foremost", "second"].map((text) => ({
      type: "rich_text_section",
      elements: [{ type: "text", text }],
    }));
    const blocks = [
      richText({ type: "text", text: "Agenda:\ntoday" }),
      { type: "rich_text", elements: [{ type: "rich_text_list", style: "ordered", elements: list }] },
    ];
    const text = "Agenda:\ntoday\n1. first &amp; foremost\n2. second";
    expect(flattenMessage({ text, blocks }).text).toBe(text);
  });

  it("leaves out blocks that cut the same words otherwise, and a fallback that sums an attachment up", () => {
    const blocks = ["Ship", "it now"].map((text) => ({ type: "section", text: { type: "mrkdwn", text } }));
    expect(flattenMessage({ text: "Ship it now", blocks }).text).toBe("Ship it now");
    const attachments = [{ title: "Deal memo", text: "for Acme Corp", fallback: "Deal memo: for Acme Corp" }];
    expect(flattenMessage({ attachments }).text).toBe("Deal memo\nfor Acme Corp");
  });

  const range = (count: number) => Array.from({ length: count }, (_, index) => index);
  it.each<[string, (count: number) => Record<string, unknown>]>([
    [
      "attachments of many fields",
      (count) => ({
        attachments: range(100).map((i) => ({
          fields: range(count / 100).map((j) => ({ title: `t${i}x${j}`, value: `v${i}y${j}` })),
        })),
      }),
    ],
    [
      "one attachment's fields",
      (count) => ({
        text: "a",
        attachments: [{ fields: range(count).map((i) => ({ title: `t${i}`, value: `v${i}` })) }],
      }),
    ],
    [
      "a table's rows",
      (count) => ({
        blocks: [{ type: "table", rows: range(count).map((i) => [{ type: "raw_text", text: `row ${i}` }]) }],
      }),
    ],
    ["attachments", (count) => ({ attachments: range(count).map((i) => ({ text: `word${i} `.repeat(8) })) })],
    ["file names", (count) => ({ files: range(count).map((i) => ({ id: `F${i}`, name: `n${i}.bin` })) })],
    [
      "bullets that the text repeats",
      (count) => ({
        text: range(count)
          .map((i) => `• item${i} a&amp;b`)
          .join("\n"),
        blocks: [
          {
            type: "rich_text",
            elements: [
              {
                type: "rich_text_list",
                elements: range(count).map((i) => ({
                  type: "rich_text_section",
                  elements: [{ type: "text", text: `item${i} a&b` }],
                })),
              },
            ],
          },
        ],
      }),
    ],
    [
      "inline elements",
      (count) => ({ blocks: [richText(...range(count).map((i) => ({ type: "text", text: `w${i} ` })))] }),
    ],
  ])("takes time in proportion to %s", (_title, build) => {
    const [few, many] = [build(2_000), build(40_000)];
    const fastest = (message: Record<string, unknown>) =>
      Math.min(
        ...range(5).map(() => {
          const began = performance.now();
          flattenMessage(message);
          return performance.now() - began;
        }),
      );
    fastest(few);
    // Twenty times as much; a quadratic step would take four hundred times as long. The floor is for timer noise.
    expect(fastest(many)).toBeLessThan(60 * Math.max(fastest(few), 0.5));
    expect(flattenMessage(many).truncated).toBe(true);
  });

  it("reads four thousand bullets whole, once", () => {
    const lines = range(4_000).map((i) => `item${i} a&b`);
    const elements = lines.map((text) => ({ type: "rich_text_section", elements: [{ type: "text", text }] }));
    const blocks = [{ type: "rich_text", elements: [{ type: "rich_text_list", elements }] }];
    const text = lines.map((line) => `• ${line.replace("&", "&amp;")}`).join("\n");
    expect(flattenMessage({ text, blocks })).toEqual({ text, truncated: false });
    expect(flattenMessage({ blocks })).toEqual({ text: lines.join("\n"), truncated: false });
  });

  it("never throws and never loses the text, whatever it is given", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (anything, text) => {
        const message = { text, blocks: anything, attachments: [anything], files: anything } as Record<string, unknown>;
        expect(flattenMessage(message).text.startsWith(text)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
