/** True when two words of one length differ in one letter, or in two neighbours that changed places. */
export function isReplacedOrSwapped(a: Uint16Array, b: Uint16Array, length: number): boolean {
  let first = 0;
  while (first < length && a[first] === b[first]) first++;
  let last = length - 1;
  while (last > first && a[last] === b[last]) last--;
  if (first === last) return true;
  return last === first + 1 && a[first] === b[last] && a[last] === b[first];
}
