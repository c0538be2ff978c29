import { describe, expect, it } from "@jest/globals";
import { leastCpuTime } from "../../../bench/cpu-time.ts";
import { repeated } from "../../../bench/repeats.ts";
import { scannerOf } from "./scanning.ts";

const LONG = 160_000;
/** Four times the text may take this many times as long: linear growth is about 4, quadratic 16. */
const MOST_GROWTH = 9;
/** ms; what is faster counts as this. */
const WORTH_A_LOOK = 5;
const ATTEMPTS = 8;

const { scanner } = scannerOf([
  { sector: "logistics", city: "Ilkley", employees: 120, deal: "£4m", age: 43, founded: 1987, beds: 240 },
]);

describe("clues and stories", () => {
  it.each([
    "a patient of mine, a 43-year-old headteacher in Whitby. ",
    "Ilkley logistics 120 people ",
    "a patient of mine who, diagnosed on Monday, ",
    "people 1,,,,,,,,,,,,,,",
    "one hundred and ",
    "we saw a a a a ",
    "Ilkley beds 1 beds ",
  ])("over and over take time in proportion to their length: %j", (repeat) => {
    const long = `people Ilkley ${repeated(repeat, LONG)}`;
    const short = `people Ilkley ${repeated(repeat, LONG / 4)}`;
    const cost = (text: string) => leastCpuTime(3, () => scanner.scan(text, { now: 0 }));
    const growths: number[] = [];
    while (growths.length < ATTEMPTS && !growths.some((growth) => growth <= MOST_GROWTH)) {
      growths.push(cost(long) / Math.max(cost(short), WORTH_A_LOOK));
    }
    expect(Math.min(...growths)).toBeLessThanOrEqual(MOST_GROWTH);
  });
});
