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
    "*Wartet auf jemanden: 2*",
    "*4 Fälle*: 1 nur festgehalten, 2 offen, 1 geteilt. Abhilfe im Median nach 1 Sekunde.",
    "• `embargo-term:embargo-name`: 2 Hinweise, 1 in Arbeit, 1 unbeantwortet",
    "• `personal-data:iban`: 1 Hinweis, 1 geteilt, beantwortet nach 1 Sekunde",
  ].join("\n");

  it("agrees with a right digest", () => {
    expect(tally.nudges).toBe(3);
    expect(tally.contradictions(digest)).toEqual([]);
  });

  it.each([
    ["jemanden: 2", "jemanden: 3"],
    ["4 Fälle", "5 Fälle"],
    ["2 offen", "12 offen"],
    ["1 geteilt.", "2 geteilt."],
    ["1 unbeantwortet", "2 unbeantwortet"],
    ["`: 1 Hinweis", "`: 2 Hinweise"],
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
  }, 60_000);

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
  }, 60_000);
});
