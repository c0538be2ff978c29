import { mostOfAKind } from "../../matching/saturation.ts";
import type { DetectorKind } from "../detector.ts";
import { MOST_ALONE, type Reading } from "./reading.ts";
import { kindOf } from "./recogniser.ts";
import type { Sighting } from "./sighting.ts";
import { GROUP } from "./words.ts";

/**
 * Addresses that reach a subscriber are personal data (Court of Justice of the EU, C-582/14 Breyer); those the IANA
 * special-purpose registries set aside (private, loopback, documentation …) name nobody and are never reported.
 */
export const IP_ADDRESS: DetectorKind = kindOf("ip-address", "an IP address", {
  severity: "low",
  source: "https://www.iana.org/assignments/iana-ipv4-special-registry/",
});

/** Public name servers, which everybody uses. Source: their operators' own pages. */
const RESOLVERS = new Set(
  `1.1.1.1 1.0.0.1 8.8.8.8 8.8.4.4 9.9.9.9 149.112.112.112 208.67.222.222 208.67.220.220 4.2.2.1 4.2.2.2 4.2.2.3 4.2.2.4
   2001:4860:4860::8888 2001:4860:4860::8844 2606:4700:4700::1111 2606:4700:4700::1001 2620:fe::fe`.split(/\s+/u),
);

const DOT = 46;
const COLON = 58;

/** Only beside words that make it one: four numbers with dots are more often a version. */
export function findIpAddresses(reading: Reading): Sighting[] {
  const sightings: Sighting[] = [];
  const { atoms, folded, context } = reading;
  if (atoms.count > MOST_ALONE && context.of(GROUP.IP, 1).length === 0) {
    return sightings;
  }
  // One more than is of use, so that whoever counts the findings can tell that there were more.
  const most = mostOfAKind(folded.length);
  let behind = 0;
  for (let index = 0; index < atoms.count && sightings.length <= most; index += 1) {
    const next = folded.charCodeAt(atoms.end(index));
    if (next !== DOT && next !== COLON) {
      continue;
    }
    const start = startOf(folded, atoms.start(index));
    const end = start < behind ? 0 : addressAt(folded, start);
    if (end > 0) {
      behind = end;
      const named = context.near(GROUP.IP, start, end);
      if ((named || reading.isAlone(start, end)) && !reading.inUrl(start) && !RESOLVERS.has(folded.slice(start, end))) {
        sightings.push({ kind: IP_ADDRESS.id, start, end, confidence: named ? 0.85 : 0.45 });
      }
    }
  }
  return sightings;
}

function startOf(folded: string, start: number): number {
  return folded[start - 1] === ":" && folded[start - 2] === ":" ? start - 2 : start;
}

const IPV4 = /(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![.:]?[0-9a-z])/y;
const IPV6 = /[0-9a-f:]{3,39}(?![0-9a-z:])/y;

/** Offset behind a public address that begins here, else 0. */
function addressAt(folded: string, start: number): number {
  if (/[0-9a-z_.:/-]/.test(folded[start - 1] ?? " ")) {
    return 0;
  }
  IPV4.lastIndex = start;
  const four = IPV4.exec(folded);
  if (four !== null) {
    const bytes = four.slice(1).map(Number);
    return bytes.every((byte) => byte <= 255) && isPublic4(bytes) ? IPV4.lastIndex : 0;
  }
  IPV6.lastIndex = start;
  const six = IPV6.exec(folded)?.[0] ?? "";
  return six.includes(":") && isPublic6(six) ? start + six.length : 0;
}

function isPublic4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  const reserved =
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b <= 127) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113);
  return !reserved;
}

/** RFC 4291 §2.2: eight groups, or fewer and one double colon; only global unicast 2000::/3. */
function isPublic6(address: string): boolean {
  const halves = address.split("::");
  const groups = address.split(":").filter((group) => group !== "");
  const formed =
    halves.length <= 2 &&
    groups.every((group) => group.length <= 4) &&
    (halves.length === 2 ? groups.length >= 2 && groups.length < 8 : groups.length === 8);
  const first = Number.parseInt(groups[0] ?? "0", 16);
  return formed && !address.startsWith(":") && first >= 0x2000 && first <= 0x3fff && !address.startsWith("2001:db8:");
}
