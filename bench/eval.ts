import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** One part of the evaluation; a file of `bench/eval/`. */
interface Part {
  readonly name: string;
  /** Lines to print; none when the corpora it needs are not there. */
  run(corporaDir: string): Promise<string[]>;
}

const HERE = import.meta.dirname;
/** Beside the checkout, unless `SOTTO_CORPORA` names another folder. */
const CORPORA = process.env.SOTTO_CORPORA ?? join(HERE, "..", "..", "shared", "corpora");

if (!existsSync(CORPORA)) {
  console.log("The development corpora are not here: parts that need them are skipped.");
}
const only = process.argv.slice(2);
for (const file of readdirSync(join(HERE, "eval")).sort()) {
  const id = file.replace(/\.ts$/u, "");
  if (!file.endsWith(".ts") || (only.length > 0 && !only.includes(id))) {
    continue;
  }
  const part: Part = await import(`./eval/${file}`);
  const lines = await part.run(CORPORA);
  console.log(`\n# ${part.name}`);
  console.log(lines.length === 0 ? "skipped: its corpus is not here" : lines.join("\n"));
}
