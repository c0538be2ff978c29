/** A place inside another, which is "" for the file itself: `message 3, attachment 1`. */
export function placeIn(outer: string, inner: string): string {
  return outer === "" ? inner : `${outer}, ${inner}`;
}
