/**
 * What looks like a person's name: two to five capitalised words with the usual particles, or "Last, First".
 * Gap: single names, names in lower case, scripts without capitals.
 */
const PART = "\\p{Lu}[\\p{L}'’-]{0,24}\\.?";
const PARTICLE = "(?:de|da|do|dos|du|del|della|der|den|di|van|von|zu|la|le|bin|ibn|al|el|ap|y|e)";
const FULL = new RegExp(`^(?:${PART}(?: |$)){1,2}(?:${PARTICLE} ){0,2}${PART}(?: ${PART}){0,2}$`, "u");
const LAST_FIRST = new RegExp(`^${PART}(?: ${PART})?, ${PART}(?: ${PART})?$`, "u");
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|herr|frau|m|mme|mlle|sr|sra)\.?\s+/iu;

/** Capitalised words that begin headings, not people. */
const NOT_NAMES = new Set(
  `january february march april may june july august september october november december monday tuesday wednesday
   thursday friday saturday sunday jan feb mar apr jun jul aug sep oct nov dec mon tue wed thu fri sat sun
   new next total team meeting project plan update release version server error warning info debug fatal status action
   item items agenda notes summary report budget sales revenue cost costs net gross quarter year month week day north
   south east west street road avenue bank group company limited corp inc ltd the a an and or of for to in on with by
   fix add remove merge bump change test tests build docs feature bug issue order invoice product service account
   customer client office department room floor phone email address please thanks hello dear regards no yes none all
   other first last data type name date time price amount number page file user users admin system network linux
   windows ubuntu debian united states kingdom`
    .split(/\s+/u)
    .filter((word) => word !== ""),
);

const SHORTEST = 4;
const LONGEST = 60;

/** True when a trimmed cell or stretch is nothing but a person's name. */
export function isName(cell: string): boolean {
  if (cell.length < SHORTEST || cell.length > LONGEST) {
    return false;
  }
  const bare = cell.replace(TITLE, "");
  if (!FULL.test(bare) && !LAST_FIRST.test(bare)) {
    return false;
  }
  // "NEXT STEPS" is a heading; a roster in capitals is told by its columns.
  return !hasWordOfHeadings(bare.toLowerCase());
}

/** Written out, for a long list asks it of every line. */
function hasWordOfHeadings(name: string): boolean {
  let start = 0;
  for (let at = 0; at <= name.length; at += 1) {
    const char = name[at] ?? " ";
    if (char === " " || char === "," || char === ".") {
      if (at > start && NOT_NAMES.has(name.slice(start, at))) {
        return true;
      }
      start = at + 1;
    }
  }
  return false;
}

const BULLET = /^[\s>*_•·–—#-]{0,8}(?:\d{1,3}[.)]\s{1,2})?/u;
const CAPITAL = /\p{Lu}/u;
const BEGINS_PLAINLY = /^[A-Za-z]/;
const HEAD_END = /\s?[,;:|\t(<[]|\s[–—-]\s|\s{2,}|\s(?=[+(£$€]?\d)/u;

/** The name a line begins with, `null` when it begins with none. "Dana Whitfield – 020 7946 0100" has one. */
export function nameOfLine(line: string): string | null {
  if (line.length < SHORTEST || !CAPITAL.test(line)) {
    return null;
  }
  const bare = (BEGINS_PLAINLY.test(line) ? line : line.replace(BULLET, "")).slice(0, 80);
  const end = bare.search(HEAD_END);
  const head = (end < 0 ? bare : bare.slice(0, end)).replace(/[*_]+$/u, "").trim();
  return isName(head) ? head.toLowerCase() : null;
}
