import { PassThrough } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { createProgress } from "../../src/cli/progress.ts";

function watched(isTTY: boolean) {
  let now = 0;
  const stream = Object.assign(new PassThrough(), { isTTY });
  const progress = createProgress(stream, () => now);
  return {
    progress,
    at(ms: number, work: () => void): string {
      now = ms;
      work();
      return String(stream.read() ?? "");
    },
  };
}

describe("progress", () => {
  it("is a bar on a terminal, drawn again in place, and taken away", () => {
    const { progress, at } = watched(true);
    const share = progress.part("writing", 0.5, 1);
    expect(at(200, () => share(0.5))).toBe(`\r\u001b[K[${"#".repeat(18)}${".".repeat(6)}]  75 %  writing`);
    expect(at(250, () => share(0.6))).toBe("");
    expect(at(400, () => share(7))).toContain("100 %");
    expect(at(400, () => progress.clear())).toBe("\r\u001b[K");
    expect(at(401, () => progress.clear())).toBe("");
  });

  it("is a line a second at the most elsewhere, and none of short work", () => {
    const { progress, at } = watched(false);
    expect(at(0, () => progress.part("reading", 0, 0.5)(0.9))).toBe("");
    const share = progress.part("checking", 0.5, 0.6);
    const shown = Array.from({ length: 500 }, (_, index) => at(10 * index, () => share(index / 500)));
    expect(shown.join("").split("\n")).toHaveLength(5);
    expect(shown[100]).toBe("52 % checking\n");
    expect(at(9_000, () => progress.clear())).toBe("");
  });
});
