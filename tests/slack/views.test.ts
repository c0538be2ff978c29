import { describe, expect, it } from "@jest/globals";
import type { KnownBlock, ModalView } from "@slack/types";
import { blockProblems } from "../../sandbox/web-api/block-rules.ts";
import { cut, LIMITS, quotedWhole } from "../../src/slack/blocks.ts";
import { changedBlocks, checkModal, lookingBlocks } from "../../src/slack/views/check-modal.ts";
import { commandModal } from "../../src/slack/views/command-modal.ts";
import { clientForm, embargoForm, labelForm, liftForm, moveForm, reportForm } from "../../src/slack/views/forms.ts";
import { BUTTON } from "../../src/slack/views/ids.ts";
import { labelModal } from "../../src/slack/views/label-modal.ts";
import { notPostedModal, postedModal, postModal } from "../../src/slack/views/post-modal.ts";
import { reasonModal } from "../../src/slack/views/reason-modal.ts";
import { resultModal, waitingModal } from "../../src/slack/views/result-modal.ts";
import { ENGLISH } from "../../src/slack/wording/english.ts";
import { GERMAN } from "../../src/slack/wording/german.ts";

const LONG = "<&> word ".repeat(333);
const MENU = {
  options: Array.from({ length: 100 }, (_, index) => ({
    text: { type: "plain_text" as const, text: cut(`embargo P••• ${"F••• ".repeat(20)}`, 75) },
    value: `em_${index}`,
  })),
  rest: 3,
};

describe.each([
  ["English", ENGLISH],
  ["German", GERMAN],
] as const)("modals in %s", (_language, words) => {
  const metadata = "{}";
  const result: readonly KnownBlock[] = [...changedBlocks(words), ...quotedWhole(LONG)];
  const check = { metadata, text: LONG, channelId: "C0EXT", result, offers: [BUTTON.postSafer, BUTTON.postAsWritten] };
  const views: readonly (readonly [string, ModalView])[] = [
    ["menu", commandModal(metadata, words)],
    ["reason", reasonModal(metadata, words)],
    ["label", labelModal(metadata, words)],
    ["waiting", waitingModal(words)],
    ["result", resultModal({ text: "done", blocks: [...result] }, words)],
    ["embargo", embargoForm(metadata, words)],
    ["client", clientForm(metadata, words)],
    ["conversation", labelForm(metadata, words)],
    ["lift", liftForm(metadata, MENU, words)],
    ["nothing to lift", liftForm(metadata, { options: [], rest: 0 }, words)],
    ["move", moveForm(metadata, MENU, words)],
    ["report", reportForm(metadata, words)],
    ["first check", checkModal({ ...check, text: "", channelId: null, result: [], offers: [] }, words)],
    ["check", checkModal(check, words)],
    ["check under way", checkModal({ ...check, result: lookingBlocks(words), offers: [] }, words)],
    ["post", postModal({ metadata, text: LONG, result, asksReason: true }, words)],
    ["posted", postedModal("https://harbour-pr.slack.com/archives/C0EXT/p1", words)],
    ["not posted", notPostedModal("not-permitted", LONG, words)],
  ];

  it.each(views)("%s is one that Slack takes", (_name, view) => {
    expect(blockProblems(view.blocks, "modal")).toEqual([]);
    expect(view.submit === undefined && view.blocks.some(({ type }) => type === "input")).toBe(false);
    for (const text of [view.title, view.submit, view.close]) {
      expect(text?.text.length ?? 1).toBeGreaterThan(0);
      expect(text?.text.length ?? 1).toBeLessThanOrEqual(LIMITS.modalTitle);
    }
  });
});

describe("words to copy", () => {
  it("are quoted to their end, whatever their length", () => {
    const blocks = quotedWhole(LONG);
    const said = blocks.map((block) => (block.type === "section" ? (block.text?.text ?? "").slice(1) : ""));
    expect(said.join("")).toBe(LONG);
    expect(quotedWhole("a\nb")).toMatchObject([{ text: { text: ">a\n>b" } }]);
    expect(quotedWhole("")).toEqual([]);
    for (const block of quotedWhole("\n".repeat(3_000))) {
      expect(block.type === "section" ? block.text?.text.length : 0).toBeLessThanOrEqual(LIMITS.sectionText);
    }
  });
});
