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

const LENGTHS = Array.from(DEALING, ({ length }) => length);
const SHORTEST = Math.min(...LENGTHS);
const LONGEST = Math.max(...LENGTHS);

/** True for letters of Latin alphabets, of which all these words are made. */
function isLatin(code: number): boolean {
  if (code < 128) {
    return (code | 32) >= 97 && (code | 32) <= 122;
  }
  return code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7;
}

/**
 * The words of dealing around ever later places of one text. However many of those there are, and however near to each
 * other, each word is looked at once.
 */
export class DealWords {
  readonly #text: string;
  /** Where they begin and end, one after the other. */
  readonly #found: number[] = [];
  /** The first of `#found` that a later place may ask for. */
  #first = 0;
  /** What is behind this was not read yet. */
  #readTo = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * True when one lies wholly in `from`..`to` and outside `start`..`end`. `from` never goes back between two questions.
   */
  near(from: number, start: number, end: number, to: number): boolean {
    this.#read(Math.max(from, this.#readTo), to);
    const found = this.#found;
    while (this.#first < found.length && found[this.#first]! < from) {
      this.#first += 2;
    }
    for (let index = this.#first; index < found.length && found[index + 1]! <= to; index += 2) {
      if (found[index + 1]! <= start || found[index]! >= end) {
        return true;
      }
    }
    return false;
  }

  #read(from: number, to: number): void {
    const text = this.#text;
    let at = from;
    // The rest of a word that begins earlier is none.
    while (at < to && at > this.#readTo && isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at))) {
      at += 1;
    }
    while (at < to) {
      const start = at;
      while (isLatin(text.charCodeAt(at))) {
        at += 1;
      }
      const length = at - start;
      if (length >= SHORTEST && length <= LONGEST && DEALING.has(text.slice(start, at).toLowerCase())) {
        this.#found.push(start, at);
      }
      at += 1;
    }
    this.#readTo = Math.max(this.#readTo, at);
  }
}

/** True for a lower-case word that names a party to a deal. */
export function isPartyNoun(word: string): boolean {
  return PARTY.has(word);
}

/** True for a lower-case word that names a deal. */
export function isDealNoun(word: string): boolean {
  return DEAL_NOUN.has(word);
}
