/** Shortest name, alias or phrase that can be registered, in characters. */
export const MIN_TERM_LENGTH = 3;
/** The same in scripts that write a syllable or more with each character. */
const MIN_DENSE_TERM_LENGTH = 2;
export const MAX_TERM_LENGTH = 200;

/** Why a term can't be registered. */
export type TermRefusal =
  | "name-too-short"
  | "name-too-long"
  | "name-without-words"
  | "domain-too-wide"
  | "account-too-short";

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The first reason why one of these names, aliases or phrases can't be registered, `null` when all can. */
export function termRefusal(terms: readonly string[]): TermRefusal | null {
  for (const term of terms) {
    const length = [...term.trim()].length;
    if (length < (DENSE.test(term) ? MIN_DENSE_TERM_LENGTH : MIN_TERM_LENGTH)) {
      return "name-too-short";
    }
    if (length > MAX_TERM_LENGTH) {
      return "name-too-long";
    }
    // Signs alone match nothing, and Slack's own markup (`<!channel>`) is no name.
    if (!/[\p{L}\p{N}].*[\p{L}\p{N}]/su.test(term.normalize("NFKC")) || /[<>]/.test(term)) {
      return "name-without-words";
    }
  }
  return null;
}

/** Suffixes that strangers share, of two parts; those of one part have no dot and are refused by that. */
const SHARED_SUFFIX = /^(?:ac|co|com|edu|gov|ltd|net|nhs|or|org|plc|sch)\.[a-z]{2}$/i;

/** The same for a client's domains and account numbers: what belongs to many would be found everywhere. */
export function detailRefusal(client: {
  readonly domains: readonly string[];
  readonly accounts: readonly string[];
}): TermRefusal | null {
  if (client.domains.some((domain) => !/^[^\s.]+(?:\.[^\s.]+)+$/.test(domain) || SHARED_SUFFIX.test(domain))) {
    return "domain-too-wide";
  }
  // A bare number so short that prices and years would be findings.
  return client.accounts.some((account) => /^\d{1,5}$/.test(account.replaceAll(/[\s.-]/g, "")))
    ? "account-too-short"
    : null;
}
