import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

/** The text of a file of the project. */
export function page(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** Every Markdown page of the project, by its path. */
export function markdownPages(): readonly string[] {
  const top = readdirSync(ROOT).filter((name) => name.endsWith(".md"));
  const docs = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name));
  return [...top, ...docs];
}

/** The TypeScript files of a folder, by their path. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

/** The content of the fenced block that follows `<!-- example: name -->`. */
export function example(path: string, name: string): string {
  const found = new RegExp(`<!-- example: ${name} -->\\s*\`\`\`\\w*\\n([\\s\\S]*?)\`\`\``, "u").exec(page(path));
  if (found?.[1] === undefined) {
    throw new Error(`${path} has no example called ${name}`);
  }
  return found[1];
}

/** Links of a page that lead nowhere: to a file that is not there, or to a heading its page does not have. */
export function brokenLinks(path: string): readonly string[] {
  const prose = page(path).replace(/```[\s\S]*?```/gu, "");
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/gu)].map((found) => found[1] ?? "");
  return targets.filter((target) => !/^[a-z]+:/u.test(target) && !leadsSomewhere(path, target));
}

function leadsSomewhere(from: string, target: string): boolean {
  const [file = "", heading] = target.split("#");
  const full = file === "" ? join(ROOT, from) : resolve(ROOT, dirname(from), file);
  return existsSync(full) && (heading === undefined || anchors(relative(ROOT, full)).includes(heading));
}

/** Anchors as GitHub makes them of headings. */
function anchors(path: string): readonly string[] {
  return [...page(path).matchAll(/^#{1,6} (.+)$/gmu)].map((found) =>
    (found[1] ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The cells of the table row whose first cell is `` `key` ``, `null` when no table has it. */
export function rowOf(path: string, key: string): readonly string[] | null {
  const line = page(path)
    .split("\n")
    .find((one) => one.startsWith(`| \`${key}\` |`));
  return line === undefined ? null : line.split("|").map((cell) => cell.trim());
}
