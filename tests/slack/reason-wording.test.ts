import { describe, expect, it } from "@jest/globals";
import type { NudgeReason } from "../../src/core/nudge.ts";
import { sayReasons } from "../../src/slack/reason-wording.ts";
import { ENGLISH } from "../../src/slack/wording/english.ts";
import { GERMAN } from "../../src/slack/wording/german.ts";

function cluesOf(clues: NonNullable<NudgeReason["clues"]>): NudgeReason {
  return {
    policyClass: "jigsaw",
    detector: "client-jigsaw",
    kind: "registered-clues",
    title: "clues that together fit one of your clients",
    label: null,
    liftsAt: null,
    liftZone: null,
    count: 1,
    inFile: false,
    clues,
  };
}

describe("clues that add up", () => {
  it("are told by their kinds", () => {
    const reason = cluesOf({ here: ["place", "sector", "size"], earlier: [] });
    expect(sayReasons([reason], ENGLISH)).toBe(
      "Your message seems to contain *clues that together fit one of your clients* (a place, a line of business and a size).",
    );
    expect(sayReasons([reason], GERMAN)).toContain("(ein Ort, eine Branche und eine Größe)");
  });

  it("are told apart from those of earlier messages", () => {
    const reason = cluesOf({ here: ["place"], earlier: ["sector", "size"] });
    expect(sayReasons([reason], ENGLISH)).toContain(
      "(a place, together with a line of business and a size from your earlier messages)",
    );
    expect(sayReasons([reason], GERMAN)).toContain(
      "(ein Ort, dazu eine Branche und eine Größe aus deinen früheren Nachrichten)",
    );
  });
});
