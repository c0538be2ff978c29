import { describe, expect, it } from "@jest/globals";
import type { AudienceGrew, GrownItem } from "../../src/core/notice.ts";
import { LIMITS } from "../../src/slack/blocks.ts";
import { noticePost, SHOW_OPTIONS } from "../../src/slack/notice-blocks.ts";
import { ACME, audienceOf } from "../core/builders.ts";

const READER = { zone: "Europe/London", locale: null };

function item(changes: Partial<GrownItem> = {}): GrownItem {
  return {
    caseId: "case_1",
    authorId: "U0ANA",
    postedAt: Date.UTC(2026, 10, 3, 12),
    permalink: "https://harbour-pr.example/archives/C0EXT/p1",
    reasons: [
      {
        policyClass: "embargo",
        detector: "embargo-term",
        kind: "embargo-name",
        title: "an embargoed name",
        label: "P••• F•••",
        liftsAt: null,
        liftZone: null,
        count: 2,
        inFile: false,
      },
    ],
    ...changes,
  };
}

function notice(changes: Partial<AudienceGrew> = {}): AudienceGrew {
  return {
    kind: "audience-grew",
    as: "author",
    channelId: "C0EXT",
    audience: audienceOf({ externalOrgs: [ACME], pendingShare: true }),
    items: [item()],
    more: 0,
    levels: [],
    cleared: [],
    ...changes,
  };
}

const saidIn = (post: ReturnType<typeof noticePost>) => JSON.stringify(post.blocks);

describe("the message about an audience that grew", () => {
  it("says where, who, which messages and what kind of thing, and offers their options", () => {
    const post = noticePost(notice(), READER);
    expect(post.text).toBe(
      "More people can read along in <#C0EXT> now. 3 people can read this. Acme Corp will see this once they accept the invitation to share this conversation.",
    );
    const said = saidIn(post);
    expect(said).toContain("You posted something there that they may not be meant to see:");
    expect(said).toContain(
      "• <https://harbour-pr.example/archives/C0EXT/p1|Message of 3 November 2026>: *an embargoed name* (P••• F•••), 2 times",
    );
    expect(post.blocks).toContainEqual(
      expect.objectContaining({ accessory: expect.objectContaining({ action_id: SHOW_OPTIONS, value: "case_1" }) }),
    );
  });

  it("names the author to an owner, and offers them no answers", () => {
    const said = saidIn(noticePost(notice({ as: "owner" }), READER));
    expect(said).toContain("Something you guard was said there");
    expect(said).toContain("Message of 3 November 2026> by <@U0ANA>:");
    expect(said).not.toContain(SHOW_OPTIONS);
  });

  it("speaks of a labelled conversation alone where there is nothing else", () => {
    const post = noticePost(notice({ as: "owner", items: [], levels: ["restricted"] }), READER);
    expect(saidIn(post)).toContain("You labelled that conversation *restricted*.");
    expect(post.blocks).toHaveLength(2);
    const cleared = noticePost(notice({ as: "owner", items: [], cleared: ["P••• F•••", "<!here>"] }), READER);
    expect(saidIn(cleared)).toContain("You cleared that conversation for P••• F••• and &lt;!here&gt;.");
  });

  it("counts the rest, and keeps within Slack's limits however much there is to say", () => {
    const reasons = Array.from({ length: 30 }, (_, n) => ({
      ...(item().reasons[0] as GrownItem["reasons"][number]),
      title: `${n} ${"long ".repeat(300)}`,
    }));
    const items = Array.from({ length: 10 }, (_, n) => item({ caseId: `case_${n}`, reasons }));
    const post = noticePost(notice({ items, more: 190, levels: ["internal", "restricted"] }), READER);
    expect(saidIn(post)).toContain("… and 190 more");
    expect(post.blocks.length).toBeLessThanOrEqual(LIMITS.blocks);
    for (const block of post.blocks) {
      const text = block.type === "section" ? (block.text?.text ?? "") : "";
      expect(text.length).toBeLessThanOrEqual(LIMITS.sectionText);
    }
  });

  it("has links where there are any, and the reader's language", () => {
    const post = noticePost(notice({ items: [item({ permalink: null })] }), { ...READER, locale: "de-DE" });
    expect(post.text).toContain("In <#C0EXT> können jetzt mehr Leute mitlesen.");
    expect(saidIn(post)).toContain("• Nachricht vom 3. November 2026: ");
  });
});
