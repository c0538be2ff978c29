/**
 * Begins with some items while the first of them is waited for, and hands out what comes of them in their order. What
 * `begin` rejects with is thrown when its item's turn comes.
 * @param atOnce how many are begun and not yet handed out, at least 1
 */
export async function* readAhead<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  begin: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void> {
  const begun: Promise<Result>[] = [];
  for (let next = 0; next < items.length || begun.length > 0; ) {
    for (const item of items.slice(next, next + atOnce - begun.length)) {
      const result = begin(item);
      // Heard of below, perhaps much later.
      result.catch(() => undefined);
      begun.push(result);
      next += 1;
    }
    const first = begun.shift();
    if (first !== undefined) yield await first;
  }
}
