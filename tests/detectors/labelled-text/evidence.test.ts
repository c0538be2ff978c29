import { describe, expect, it } from "@jest/globals";
import { confidenceOf, type Evidence } from "../../../src/detectors/labelled-text/evidence.ts";

function evidence(changes: Partial<Evidence>): Evidence {
  return { fingerprints: 4, of: 20, weight: 5.6, telling: 0, rows: 1, ...changes };
}

describe("what a stretch has in common with a labelled passage", () => {
  it.each<[string, Partial<Evidence>, number]>([
    ["one fingerprint, however rare its words", { fingerprints: 1, of: 1, weight: 20, telling: 20 }, 0],
    ["a row of everyday words", {}, 0],
    ["the same words in two rows", { rows: 2 }, 0.8],
    ["the same words, some of them rare", { weight: 4, telling: 2 }, 0.8],
    ["fewer words, where the passage is told nearly whole", { of: 6, weight: 5 }, 0.8],
    ["so few that they may be a phrase, though whole", { of: 4, weight: 4.9 }, 0],
    ["enough, and whole", { of: 4, weight: 6.5 }, 0.95],
    ["plenty", { of: 100, weight: 14 }, 0.95],
  ])("%s", (_what, changes, confidence) => {
    expect(confidenceOf(evidence(changes))).toBe(confidence);
  });
});
