import type { XmlListener } from "../xml-reader.ts";

/** The code of the number format of each cell style. */
export interface CellStyles {
  readonly listener: XmlListener;
  formatOf(style: number): string;
}

/** @param builtIn the codes of the formats that every workbook has, by number */
export function createCellStyles(builtIn: Readonly<Record<number, string>>): CellStyles {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  return {
    listener: {
      open(name, { numFmtId, formatCode }, parent) {
        if (name === "numFmt" && numFmtId !== undefined) {
          codes.set(Number(numFmtId), formatCode ?? "");
        } else if (name === "xf" && parent === "cellXfs") {
          styles.push(Number(numFmtId ?? 0));
        }
      },
      close: () => undefined,
      text: () => undefined,
    },
    formatOf(style) {
      const number = styles[style] ?? 0;
      return codes.get(number) ?? builtIn[number] ?? "General";
    },
  };
}
