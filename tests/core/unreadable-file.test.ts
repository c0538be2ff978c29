import { describe, expect, it } from "@jest/globals";
import { unreadableFile } from "../../src/core/unreadable-file.ts";

describe("a file nobody can look into", () => {
  it("is a finding of its own when it is locked", () => {
    expect(
      unreadableFile([
        { reason: "too-large", what: "xlsx" },
        { reason: "encrypted", what: "zip" },
      ]),
    ).toEqual([
      {
        detector: "unreadable-file",
        kind: "encrypted",
        start: 0,
        end: 0,
        severity: "low",
        confidence: 1,
        subjectId: null,
      },
    ]);
  });

  it("is none for its author when something else is the matter", () => {
    expect(unreadableFile([{ reason: "malformed", what: "zip" }])).toEqual([]);
    expect(unreadableFile([])).toEqual([]);
  });
});
