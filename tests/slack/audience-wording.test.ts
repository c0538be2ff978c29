import { describe, expect, it } from "@jest/globals";
import { type Audience, UNKNOWN_AUDIENCE } from "../../src/core/audience.ts";
import { sayAudience } from "../../src/slack/audience-wording.ts";
import { ENGLISH } from "../../src/slack/wording/english.ts";
import { GERMAN } from "../../src/slack/wording/german.ts";

const inside: Audience = { ...UNKNOWN_AUDIENCE, kind: "private", members: 12, complete: true };
const acme = { id: "T0ACME", name: "Acme Corp" };

function from(orgId: string, count: number, prefix: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, orgId]));
}

function named(name: string): Audience {
  return { ...inside, externalOrgs: [{ id: "T9", name }], externalMembers: 1, memberOrgs: from("T9", 1, "U") };
}

describe("saying who can read it", () => {
  it.each<[string, Audience]>([
    ["12 people can read this.", inside],
    ["The person you are writing to can read this.", { ...inside, kind: "direct", members: 2 }],
    ["Anyone at your company can read this.", { ...inside, kind: "public" }],
    [
      "14 people from Acme Corp and 2 guests can read this.",
      { ...inside, externalOrgs: [acme], externalMembers: 14, guests: 2, memberOrgs: from("T0ACME", 14, "U") },
    ],
    [
      "Anyone at your company can read this, and so can 1 person from Acme Corp.",
      { ...inside, kind: "public", externalOrgs: [acme], externalMembers: 1, memberOrgs: from("T0ACME", 1, "U") },
    ],
    ["Anyone Acme Corp adds can read this.", { ...inside, externalOrgs: [acme] }],
    ["3 people from outside your company can read this.", { ...inside, externalMembers: 3 }],
    [
      "12 people can read this. Globex will see this once they accept the invitation to share this conversation.",
      { ...inside, pendingShare: true, externalOrgs: [{ id: "T0GLOBEX", name: "Globex" }] },
    ],
    [
      "12 people can read this. Another organisation will see this once they accept the invitation to share this conversation.",
      { ...inside, pendingShare: true },
    ],
    ["I couldn't establish who can read this, so I'm treating it as external.", UNKNOWN_AUDIENCE],
    [
      "2 people from another organisation can read this.",
      { ...inside, externalOrgs: [{ id: "T9", name: "" }], externalMembers: 2, memberOrgs: from("T9", 2, "U") },
    ],
    [
      "1 person from A &lt;b&gt; can read this.",
      { ...inside, externalOrgs: [{ id: "T9", name: "A <b>" }], externalMembers: 1, memberOrgs: from("T9", 1, "U") },
    ],
    [
      "1 person from &lt;!channel&gt; ∗Acme∗ ˋxˋ ˍCoˍ live # head can read this.",
      named("<!channel> *Acme* `x`\u202e _Co_\u2066\n\u200b\tlive\r\n# head"),
    ],
    [`1 person from ${"&amp;".repeat(59)}… can read this.`, named("&".repeat(61))],
    [`1 person from ${"😀".repeat(59)}… can read this.`, named("😀".repeat(500))],
    ["1 person from another organisation can read this.", named("\u202e \u2069")],
  ])("%s", (words, audience) => {
    expect(sayAudience(audience, ENGLISH)).toBe(words);
  });

  it.each<[string, Audience]>([
    ["12 Personen können das lesen.", inside],
    [
      "1 Person von Acme Corp kann das lesen.",
      { ...inside, externalOrgs: [acme], externalMembers: 1, memberOrgs: from("T0ACME", 1, "U") },
    ],
    [
      "14 Personen von Acme Corp und 1 Gast können das lesen.",
      { ...inside, externalOrgs: [acme], externalMembers: 14, guests: 1, memberOrgs: from("T0ACME", 14, "U") },
    ],
    ["Alle in deinem Unternehmen können das lesen, und dazu 2 Gäste.", { ...inside, kind: "public", guests: 2 }],
  ])("%s", (words, audience) => {
    expect(sayAudience(audience, GERMAN)).toBe(words);
  });
});
