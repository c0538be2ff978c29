/** Words that stand in a rights line before or around the name, and say nothing of whose it is. */
const AROUND =
  /©|\(c\)|\bcopyright\b|\ball rights reserved\b|\b(?:photo(?:graph)?(?:ed)?|image|picture|foto)?\s*\bby\b|\b(?:19|20)\d\d\b/giu;
/** A word that a person's name has not: of firms, agencies, programs and machines. */
const NOT_A_PERSON =
  /\b(?:inc|ltd|llc|llp|plc|gmbh|ag|sa|bv|ab|oy|corp|co|company|group|agency|press|news|media|studios?|photos?|photography|images?|pictures?|design|team|department|office|university|institute|museum|library|foundation|society|association|council|ministry|government|army|navy|nasa|getty|shutterstock|adobe|alamy|istock|reuters|desktop|laptop|windows|android|iphone|ipad|microsoft|google|apple|picasa|unknown|user|admin|owner|default|digital|camera|corporation)\b/iu;
/** "Jane Doe's iPhone", "iPhone de Jane Doe": the device is named for somebody. */
const POSSESSED =
  /^(.+?)['’]s? (?:iphone|ipad|macbook|imac|mac|pc|laptop|phone|galaxy|pixel|camera)\b.*$|^(?:iphone|ipad|macbook|imac|mac|galaxy) (?:de|von|van|di|of) (.+)$/iu;
/** Two to four words of letters, two of them with a capital or of a script that has none. */
const NAME = /^(?:[\p{L}][\p{L}\p{M}'’.-]*)(?: [\p{L}][\p{L}\p{M}'’.-]*){1,3}$/u;
/** Names of scripts that are written without spaces. */
const UNSPACED_NAME = /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,6}|\p{Script=Hangul}{2,4})$/u;
/** UTF-16 code units; what is longer is no name, whatever it is. */
const LONGEST = 120;
const CAPITALISED = /^[\p{Lu}\p{Lt}\p{Lo}]/u;

/**
 * Whether what a picture says of its maker or owner reads as a person's name rather than a firm's, a program's or a
 * machine's. Single words are not enough: they are mostly accounts and brands.
 */
export function readsAsPerson(value: string): boolean {
  if (value.length > LONGEST) {
    return false;
  }
  const possessed = POSSESSED.exec(value.trim());
  if (possessed !== null) {
    return CAPITALISED.test(possessed[1] ?? possessed[2] ?? "");
  }
  const name = value
    .replaceAll(AROUND, " ")
    .replaceAll(/[\s,;:|/]+/gu, " ")
    .trim();
  if (NOT_A_PERSON.test(name) || !NAME.test(name)) {
    return UNSPACED_NAME.test(name);
  }
  return name.split(" ").filter((word) => CAPITALISED.test(word)).length >= 2;
}
