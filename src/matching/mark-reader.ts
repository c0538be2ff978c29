import { ASCII_MARKS, isAstralWord, MARK, MARKS } from "./character-classes.ts";
import { type FoldedText, isEntity } from "./fold.ts";
import { createMarkupReader, type MarkupReader } from "./markup.ts";
import { FEATURE, type Region } from "./scanned-text.ts";
import { TOKEN_BASE, tokenHash } from "./token-hash.ts";
import { TOKEN, type Tokens } from "./tokens.ts";

/** Lines of a text that may be a list, and addresses of one. */
export const LIST_LINES = 4;
export const LIST_ADDRESSES = 4;
const AND_HASH = tokenHash("and");
const NO_REGIONS: readonly Region[] = Object.freeze([]);

/**
 * Reads what stands between words: line ends, separators, markup, characters that are words of their own.
 * One instance serves every pass; `begin` makes it forget the last.
 */
export class MarkReader {
  /** Markup met so far, in offsets of the original. */
  regions: readonly Region[] = NO_REGIONS;
  /** Words that begin before this offset of the source are code. */
  codeEnd = 0;

  readonly #tokens: Tokens;
  #original = "";
  #folded: FoldedText | null = null;
  #source = "";
  #marks = MARKS;
  #markup: MarkupReader | null = null;
  #found: Region[] | null = null;
  #linkEnd = 0;
  #lines = 0;
  #addresses = 0;
  #features = 0;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** `folded` is `null` for a text read in place as ASCII. */
  begin(original: string, folded: FoldedText | null): void {
    this.regions = NO_REGIONS;
    this.codeEnd = 0;
    this.#original = original;
    this.#folded = folded;
    this.#source = folded === null ? original : folded.folded;
    this.#marks = folded === null ? ASCII_MARKS : MARKS;
    this.#markup = null;
    this.#found = null;
    this.#linkEnd = 0;
    this.#lines = 0;
    this.#addresses = 0;
    this.#features = 0;
  }

  /** Reads the character at `at` and tells where to go on; -1 when the text has to be folded first. */
  read(at: number): number {
    const mark = this.#marks[this.#source.charCodeAt(at)];
    switch (mark) {
      case MARK.newline:
        this.#lines++;
        return at + 1;
      case MARK.at:
        this.#addresses++;
        return at + 1;
      case MARK.less:
        return this.#angle(at);
      case MARK.greater:
        return this.#quote(at);
      case MARK.backtick:
        return this.#code(at);
      case MARK.colon:
        return this.#colon(at);
      case MARK.ampersand:
        return this.#ampersand(at);
      case MARK.unspaced:
        return this.#unspaced(at, 1);
      case MARK.surrogate:
        return this.#surrogate(at);
      case MARK.foreign:
        return -1;
      default:
        return at + 1;
    }
  }

  /** Feature bits of what was read. */
  features(): number {
    let features = this.#features;
    if (this.#addresses > 0) features |= FEATURE.at;
    if (this.#lines >= LIST_LINES - 1 || this.#addresses >= LIST_ADDRESSES) {
      features |= FEATURE.list;
    }
    return features;
  }

  #reader(): MarkupReader {
    this.#markup ??= createMarkupReader(this.#folded === null ? this.#original : this.#folded.cased);
    return this.#markup;
  }

  /** False when the character only came to look like markup by folding: an escaped `<` is no markup. */
  #isLiteral(at: number): boolean {
    if (this.#folded === null) return true;
    return this.#original.charCodeAt(this.#folded.starts[at]!) === this.#source.charCodeAt(at);
  }

  #keep(region: Region): void {
    if (this.#found === null) {
      this.#found = [];
      this.regions = this.#found;
    }
    const map = this.#folded;
    this.#found.push(
      map === null ? region : { kind: region.kind, start: map.starts[region.start]!, end: map.ends[region.end - 1]! },
    );
  }

  #angle(at: number): number {
    if (at < this.codeEnd || !this.#isLiteral(at)) return at + 1;
    const region = this.#reader().angle(at);
    if (region === null) return at + 1;
    this.#keep(region);
    if (region.kind === "link") {
      this.#linkEnd = region.end;
      return at + 1;
    }
    // A person is no text; the name shown for a channel is.
    const bar = region.kind === "channel" ? this.#source.indexOf("|", at) : -1;
    return bar === -1 || bar >= region.end ? region.end : bar;
  }

  #quote(at: number): number {
    const atLineStart = at === 0 || this.#source.charCodeAt(at - 1) === 0x0a;
    if (atLineStart && at >= this.codeEnd) this.#keep(this.#reader().quote(at));
    return at + 1;
  }

  #code(at: number): number {
    if (at < this.codeEnd || !this.#isLiteral(at)) return at + 1;
    const region = this.#reader().code(at);
    if (region === null) return at + 1;
    this.#keep(region);
    this.#features |= FEATURE.code;
    this.codeEnd = region.end;
    return at + 1;
  }

  #colon(at: number): number {
    if (at < this.codeEnd || !this.#isLiteral(at)) return at + 1;
    const tokens = this.#tokens;
    const last = tokens.count - 1;
    const followsWord = last >= 0 && tokens.ends[last] === at;
    if (!followsWord) {
      const emoji = this.#reader().emoji(at);
      if (emoji === null) return at + 1;
      this.#keep(emoji);
      return emoji.end;
    }
    if (at < this.#linkEnd || this.#source.charCodeAt(at + 1) !== 0x2f) return at + 1;
    const link = this.#reader().bareLink(tokens.starts[last]!, at);
    if (link === null) return at + 1;
    this.#keep(link);
    this.#linkEnd = link.end;
    return at + 3;
  }

  #ampersand(at: number): number {
    if (this.#folded === null && isEntity(this.#original, at)) return -1;
    return this.#word(at, at + 1, AND_HASH, 3, 0);
  }

  #surrogate(at: number): number {
    const low = this.#source.charCodeAt(at + 1);
    if (!isAstralWord(this.#source.charCodeAt(at), low)) return at + 1;
    return this.#unspaced(at, 2);
  }

  #unspaced(at: number, units: number): number {
    this.#features |= FEATURE.unspaced;
    let hash = this.#source.charCodeAt(at);
    if (units === 2) hash = (Math.imul(hash, TOKEN_BASE) + this.#source.charCodeAt(at + 1)) | 0;
    return this.#word(at, at + units, hash, units, TOKEN.unspaced);
  }

  #word(start: number, end: number, hash: number, length: number, flags: number): number {
    const tokens = this.#tokens;
    const index = tokens.count++;
    tokens.hashes[index] = hash;
    tokens.starts[index] = start;
    tokens.ends[index] = end;
    tokens.lengths[index] = length;
    tokens.flags[index] = start < this.codeEnd ? flags | TOKEN.code : flags;
    return end;
  }
}
