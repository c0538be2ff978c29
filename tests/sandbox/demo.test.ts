import { describe, expect, it } from "@jest/globals";
import { Tally } from "../../sandbox/demo/tally.ts";
import { playDemo } from "../../sandbox/demo.ts";

describe("the demo's tally", () => {
  const tally = new Tally();
  tally.add("shared", ["personal-data:iban"]);
  tally.add("open", ["embargo-term:embargo-name"]);
  tally.add("asked", ["embargo-term:embargo-name"]);
  tally.add("logged", ["embargo-term:embargo-name"]);
  const digest = [
    "*Waiting for a person: 2*",
    "*4 cases*: 1 logged, 2 open, 1 shared. Median time to remedy: 1 second.",
    "• `embargo-term:embargo-name`: 2 nudged, 1 under way, 1 unanswered",
    "• `personal-data:iban`: 1 nudged, 1 shared, answered in 1 second",
  ].join("\n");

  it("agrees with a right digest", () => {
    expect(tally.nudges).toBe(3);
    expect(tally.contradictions(digest)).toEqual([]);
  });

  it.each([
    ["person: 2", "person: 3"],
    ["4 cases", "5 cases"],
    ["2 open", "12 open"],
    ["1 shared.", "2 shared."],
    ["1 unanswered", "2 unanswered"],
    ["`: 1 nudged", "`: 3 nudged"],
  ])("sees when %s becomes %s", (right, wrong) => {
    expect(tally.contradictions(digest.replace(right, wrong))).not.toEqual([]);
  });
});

describe("the demo", () => {
  it("plays to its end, told line by line", async () => {
    const lines: string[] = [];
    const code = await playDemo((line) => lines.push(line), new AbortController().signal);
    expect({ code, end: lines.at(-1) }).toEqual({ code: 0, end: expect.stringMatching(/steps went as told/) });
    expect(lines.join("\n")).toContain("Only ana sees this");
  }, 120_000);

  it("stops and fails when it is interrupted", async () => {
    const lines: string[] = [];
    const stop = new AbortController();
    const code = await playDemo((line) => {
      lines.push(line);
      if (line.startsWith("   ana in #general types: /confidential client")) {
        stop.abort();
      }
    }, stop.signal);
    expect({ code, end: lines.at(-1) }).toEqual({ code: 1, end: expect.stringMatching(/Stopped in Step 2/) });
  }, 120_000);
});
