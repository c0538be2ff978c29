/** Any text may hold this many findings of one kind, a longer one more by a two-hundredth of its length. */
const LEAST = 100;
const CHARACTERS_EACH = 200;

/**
 * How many findings of one kind say all there is to say of a text of this length: nobody decides otherwise for one
 * more, and whoever looks for them may stop.
 */
export function mostOfAKind(length: number): number {
  return LEAST + Math.floor(length / CHARACTERS_EACH);
}
