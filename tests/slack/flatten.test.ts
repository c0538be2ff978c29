import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { flattenBody, flattenMessage, MAX_TEXT } from "../../src/slack/flatten.ts";

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
