import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { CSV } from "../../../../src/documents/formats/text/csv.ts";
import { csvRows, csvShape } from "../../../../src/documents/formats/text/csv-rows.ts";
import { placeOf, recorded } from "../recorded-reading.ts";

function rowsOf(text: string): readonly (readonly string[])[] {
  return [...csvRows(text, csvShape(text))];
}

describe("csvRows", () => {
  it.each([
    [
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ['"Whitfield, Dana",x', [["Whitfield, Dana", "x"]]],
    ['"say ""hi""",x', [['say "hi"', "x"]]],
    ['"two\nlines",x', [["two\nlines", "x"]]],
    [
      "a;b\n1,5;2",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    ["a\tb", [["a", "b"]]],
    ["sep=|\na|b", [["a", "b"]]],
    [
      '"never closed,x\n1,2',
      [
        ['"never closed', "x"],
        ["1", "2"],
      ],
    ],
    ['5" pipe,x', [['5" pipe', "x"]]],
    ["a,\n,b", [["a"], ["", "b"]]],
  ])("reads %j", (text, rows) => {
    expect(rowsOf(text).map((row) => row.filter((cell, index) => cell !== "" || index === 0))).toEqual(rows);
  });

  it("reads back whatever a careful program writes", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", ";", " ", "é") });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const written = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(",")).join("\n");
        expect([...csvRows(written, { delimiter: ",", start: 0 })]).toEqual(rows);
      }),
    );
  });

  it.each(['"', '",', '""', '"\n', ",", '"""",'])("takes long runs of %j in its stride", (piece) => {
    const start = performance.now();
    expect(rowsOf(piece.repeat(100_000)).length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("CSV", () => {
  it("tells rows as lines, and their cells", async () => {
    const read = await recorded('Name,Note\n"Whitfield, Dana","two\nlines"\n', [CSV], { name: "list.csv" });
    expect(read.text).toBe("Name\tNote\nWhitfield, Dana\ttwo lines");
    expect(placeOf(read, "two lines")).toBe("column 2, row 2");
  });

  it("begins a new passage rather than lose count of rows", async () => {
    const read = await recorded("a,b\n".repeat(100_001), [CSV], { type: "csv" });
    expect(read.passages).toHaveLength(2);
    expect(read.passages[1]?.marks).toEqual([{ at: 0, where: "", row: 100_001 }]);
  });
});
