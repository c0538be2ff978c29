/**
 * What people write for a time zone. An abbreviation means both a region and an offset; where the two disagree
 * ("EST" in July) the reader can't tell which was meant.
 * Sources: IANA time zone database; CLDR abbreviations; NIST and the UK's summer time order for the forms in
 * press use. Gaps: abbreviations shared by regions have the reading of English-language newsrooms ("CST" Chicago,
 * "IST" India); regions that are not named by a city or abbreviation below.
 */
export interface ZoneReading {
  /** IANA name, `null` when only an offset was given. */
  readonly region: string | null;
  /** Minutes east of Greenwich, `null` when only a region was named. */
  readonly offset: number | null;
  /** Dates are usually written month first there. */
  readonly monthFirst: boolean;
}

function reading(region: string | null, offset: number | null, monthFirst = false): ZoneReading {
  return { region, offset, monthFirst };
}

const ABBREVIATIONS: Readonly<Record<string, ZoneReading>> = {
  utc: reading(null, 0),
  gmt: reading(null, 0),
  z: reading(null, 0),
  bst: reading("Europe/London", 60),
  ist: reading("Asia/Kolkata", 330),
  wet: reading("Europe/Lisbon", 0),
  west: reading("Europe/Lisbon", 60),
  cet: reading("Europe/Berlin", 60),
  cest: reading("Europe/Berlin", 120),
  mez: reading("Europe/Berlin", 60),
  mesz: reading("Europe/Berlin", 120),
  eet: reading("Europe/Athens", 120),
  eest: reading("Europe/Athens", 180),
  msk: reading("Europe/Moscow", 180),
  et: reading("America/New_York", null, true),
  est: reading("America/New_York", -300, true),
  edt: reading("America/New_York", -240, true),
  ct: reading("America/Chicago", null, true),
  cst: reading("America/Chicago", -360, true),
  cdt: reading("America/Chicago", -300, true),
  mt: reading("America/Denver", null, true),
  mst: reading("America/Denver", -420, true),
  mdt: reading("America/Denver", -360, true),
  pt: reading("America/Los_Angeles", null, true),
  pst: reading("America/Los_Angeles", -480, true),
  pdt: reading("America/Los_Angeles", -420, true),
  akst: reading("America/Anchorage", -540, true),
  akdt: reading("America/Anchorage", -480, true),
  hst: reading("Pacific/Honolulu", -600, true),
  jst: reading("Asia/Tokyo", 540),
  kst: reading("Asia/Seoul", 540),
  hkt: reading("Asia/Hong_Kong", 480),
  sgt: reading("Asia/Singapore", 480),
  aest: reading("Australia/Sydney", 600),
  aedt: reading("Australia/Sydney", 660),
  acst: reading("Australia/Adelaide", 570),
  awst: reading("Australia/Perth", 480),
  nzst: reading("Pacific/Auckland", 720),
  nzdt: reading("Pacific/Auckland", 780),
  sast: reading("Africa/Johannesburg", 120),
};

