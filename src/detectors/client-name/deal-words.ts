function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter((word) => word !== ""));
}

/**
 * Words of dealing that chat about anything else seldom has, in the supported languages. "client", "account" or
 * "audit" alone are no evidence: software has clients, people have accounts.
 */
const DEALING = words(`
  contract contracts acquisition acquisitions acquire acquires acquired acquiring merger mergers takeover takeovers
  tender rfp rfq retainer invoice invoices invoiced negotiation negotiations negotiate negotiating nda ndas settlement
  lawsuit litigation diligence valuation ipo shareholder shareholders earnings termsheet counterparty mandate layoffs
  restructuring procurement bidder bidding pitch pitched onboarding signed countersigned divestiture buyout stake
  renewal renewals msa sow refinancing insolvency bankruptcy receivership arbitration indemnity escrow
  vertrag vertrage verträge auftrag ubernahme übernahme fusion rechnung rechnungen mandat mandant mandantin angebot
  insolvenz beteiligung verhandlung verhandlungen unterschrieben
  contrat contrats rachat acquisition facture factures devis négociation negociation signé
  contrato contratos adquisicion adquisición fusion fusión factura facturas oferta propuesta negociación negociacion`);

/** Who a name right behind these belongs to: "our client Target". */
const PARTY = words(`
  client clients customer counterparty supplier bidder acquirer prospect kunde kunden kundin mandant mandantin
  cliente clientes fournisseur`);

/** What a name right before these is a party to: "the Target deal". */
const DEAL_NOUN = words(`
  deal deals contract contracts acquisition merger takeover bid tender pitch nda engagement account mandate retainer
  renewal invoice proposal lawsuit litigation settlement negotiations valuation shareholders layoffs rfp msa stake`);

const LETTER = /\p{L}/u;

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code >= 97 && code <= 122 : LETTER.test(text[at] ?? "");
}

/** True when a stretch of text holds a word of dealing. */
export function hasDealWord(stretch: string): boolean {
  const text = stretch.toLowerCase();
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (isLetter(text, at)) {
      continue;
    }
    if (at > start && DEALING.has(text.slice(start, at))) {
      return true;
    }
    start = at + 1;
  }
  return false;
}

/** True for a lower-case word that names a party to a deal. */
export function isPartyNoun(word: string): boolean {
  return PARTY.has(word);
}

/** True for a lower-case word that names a deal. */
export function isDealNoun(word: string): boolean {
  return DEAL_NOUN.has(word);
}
