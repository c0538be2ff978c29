import type { TermHit } from "../../matching/scanned-text.ts";

/** Characters looked at on either side; a sentence's worth. */
const REACH = 90;

/** Forms of company that follow a name. Source: the registers of the countries named in docs/detectors.md. */
const LEGAL_SUFFIX =
  /^[\s,]{0,3}(?:inc|ltd|limited|llc|llp|lp|plc|corp|corporation|incorporated|company|co|gmbh|ag|kgaa|kg|ug|se|sarl|sasu?|s\.a\.s?|sa|s\.l|slu?|s\.p\.a|spa|s\.r\.l|srl|b\.v|bv|n\.v|nv|oyj?|abp?|asa?|a\/s|aps|pty|pte|pvt|holdings?|group)(?![\p{L}\p{N}])/iu;

/** Words of dealing with a client, in the supported languages. */
const DEAL_WORDS = new Set(
  `client clients customer account accounts deal deals contract contracts acquisition acquire acquires acquiring merger
   takeover bid pitch proposal tender rfp retainer invoice onboarding campaign negotiation negotiations nda
   engagement matter settlement lawsuit litigation diligence valuation ipo shareholder shareholders quarter earnings
   renewal termsheet counterparty mandate audit layoffs restructuring
   kunde kunden kundin mandant mandanten mandat vertrag auftrag übernahme ubernahme fusion angebot rechnung
   contrat acquisition rachat fusion facture devis dossier
   cliente clientes contrato adquisición adquisicion fusión factura oferta propuesta`
    .split(/\s+/u)
    .filter((word) => word !== ""),
);

/** Prepositions that stand between an activity and a name: "the call with Shell". */
const BEFORE_NAME = /(?:^|[^\p{L}])(?:with|for|from|at|by|mit|für|bei|von|avec|chez|pour|con|para)\s+$/iu;

/** Evidence for an ambiguous word being the registered name, each with its share of confidence. */
export function evidenceFor(original: string, hit: TermHit): number {
  const before = original.slice(Math.max(0, hit.start - REACH), hit.start);
  const after = original.slice(hit.end, hit.end + REACH);
  if (LEGAL_SUFFIX.test(after) || LEGAL_SUFFIX.test(endOf(original.slice(hit.start, hit.end)))) {
    return 0.75;
  }
  let evidence = 0;
  const name = original.slice(hit.start, hit.end);
  if (standsOutByCase(name, before, after)) {
    evidence += 0.3;
    if (BEFORE_NAME.test(before) || /^['’]s(?!\p{L})/u.test(after)) {
      evidence += 0.1;
    }
  }
  if (hasDealWord(sentenceEnd(before)) || hasDealWord(sentenceStart(after))) {
    evidence += 0.3;
  }
  return evidence;
}

/** The last word of a name of several, with the space before it: "Shell plc" is its own evidence. */
function endOf(name: string): string {
  const space = name.lastIndexOf(" ");
  return space < 0 ? "" : name.slice(space);
}

/** Capitals say something only in the middle of a sentence, and only when not everything is in capitals. */
function standsOutByCase(name: string, before: string, after: string): boolean {
  const first = String.fromCodePoint(name.codePointAt(0) ?? 0);
  if (first === first.toLowerCase() || isSentenceStart(before)) {
    return false;
  }
  const around = before + after;
  return around !== around.toUpperCase() || /[\p{Ll}]/u.test(around);
}

function isSentenceStart(before: string): boolean {
  const trimmed = before.trimEnd();
  return trimmed === "" || /[.!?:;\n>•*-]$/u.test(trimmed) || /\n\s*$/u.test(before);
}

function sentenceEnd(before: string): string {
  const at = Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"), before.lastIndexOf("! "));
  return at < 0 ? before : before.slice(at + 1);
}

function sentenceStart(after: string): string {
  const at = after.search(/[.!?]\s|\n/u);
  return at < 0 ? after : after.slice(0, at);
}

function hasDealWord(stretch: string): boolean {
  for (const word of stretch.toLowerCase().split(/[^\p{L}]+/u)) {
    if (DEAL_WORDS.has(word)) {
      return true;
    }
  }
  return false;
}
