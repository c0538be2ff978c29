import { PNG } from "pngjs";

/** Letters of five by seven dots, a row a string. */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  A: [" ### ", "#   #", "#   #", "#####", "#   #", "#   #", "#   #"],
  B: ["#### ", "#   #", "#   #", "#### ", "#   #", "#   #", "#### "],
  C: [" ### ", "#   #", "#    ", "#    ", "#    ", "#   #", " ### "],
  D: ["#### ", "#   #", "#   #", "#   #", "#   #", "#   #", "#### "],
  E: ["#####", "#    ", "#    ", "#### ", "#    ", "#    ", "#####"],
  F: ["#####", "#    ", "#    ", "#### ", "#    ", "#    ", "#    "],
  G: [" ### ", "#   #", "#    ", "# ###", "#   #", "#   #", " ### "],
  H: ["#   #", "#   #", "#   #", "#####", "#   #", "#   #", "#   #"],
  I: [" ### ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### "],
  L: ["#    ", "#    ", "#    ", "#    ", "#    ", "#    ", "#####"],
  M: ["#   #", "## ##", "# # #", "# # #", "#   #", "#   #", "#   #"],
  N: ["#   #", "##  #", "# # #", "# # #", "#  ##", "#   #", "#   #"],
  O: [" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "],
  P: ["#### ", "#   #", "#   #", "#### ", "#    ", "#    ", "#    "],
  R: ["#### ", "#   #", "#   #", "#### ", "# #  ", "#  # ", "#   #"],
  S: [" ### ", "#   #", "#    ", " ### ", "    #", "#   #", " ### "],
  T: ["#####", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  "],
  U: ["#   #", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "],
  " ": ["     ", "     ", "     ", "     ", "     ", "     ", "     "],
};
const DOT = 5;
const MARGIN = 40;

/** How far the edge of a letter blurs: letters of hard squares are not what Tesseract knows as letters. */
const SOFT = 3;

/** A picture of a line of capitals, black on white. */
export function written(line: string): PNG {
  const picture = new PNG({ width: line.length * 6 * DOT + 2 * MARGIN, height: 7 * DOT + 2 * MARGIN });
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const at = (y * picture.width + x) * 4;
      picture.data.fill(255 * (1 - inkAround(line, x - MARGIN, y - MARGIN)), at, at + 3);
      picture.data[at + 3] = 255;
    }
  }
  return picture;
}

/** The share of ink, 0 to 1, around a point. */
function inkAround(line: string, x: number, y: number): number {
  let ink = 0;
  for (let dy = -SOFT; dy <= SOFT; dy++) {
    for (let dx = -SOFT; dx <= SOFT; dx++) {
      ink += isInk(line, Math.floor((x + dx) / DOT), Math.floor((y + dy) / DOT)) ? 1 : 0;
    }
  }
  return ink / (2 * SOFT + 1) ** 2;
}

function isInk(line: string, column: number, row: number): boolean {
  return LETTERS[line[Math.floor(column / 6)] ?? " "]?.[row]?.[column % 6] === "#";
}