/** Places followed by "time", or after a time on their own; also "heure de …", "hora de …", "Zeit". */
const PLACES: Readonly<Record<string, ZoneReading>> = {
  uk: reading("Europe/London", null),
  "u.k.": reading("Europe/London", null),
  london: reading("Europe/London", null),
  british: reading("Europe/London", null),
  "british summer": reading("Europe/London", 60),
  "greenwich mean": reading(null, 0),
  irish: reading("Europe/Dublin", null),
  dublin: reading("Europe/Dublin", null),
  berlin: reading("Europe/Berlin", null),
  berliner: reading("Europe/Berlin", null),
  german: reading("Europe/Berlin", null),
  frankfurt: reading("Europe/Berlin", null),
  vienna: reading("Europe/Vienna", null),
  zurich: reading("Europe/Zurich", null),
  geneva: reading("Europe/Zurich", null),
  swiss: reading("Europe/Zurich", null),
  paris: reading("Europe/Paris", null),
  french: reading("Europe/Paris", null),
  brussels: reading("Europe/Brussels", null),
  bruxelles: reading("Europe/Brussels", null),
  amsterdam: reading("Europe/Amsterdam", null),
  rome: reading("Europe/Rome", null),
  madrid: reading("Europe/Madrid", null),
  spanish: reading("Europe/Madrid", null),
  peninsular: reading("Europe/Madrid", null),
  stockholm: reading("Europe/Stockholm", null),
  "central european": reading("Europe/Berlin", null),
  "central european summer": reading("Europe/Berlin", 120),
  mitteleuropaische: reading("Europe/Berlin", null),
  mitteleuropäische: reading("Europe/Berlin", null),
  eastern: reading("America/New_York", null, true),
  "us eastern": reading("America/New_York", null, true),
  "eastern us": reading("America/New_York", null, true),
  "eastern u.s.": reading("America/New_York", null, true),
  "u.s. eastern": reading("America/New_York", null, true),
  "eastern standard": reading("America/New_York", -300, true),
  "eastern daylight": reading("America/New_York", -240, true),
  "new york": reading("America/New_York", null, true),
  washington: reading("America/New_York", null, true),
  central: reading("America/Chicago", null, true),
  "central standard": reading("America/Chicago", -360, true),
  "central daylight": reading("America/Chicago", -300, true),
  mountain: reading("America/Denver", null, true),
  "mountain standard": reading("America/Denver", -420, true),
  "mountain daylight": reading("America/Denver", -360, true),
  pacific: reading("America/Los_Angeles", null, true),
  "pacific standard": reading("America/Los_Angeles", -480, true),
  "pacific daylight": reading("America/Los_Angeles", -420, true),
  tokyo: reading("Asia/Tokyo", null),
  "hong kong": reading("Asia/Hong_Kong", null),
  singapore: reading("Asia/Singapore", null),
  indian: reading("Asia/Kolkata", null),
  sydney: reading("Australia/Sydney", null),
  toronto: reading("America/Toronto", null, true),
};

function alternatives(table: Readonly<Record<string, ZoneReading>>): string {
  return Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(".", "\\."))
    .join("|");
}

const ABBREVIATION = alternatives(ABBREVIATIONS);
const PLACE = alternatives(PLACES);

/** Alternatives for an abbreviation, to be embedded in a look-ahead. */
export const ZONE_ABBREVIATION = ABBREVIATION;

/** A bare offset needs four digits, else "9:00 -3 March" has one. */
const OFFSET = /(?:(?:utc|gmt)\s?([+\-−])(\d{1,2})(?::?(\d{2}))?|([+\-−])(\d{2}):?(\d{2}))(?![\d\p{L}:/-])/uy;
const SHORT = new RegExp(`(${ABBREVIATION})(?![\\p{L}\\p{N}])`, "uy");
const NAMED = new RegExp(
  `(?:(${PLACE})\\s+(?:local\\s+)?(?:time|zeit)|(?:heure|hora)s?\\s+(?:de\\s+|d['’]|local\\s+de\\s+)?(${PLACE})|(${PLACE}))(?![\\p{L}\\p{N}])`,
  "uy",
);

/** A zone at a position of a lower-case text, with the position behind it; `null` when there is none. */
export function zoneAt(text: string, position: number): { readonly zone: ZoneReading; readonly end: number } | null {
  OFFSET.lastIndex = position;
  const offset = OFFSET.exec(text);
  if (offset !== null) {
    const minutes = Number(offset[2] ?? offset[5]) * 60 + Number(offset[3] ?? offset[6] ?? 0);
    if (minutes <= 14 * 60) {
      const east = (offset[1] ?? offset[4]) === "+";
      return { zone: reading(null, east ? minutes : -minutes), end: OFFSET.lastIndex };
    }
  }
  SHORT.lastIndex = position;
  const short = SHORT.exec(text)?.[1];
  if (short !== undefined && ABBREVIATIONS[short] !== undefined) {
    return { zone: ABBREVIATIONS[short], end: SHORT.lastIndex };
  }
  NAMED.lastIndex = position;
  const named = NAMED.exec(text);
  const place = PLACES[named?.[1] ?? named?.[2] ?? named?.[3] ?? ""];
  return place === undefined ? null : { zone: place, end: NAMED.lastIndex };
}
