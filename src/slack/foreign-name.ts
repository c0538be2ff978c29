/** Characters of a name that others chose; longer ones are cut. */
const LONGEST_NAME = 60;

/** What Slack would read as formatting, and a letter that looks like it: Slack knows no escape for these. */
const LOOKALIKES: Readonly<Record<string, string>> = { "*": "∗", _: "ˍ", "`": "ˋ", "~": "∼" };

/**
 * A name somebody outside chose (an organisation's, a channel's), as Slack markup: on one line, of bounded length and
 * without anything that could format, mention, link or turn round the words beside it. Empty when nothing is left.
 */
export function sayName(name: string): string {
  const line = name.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ").trim();
  const characters = [...line.slice(0, 4 * LONGEST_NAME)];
  const short = characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join("")}…` : line;
  return escapeText(short).replace(/[*_`~]/g, (character) => LOOKALIKES[character] ?? character);
}

/** Slack's three characters that mean markup. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The text that {@link escapeText} made markup of. */
export function unescapeText(markup: string): string {
  return markup.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
