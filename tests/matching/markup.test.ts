import { describe, expect, it } from "@jest/globals";
import { bareLinkAt, createMarkupReader, emojiAt } from "../../src/matching/markup.ts";
import type { Region } from "../../src/matching/scanned-text.ts";

function shown(text: string, region: Region | null): string | null {
  return region === null ? null : `${region.kind} ${text.slice(region.start, region.end)}`;
}

describe("angle brackets", () => {
  it.each([
    ["<@U0ANA> hi", "mention <@U0ANA>"],
    ["<@U0ANA|ana> hi", "mention <@U0ANA|ana>"],
    ["<!here>", "mention <!here>"],
    ["<#C0HERE|general>", "channel <#C0HERE|general>"],
    ["<https://acme.example|Acme>", "link <https://acme.example|Acme>"],
    ["<mailto:dana@acme.example>", "link <mailto:dana@acme.example>"],
    ["<!a>", "mention <!a>"],
    [`<@${"U".repeat(38)}>`, `mention <@${"U".repeat(38)}>`],
  ])("at the start of %j hold %j", (text, expected) => {
    expect(shown(text, createMarkupReader(text).angle(0))).toBe(expected);
  });

  it.each([["<@U0ANA"], ["<>"], ["<!>"], ["< b > c"], ["<@U0 <@U1>"], ["<@ana>"], ["<@|ana>"], ["<xhttps://a>"]])(
    "at the start of %j hold nothing of Slack's",
    (text) => {
      expect(createMarkupReader(text).angle(0)).toBeNull();
    },
  );

  it("are read one after the other", () => {
    const text = "<!here> and <@U0ANA>";
    const reader = createMarkupReader(text);
    expect([reader.angle(0), reader.angle(12)].map((region) => shown(text, region))).toEqual([
      "mention <!here>",
      "mention <@U0ANA>",
    ]);
    expect(reader.angle(13)).toBeNull();
  });
});

describe("code", () => {
  it.each([
    ["`a` b", "code `a`"],
    ["```a\nb``` c", "code ```a\nb```"],
    ["``` `a` ```", "code ``` `a` ```"],
  ])("begins %j as %j", (text, expected) => {
    expect(shown(text, createMarkupReader(text).code(0))).toBe(expected);
  });

  it.each([["`a\nb`"], ["``"], ["`a"], ["```a`"], ["`\n`"]])("is none at the start of %j", (text) => {
    expect(createMarkupReader(text).code(0)).toBeNull();
  });

  it("is found again on later lines", () => {
    const text = "`a` x\n`b`";
    const reader = createMarkupReader(text);
    expect([reader.code(0), reader.code(6)].map((region) => shown(text, region))).toEqual(["code `a`", "code `b`"]);
  });
});

describe("a quote", () => {
  it("goes to the end of its line, or of the text", () => {
    const text = "> one\n> two";
    const reader = createMarkupReader(text);
    expect([reader.quote(0), reader.quote(6)].map((region) => shown(text, region))).toEqual([
      "quote > one",
      "quote > two",
    ]);
  });
});

describe("an emoji", () => {
  it.each([[":tada:"], [":+1_a-b':"], [":a0:"], [":9z:"], [":azby:"]])("is %s", (name) => {
    expect(shown(`${name} x`, emojiAt(`${name} x`, 0))).toBe(`emoji ${name}`);
  });
  it.each([[":tada"], ["::"], [":12:"], [":a b:"], [":A:"], [":a{:"], [":a/:"], [":a<:"], [`:${"a".repeat(500)}:`]])(
    "is not %s",
    (text) => {
      expect(emojiAt(text, 0)).toBeNull();
    },
  );
  it("has a name of 64 characters at the most", () => {
    const named = (length: number) => emojiAt(`:${"a".repeat(length)}:`, 0);
    expect(named(64)).not.toBeNull();
    expect(named(65)).toBeNull();
  });
});

describe("an address written bare", () => {
  it.each([
    ["http://acme.example/a?b=c", "link http://acme.example/a?b=c"],
    ["http://a b", "link http://a"],
    ["http://a<b", "link http://a"],
    ["http://a>b", "link http://a"],
    ["http://a|b", "link http://a"],
    ['http://a"b', "link http://a"],
    ["http://a`b", "link http://a"],
    ["http://a\nb", "link http://a"],
  ])("%j is %j", (text, expected) => {
    expect(shown(text, bareLinkAt(text, 0, 4))).toBe(expected);
  });
  it.each([["http:/"], ["http:/a/b"], ["http:a//"], ["http://"], ["http:// a"]])("%j is none", (text) => {
    expect(bareLinkAt(text, 0, 4)).toBeNull();
  });
});
