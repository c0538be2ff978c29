import { ENGLISH, type Words } from "./english.ts";
import { GERMAN } from "./german.ts";

/** By the language's subtag; a language is added here and nowhere else. */
const LANGUAGES: ReadonlyMap<string, Words> = new Map([
  ["en", ENGLISH],
  ["de", GERMAN],
]);

/** The words for a reader's locale as Slack gives it (BCP 47: `de-DE`), British English where there are none. */
export function wordsFor(locale: string | null): Words {
  return LANGUAGES.get(locale?.split("-")[0]?.toLowerCase() ?? "") ?? ENGLISH;
}
