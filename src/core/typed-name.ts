/** Characters that show nothing and turn round, split or end what stands beside them; the two joiners spell words. */
const UNSEEN = /[\p{Cc}\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

/** A name as a person typed or pasted it, on one line and without what can't be seen. */
export function typedName(text: string): string {
  return text.replace(/\s/gu, " ").replace(UNSEEN, "").replace(/ +/g, " ").trim();
}

/** The same for several names, one a line. */
export function typedNames(text: string): readonly string[] {
  return text
    .split(/[\n\r\u2028\u2029]+/u)
    .map(typedName)
    .filter((name) => name !== "");
}
