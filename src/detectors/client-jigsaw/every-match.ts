/**
 * Where a global pattern, which must not fit nothing at all, fits a text; one walk at a time. `matchAll` copies its
 * pattern first, and that costs more than to look through a message.
 */
export function* everyMatch(pattern: RegExp, text: string): Iterable<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) yield match;
}
