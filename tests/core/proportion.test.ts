import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { difference, median, quantile, wilson } from "../../src/core/proportion.ts";

const count = fc
  .integer({ min: 1, max: 500 })
  .chain((total) => fc.integer({ min: 0, max: total }).map((successes) => ({ successes, total })));

describe("wilson", () => {
  // Wilson's interval as Newcombe gives it (Statistics in Medicine 17, 1998, table I, method 3).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i is as published", (successes, total, low, high) => {
    expect(wilson(successes, total).low).toBeCloseTo(low, 4);
    expect(wilson(successes, total).high).toBeCloseTo(high, 4);
  });

  it("holds the share it is about, and stays within 0 and 1", () => {
    fc.assert(
      fc.property(count, ({ successes, total }) => {
        const { low, high } = wilson(successes, total);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / total + 1e-12);
        expect(high).toBeGreaterThanOrEqual(successes / total - 1e-12);
      }),
    );
  });
});

describe("difference", () => {
  it("is as published", () => {
    // Newcombe's worked example for two independent shares (Statistics in Medicine 17, 1998, table II, method 10).
    const { value, low, high } = difference({ successes: 56, total: 70 }, { successes: 48, total: 80 });
    expect(value).toBeCloseTo(0.2, 6);
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });

  it("turns round with its sides", () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const [there, back] = [difference(a, b), difference(b, a)];
        expect(there.value).toBeCloseTo(-back.value, 12);
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(there.low).toBeLessThanOrEqual(there.value + 1e-12);
      }),
    );
  });
});

describe("the middle and the upper end", () => {
  it("are of what there is", () => {
    expect([median([]), quantile([], 0.9)]).toEqual([null, null]);
    expect([median([7]), quantile([7], 0.9)]).toEqual([7, 7]);
    expect([median([1, 3]), quantile([1, 3], 0.9)]).toEqual([2, 3]);
    expect([median([1, 3, 9]), quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)]).toEqual([3, 9]);
    expect(quantile([1, 2], 0)).toBe(1);
  });
});
