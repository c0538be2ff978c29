/** What a line of a shell, of a stack or of a program begins with, and prose never. */
const CERTAIN =
  /^\s*(?:(?:\$|>>>)\s+[\w./-]+|at\s.{1,200}:\d+(?::\d+)?\)?$|Traceback\s\(|File\s".+",\sline\s\d|#\s*(?:include|define|ifdef|ifndef|endif|pragma)\b|#!\/)/u;
/** What a line of a program begins with, and prose hardly ever. */
const OPENING =
  /^\s*(?:(?:import|from)\s+[\w.@"'{*/]+.*(?:import|from|;|["'])|(?:export|public|private|protected|static|async|const|let|var|def|function|func|fn|struct|interface|namespace|template|typedef)\s+\S|class\s+\w+\s*[({:]|(?:if|for|while|switch|catch|elif|else)\b.*[({:]\s*$|return\b.*;|SELECT\s.+\sFROM\s|INSERT\s+INTO\s|CREATE\s+TABLE\s|UPDATE\s.+\sSET\s|@\w+\(|<\/?[a-z][\w-]*(?:\s[^>]*)?>|<\?|[\w"-]+\s*:\s*["[{]|[\w.]+\s*[-+]?=\s*\S)/u;
/** What one ends with. */
const CLOSING = /(?:[;{}]|\)\s*:|\\|=>|\*\/)\s*$/u;
/** What stands within one. */
const WITHIN = /\w\(\)|\w\.\w+\(|\w\[\w*\]|[a-z][A-Z]\w*\(|\w_\w+_?\w*|::\w|->\w|===?|!=|&&|\|\||\{\{|=>|--\w/u;
const SYMBOLS = /[{}()[\];=<>\\^~#+&$]/gu;
/** Share of a line's characters that are symbols, in a line of a program. */
const MANY_SYMBOLS = 0.1;
/** Characters of the longest line looked at: a program's are shorter, and patterns go back and forth in it. */
const LONGEST = 500;

/** True for a line of a program, its output or its settings; a guess from what stands in it. */
export function looksLikeCode(line: string): boolean {
  if (line.length > LONGEST) return false;
  if (CERTAIN.test(line)) return true;
  const symbols = (line.match(SYMBOLS)?.length ?? 0) / Math.max(1, line.trim().length);
  const signs = [OPENING.test(line), CLOSING.test(line), WITHIN.test(line), symbols >= MANY_SYMBOLS];
  return signs.filter(Boolean).length >= 2;
}

/** Share of the lines of a block between fences that makes all of it a program. */
const MOSTLY = 0.3;

/** True for a block that is a program for the most part; people put prose between fences, too. */
export function isCodeBlock(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== "");
  return written.filter(looksLikeCode).length > written.length * MOSTLY;
}
