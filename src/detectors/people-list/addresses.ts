import { isLetter } from "../letters.ts";

/** An e-mail address in a text, offsets as in that text. */
export interface Address {
  readonly start: number;
  readonly end: number;
  /** As folded, for telling addresses apart. */
  readonly address: string;
  readonly domain: string;
}

/**
 * Providers for private people. Sources: their own sign-up pages. Gap: small providers and vanity domains, which
 * can't be told from work addresses.
 */
const PRIVATE_DOMAINS =
  /^(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|mac|aol|gmx|web|t-online|freenet|posteo|mailbox|proton|protonmail|pm|tutanota|tuta|orange|wanadoo|free|sfr|laposte|neuf|libero|virgilio|tiscali|btinternet|talktalk|virginmedia|sky|ntlworld|comcast|verizon|att|sbcglobal|cox|charter|bellsouth|earthlink|fastmail|hey|zoho|mail|yandex|qq|163|126|naver|telefonica|ono|bluewin|hispeed|chello|aon|ziggo|kpnmail|planet|home|telenet|skynet|seznam|wp|o2|interia|onet)\.(?:com?(?:\.[a-z]{2})?|[a-z]{2,3}(?:\.[a-z]{2})?|online|org)$/u;

/** Addresses of functions and machines: nobody in particular. */
const ROLE =
  /^(?:info|hello|contact|contacts|kontakt|support|help|helpdesk|sales|office|admin|administrator|root|postmaster|webmaster|hostmaster|abuse|security|privacy|legal|press|media|news|newsletter|marketing|team|all|everyone|staff|jobs|careers|hr|billing|accounts|invoices?|orders?|service|services|noreply|no-reply|donotreply|do-not-reply|mailer-daemon|notifications?|alerts?|bot|ci|build|git|github|gitlab|jenkins|dependabot|renovate|users?|dev|devel|list|lists|announce|discuss|bugs?|issues?|feedback|example|test|foo|bar|someone|user|name|you|me)(?:[+._-].{0,40})?$/u;

/** Message ids and generated addresses: long, and more digits than a person's. */
const MACHINE = /^(?=.{18,})(?:[^\d]{0,12}\d){6}|^[0-9a-f]{16,}$|^[0-9a-f]{8}-[0-9a-f]{4}/u;

/** Generated addresses are at least this long. */
const SHORTEST_MACHINE = 13;

const LOCAL = 1;
const HOST = 2;
/** What an ASCII character may be part of. */
const PART = new Uint8Array(128);
for (let code = 0; code < PART.length; code += 1) {
  const char = String.fromCharCode(code);
  PART[code] = (/[a-z\d._%+'-]/i.test(char) ? LOCAL : 0) | (/[a-z\d.-]/i.test(char) ? HOST : 0);
}
const FOREIGN = /[\p{L}\p{N}]/u;
const MOST_LOCAL = 64;
const MOST_HOST = 120;
/** "a.bc" */
const SHORTEST_DOMAIN = 4;
const SHORTEST_TOP = 2;
const LONGEST_TOP = 24;
const DOT = 46;
const HYPHEN = 45;
const APOSTROPHE = 39;
const PLUS = 43;

/** Work done on a text of nothing but addresses stays bounded by this many. */
const MOST_ADDRESSES = 20_000;

/** True for a domain of a mail provider for private people. */
export function isPrivateDomain(domain: string): boolean {
  return PRIVATE_DOMAINS.test(domain);
}

/** People's addresses in a folded text, in order. Reads outward from each "@", so time grows with the text only. */
export function addressesIn(text: string): Address[] {
  const found: Address[] = [];
  for (let at = text.indexOf("@"); at >= 0 && found.length < MOST_ADDRESSES; at = text.indexOf("@", at + 1)) {
    const address = addressAround(text, at);
    if (address !== null) {
      found.push(address);
    }
  }
  return found;
}

function isPart(text: string, at: number, part: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? (PART[code]! & part) !== 0 : isLetter(code) || FOREIGN.test(text[at] ?? "");
}

function isEdge(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === DOT || code === HYPHEN;
}

function addressAround(text: string, at: number): Address | null {
  let start = at;
  while (start > 0 && at - start < MOST_LOCAL && isPart(text, start - 1, LOCAL)) {
    start -= 1;
  }
  let end = at + 1;
  while (end < text.length && end - at < MOST_HOST && isPart(text, end, HOST)) {
    end += 1;
  }
  while (end > at && isEdge(text, end - 1)) {
    end -= 1;
  }
  while (start < at && isNoBeginning(text.charCodeAt(start))) {
    start += 1;
  }
  if (start === at || end <= at + SHORTEST_DOMAIN || text[end] === "@") {
    return null;
  }
  const local = text.slice(start, at);
  const domain = text.slice(at + 1, end);
  if (!hasTop(domain) || ROLE.test(local) || (local.length >= SHORTEST_MACHINE && MACHINE.test(local))) {
    return null;
  }
  if (domain.includes("noreply.") && /(?:^|\.)noreply\./u.test(domain)) {
    return null;
  }
  return { start, end, address: text.slice(start, end), domain };
}

function isNoBeginning(code: number): boolean {
  return code === DOT || code === APOSTROPHE || code === PLUS || code === HYPHEN;
}

/** True when letters stand behind the last dot. */
function hasTop(domain: string): boolean {
  const from = domain.lastIndexOf(".") + 1;
  const length = domain.length - from;
  if (from === 0 || length < SHORTEST_TOP || length > LONGEST_TOP) {
    return false;
  }
  for (let at = from; at < domain.length; at += 1) {
    if (!isLetter(domain.charCodeAt(at))) {
      return false;
    }
  }
  return true;
}
