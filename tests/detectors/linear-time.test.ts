import { describe, expect, it } from "@jest/globals";
import type { Detector } from "../../src/detectors/detector.ts";
import { createDetectors } from "../../src/detectors/index.ts";
import { sweep } from "../../src/matching/sweep.ts";
import { CONTEXT } from "./cases/cases.ts";

const LENGTH = 40_000;
/** ms; what is faster says nothing of growth. */
const WORTH_A_LOOK = 20;
/** For a text four times as long: linear time is about 4, quadratic 16. */
const MOST_GROWTH = 10;
/** Repeats that make a careless pattern or a search from every position slow. */
const REPEATS = [
  "a",
  " ",
  "\n",
  "a@",
  "a@b.c,",
  "1",
  "1 ",
  "1.",
  "embargo ",
  "embargoed until ",
  "embargo: 1 2 3 4 ",
  "not for publication ",
  "for release\n",
  "until 24 march ",
  "tlp:red ",
  "confidential ",
  "secret // ",
  "Aa ",
  "Aa Bb\n",
  "Aa Bb, 020 7946 0100\n",
  "a,b,c\n",
  '"a","b"\n',
  ",",
  "\t|;",
  "ghs_1_",
  "SG.a.",
  "https://a:",
  "https://a:b@",
  "xoxb-a-",
  "-----BEGIN PRIVATE KEY-----\n",
  "postgres://a:b",
  "AWS_SECRET_ACCESS_KEY=",
  "<mailto:a@b.c|a@b.c> ",
  "é@ü.de ",
  "::\n",
  "Creator:\n",
];

/** Processor time, ms, of one detector over one text: other work on the machine does not count. */
function cost(detector: Detector, text: string): number {
  const swept = sweep(text);
  if (detector.triggers !== 0 && (swept.features & detector.triggers) === 0) {
    return 0;
  }
  const before = process.cpuUsage();
  for (const match of detector.find(swept, CONTEXT)) {
    if (match.end > text.length) {
      throw new RangeError("match lies outside the text");
    }
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** The least of a few runs: the first ones also pay for compiling. */
function leastCost(detector: Detector, text: string): number {
  return Math.min(cost(detector, text), cost(detector, text), cost(detector, text));
}

const detectors = createDetectors({ subjects: () => null, custom: [] });

describe.each(detectors.map((detector) => [detector.id, detector] as const))("%s", (_id, detector) => {
  it("takes a time that grows with the text's length, whatever the text", () => {
    const slow: string[] = [];
    for (const repeat of REPEATS) {
      const text = repeat.repeat(Math.ceil(LENGTH / repeat.length)).slice(0, LENGTH);
      const whole = leastCost(detector, text);
      if (whole > WORTH_A_LOOK) {
        const quarter = leastCost(detector, text.slice(0, LENGTH / 4));
        if (whole > quarter * MOST_GROWTH) {
          slow.push(`${JSON.stringify(repeat)}: ${quarter.toFixed(1)} then ${whole.toFixed(1)} ms`);
        }
      }
    }
    expect(slow).toEqual([]);
  });
});
