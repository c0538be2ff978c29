/** One line as it was meant: a command, or words to post. */
export interface CommandLine {
  /** `post` for words that are no command. */
  readonly command: string;
  /** What follows the command; the whole line for `post`. */
  readonly words: string;
  readonly rest: readonly string[];
}

const ALONE = ["quit", "exit", "help", "who", "rooms", "home", "read", "submit", "close", "delete"];
const WITH_WORDS = ["edit", "reply", "upload", "shortcut", "say"];

/**
 * Tells commands from messages that begin with the same word: "as ana" is one, "as I said, the results are in" is
 * not. `say` posts whatever follows.
 */
export function commandLine(line: string): CommandLine {
  const [first = "", ...rest] = line.split(/\s+/);
  const words = line.slice(first.length).trim();
  const word = first.toLowerCase();
  if (line.startsWith("/")) {
    return { command: "slash", words: line, rest };
  }
  return isCommand(word, rest)
    ? { command: word === "say" ? "post" : word === "exit" ? "quit" : word, words, rest }
    : { command: "post", words: line, rest: [] };
}

function isCommand(word: string, rest: readonly string[]): boolean {
  if (ALONE.includes(word)) {
    return rest.length === 0;
  }
  if (WITH_WORDS.includes(word)) {
    return true;
  }
  switch (word) {
    case "as":
      return rest.length <= 1;
    case "in":
      return rest.length <= 1 || rest.every((name) => name.startsWith("@"));
    case "press":
      return rest.length <= 1 || /^\d+$/.test(rest[0] ?? "");
    case "invite":
    case "unshare":
      return rest.length <= 1;
    case "offer":
      return rest.length === 2 && rest[0] === "to";
    case "share":
      return rest.length === 2 && rest[0] === "with";
    case "make":
      return /^\S+ a guest$/.test(rest.join(" "));
    case "consent":
      return rest.length === 0 || (rest[0] === "without" && rest.slice(1).every((scope) => scope.includes(":")));
    case "set":
      return rest.length === 0 || /^(\d+$|["“])/.test(rest[0] ?? "");
    default:
      return false;
  }
}
