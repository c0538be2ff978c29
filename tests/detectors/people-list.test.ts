import { describe, expect, it } from "@jest/globals";
import type { Match } from "../../src/detectors/detector.ts";
import { peopleList } from "../../src/detectors/people-list.ts";
import { sweep } from "../../src/matching/sweep.ts";
import { CONTEXT } from "./cases/cases.ts";

function listsIn(text: string): Match[] {
  return [...peopleList.find(sweep(text), CONTEXT)];
}

/** Capitalised, and different for every number. */
function surname(index: number): string {
  return `W${[...String(index)].map((digit) => "abcdefghij"[Number(digit)]!).join("")}ox`;
}

function rows(count: number, row: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => row(index)).join("\n");
}

describe("a list of people", () => {
  it("is one list however long it is", () => {
    const text = rows(2_000, (index) => `${surname(index).toLowerCase()}@acme.example,`);
    expect(listsIn(text)).toMatchObject([{ kind: "recipient-list", count: 2_000, end: text.length - 1 }]);
  });

  it("counts all people of a long roster, of whom only the first are read in full", () => {
    const text = rows(1_000, (index) => `Dana ${surname(index)}, 020 7946 ${String(index).padStart(4, "0")}`);
    expect(listsIn(text)).toMatchObject([{ kind: "people-table", count: 1_000 }]);
    expect(listsIn(text.replaceAll(",", " –"))).toMatchObject([
      { kind: "roster", count: 1_000, end: text.length + 1_000 },
    ]);
  });

  it("is found behind ever so many lines that make none", () => {
    const nothing = "a,b\na,b\na,b\na,b\n\n".repeat(1_000);
    const text = `${nothing}name,email\n${rows(5, (index) => `Dana ${surname(index)},d${index}@acme.example`)}`;
    expect(listsIn(text)).toMatchObject([{ kind: "people-table", start: nothing.length, count: 5 }]);
  });
});
