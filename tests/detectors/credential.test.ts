import { performance } from "node:perf_hooks";
import { describe, expect, it } from "@jest/globals";
import {
  CREDENTIAL_RULES,
  credentialsIn,
  PUBLISHED_RULES,
  UNUSED_RULES,
} from "../../src/detectors/credential/rules.ts";

const token = `ghp_${"aB3dE6".repeat(6)}`;

describe("secretlint's rules", () => {
  it("are all used or left out on purpose", () => {
    const known = [...CREDENTIAL_RULES.map(({ rule }) => rule), ...UNUSED_RULES];
    expect([...PUBLISHED_RULES].sort()).toEqual(known.sort());
  });

  it("keep no performance marks and no reports", () => {
    performance.clearMarks();
    performance.clearMeasures();
    for (let scan = 0; scan < 200; scan += 1) {
      expect(credentialsIn(`scan ${scan}: ${token}`)).toHaveLength(1);
    }
    expect(performance.getEntries().filter(({ entryType }) => entryType === "mark" || entryType === "measure")).toEqual(
      [],
    );
    expect(credentialsIn("nothing here")).toEqual([]);
  });

  it("find a credential at either end of a long text and far from its beginning", () => {
    const filler = "lorem ipsum dolor ".repeat(2_000);
    for (const text of [`${token} ${filler}`, `${filler} ${token}`, `${filler} ${token} ${filler}`]) {
      const start = text.indexOf(token);
      expect(credentialsIn(text)).toEqual([
        expect.objectContaining({ kind: "github-token", start, end: start + token.length }),
      ]);
    }
  });
});
