import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { linesOf } from "../../src/cli/lines.ts";

async function collect(chunks: readonly string[], maxLength = 1_000) {
  async function* stream() {
    yield* chunks;
  }
  return await Array.fromAsync(linesOf(stream(), maxLength));
}

describe("linesOf", () => {
  it("reads lines whatever their ends, a byte-order mark aside", async () => {
    expect(await collect(["\uFEFFa\r\nb", "\n\nc"])).toEqual([
      { number: 1, text: "a" },
      { number: 2, text: "b" },
      { number: 3, text: "" },
      { number: 4, text: "c" },
    ]);
  });

  it("keeps only the number of a line that is too long", async () => {
    expect(await collect(["abc", "def\nok\n"], 5)).toEqual([
      { number: 1, text: null },
      { number: 2, text: "ok" },
    ]);
  });

  it("does not depend on how the stream is cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: fc.constantFrom("a", "\n", "b") })), async (chunks) => {
        expect(await collect(chunks)).toEqual(await collect([chunks.join("")]));
      }),
    );
  });
});
