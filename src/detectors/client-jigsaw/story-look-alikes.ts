import { everyMatch } from "./every-match.ts";

/** Words of fiction, news and teaching: such a story is everybody's already, or nobody's. */
const PUBLIC_OR_MADE_UP =
  /(?<![\p{L}])(?:fiction(?:al)?|fictitious|hypothetical(?:ly)?|imagine|imaginary|made[- ]up|pretend|persona|personas|user story|novel|film|movie|episode|sitcom|tv (?:show|series|drama)|netflix|documentary|podcast|plot|screenplay|protagonist|main character|case study|case report|textbook|vignette|exam question|role[- ]?play|mock|dummy|test (?:data|patient|client|customer|user)|example (?:patient|client|customer)|sample (?:patient|client|data)|according to|reportedly|reports that|reported (?:that|by|in)|headline|headlines|newspaper|in the (?:news|papers?|press)|news article|bbc|cnn|wikipedia|biography|memoir|joke|once upon a time|happy birthday|congratulations|congrats|please welcome|welcome aboard|shout-?out|kudos|walks into a bar|roman|krimi|laut (?:einem )?bericht|dans le journal|en el periodico)(?![\p{L}])/gu;

/** Words of people who speak about computers, where clients and patients are programs. */
const TECHNICAL =
  /(?<![\p{L}])(?:ubuntu|linux|debian|kernel|sudo|apt(?:-get)?|ssh|irc|ftp|smtp|imap|vpn|dns|dhcp|tcp|http|https|localhost|wifi|router|firewall|driver|drivers|config|compile|compiler|install|installed|installing|reboot|laptop|server|servers|browser|firefox|chrome|python|java|javascript|rust|struct|library|api|endpoint|request|requests|socket|thread|regex|repo|git|commit|branch|docker|package|packages|script|terminal|desktop|gnome|kde|xchat|samba|nfs|mysql|postgres|database|query|token|webhook|backend|frontend|plugin|cli|gui|runtime|async|connection|connects|connected|disconnect\p{L}*|protocol|upload|download|bug|crash(?:es)? on|stack trace|null|pointer)(?![\p{L}])/gu;
const MOST_TECHNICAL = 2;

interface Place {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** What shows that the stories of a stretch of text are of nobody; looked for once, however many windows it has. */
export class LookAlikes {
  readonly #folded: string;
  #technical: readonly Place[] | null = null;
  #publicOrMadeUp: readonly Place[] | null = null;

  constructor(folded: string) {
    this.#folded = folded;
  }

  /**
   * True when between two offsets it is told of computers, as several different words say, of somebody known to all, or
   * of nobody. Computers are asked for first: there are most of the clients.
   */
  isOfNobody(from: number, to: number): boolean {
    this.#technical ??= placesOf(TECHNICAL, this.#folded);
    const words = new Set(within(this.#technical, from, to).map(({ word }) => word));
    if (words.size >= MOST_TECHNICAL) return true;
    this.#publicOrMadeUp ??= placesOf(PUBLIC_OR_MADE_UP, this.#folded);
    return within(this.#publicOrMadeUp, from, to).length > 0;
  }
}

function placesOf(pattern: RegExp, folded: string): readonly Place[] {
  return Array.from(everyMatch(pattern, folded), ({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

function within(places: readonly Place[], from: number, to: number): readonly Place[] {
  return places.length === 0 ? places : places.filter(({ start, end }) => start >= from && end <= to);
}
