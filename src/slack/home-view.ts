import type { HomeView } from "@slack/types";
import { header, section } from "./blocks.ts";
import type { Words } from "./wording/english.ts";

/** The App Home. */
export function homeView({ home, help }: Words): HomeView {
  return {
    type: "home",
    blocks: [header(home.title), section(home.intro), header(home.how), ...help.lines.map(section)],
  };
}
