import { everyMatch } from "./every-match.ts";

/** Words of fiction, news and teaching: such a story is everybody's already, or nobody's. */
const PUBLIC_OR_MADE_UP =
  /(?<![\p{L}])(?:fiction(?:al)?|fictitious|hypothetical(?:ly)?|imagine|imaginary|made[- ]up|pretend|persona|personas|user story|novel|film|movie|episode|sitcom|tv (?:show|series|drama)|netflix|documentary|podcast|plot|screenplay|protagonist|main character|case study|case report|textbook|vignette|exam question|role[- ]?play|mock|dummy|test (?:data|patient|client|customer|user)|example (?:patient|client|customer)|sample (?:patient|client|data)|according to|reportedly|reports that|reported (?:that|by|in)|headline|headlines|newspaper|in the (?:news|papers?|press)|news article|bbc|cnn|wikipedia|biography|memoir|joke|once upon a time|happy birthday|congratulations|congrats|please welcome|welcome aboard|shout-?out|kudos|walks into a bar|roman|krimi|laut (?:einem )?bericht|dans le journal|en el periodico)(?![\p{L}])/u;

/** Words of people who speak about computers, where clients and patients are programs. */
const TECHNICAL =
  /(?<![\p{L}])(?:ubuntu|linux|debian|kernel|sudo|apt(?:-get)?|ssh|irc|ftp|smtp|imap|vpn|dns|dhcp|tcp|http|https|localhost|wifi|router|firewall|driver|drivers|config|compile|compiler|install|installed|installing|reboot|laptop|server|servers|browser|firefox|chrome|python|java|javascript|rust|struct|library|api|endpoint|request|requests|socket|thread|regex|repo|git|commit|branch|docker|package|packages|script|terminal|desktop|gnome|kde|xchat|samba|nfs|mysql|postgres|database|query|token|webhook|backend|frontend|plugin|cli|gui|runtime|async|connection|connects|connected|disconnect\p{L}*|protocol|upload|download|bug|crash(?:es)? on|stack trace|null|pointer)(?![\p{L}])/gu;
const MOST_TECHNICAL = 2;

/** True when the story is told of somebody known to all, or of nobody. */
export function isPublicOrMadeUp(folded: string): boolean {
  return PUBLIC_OR_MADE_UP.test(folded);
}

/** True when the text speaks of computers: several different words say so. */
export function isTechnical(folded: string): boolean {
  const words = new Set<string>();
  for (const { 0: word } of everyMatch(TECHNICAL, folded)) {
    words.add(word);
    if (words.size >= MOST_TECHNICAL) return true;
  }
  return false;
}
