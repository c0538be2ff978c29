import { tokenHash } from "./token-hash.ts";
import { TOKEN, type Tokens } from "./tokens.ts";

/**
 * Words of companies' legal forms, as the sweep reads them ("S.A." is one word, "sa"). A name is registered without
 * them and found with or without them.
 */
const FORMS = `
  ltd limited inc incorporated corp corporation co company llc llp lllp lp plc pllc pc gmbh ggmbh mbh ag kg kgaa ohg gbr ug ev eg
  sa sas sasu sarl eurl sci snc scs sca gie spa srl srls sapa snc nv bv vof cv cvba bvba sprl ab hb kb oy oyj ay ky
  as asa aps ivs amba ans ks hf ehf sl slu slne sau sal scl lda ltda unipessoal eireli cia mei kft zrt nyrt bt rt
  sro spol zoo oo dd doo jdoo ad ead ood eood sia uab mb ou as sp ooo oao zao pao ao tov vat
  pty pte pvt bhd sdn tbk pt cc kk gk yk goshi ltee ltd ulc pjsc jsc ojsc cjsc fzc fze fzco wll qsc saoc saog ae epe
  se sce eeig cic cio scio`;

/** Forms that are no word of any language Sotto reads: beside a name they prove it one, in any case. */
const PLAIN = `
  ltd inc corp llc llp lllp plc pllc gmbh ggmbh kgaa ohg sarl sasu eurl srl bvba sprl oyj aps ehf ltda kft zrt nyrt
  sro doo eood uab pty pte pvt bhd sdn tbk ulc pjsc ojsc cjsc incorporated`;

/** Forms written before the name. */
const LEADING = "pt ooo oao zao pao sia uab ao tov the";

/** Words that only join forms ("GmbH & Co. KG", "Sp. z o.o."). */
const JOINING = "and z y et und";

function hashes(words: string): ReadonlySet<number> {
  return new Set(
    words
      .split(/\s+/u)
      .filter((word) => word !== "")
      .map(tokenHash),
  );
}

const forms = hashes(FORMS);
const plain = hashes(PLAIN);
const leading = hashes(LEADING);
const joining = hashes(JOINING);

/** A range of words, `last` inclusive. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** The words of a name without legal forms at either side; all of them when nothing else is left. */
export function withoutLegalForms(tokens: Tokens): TokenRange {
  let first = 0;
  let last = tokens.count - 1;
  while (last > first && forms.has(tokens.hashes[last]!)) {
    last--;
    while (last > first && joining.has(tokens.hashes[last]!)) last--;
  }
  if (first < last && leading.has(tokens.hashes[first]!)) first++;
  return { first, last };
}

/** Longest legal form in words ("GmbH & Co. KG"). */
const MAX_FORM_WORDS = 5;
/** Most characters between a name and its form (", ", " ("). */
const MAX_GAP = 2;

/** Index of the last word of the legal form that follows `index`, `index` itself when none does. */
export function legalFormAfter(tokens: Tokens, index: number): number {
  let last = index;
  for (let at = index + 1; at < tokens.count && at <= index + MAX_FORM_WORDS; at++) {
    if (tokens.starts[at]! - tokens.ends[at - 1]! > MAX_GAP || isParted(tokens, at)) break;
    const hash = tokens.hashes[at]!;
    if (forms.has(hash) && isWrittenAsForm(tokens, at, index)) last = at;
    else if (last === index || !joining.has(hash)) break;
  }
  return last;
}

const COLON = 0x3a;
const HYPHEN = 0x2d;
/** "ERROR: NV" and "IBM-PC" are no company with its form. */
function isParted(tokens: Tokens, index: number): boolean {
  for (let at = tokens.ends[index - 1]!; at < tokens.starts[index]!; at++) {
    const unit = tokens.source.charCodeAt(at);
    if (unit === COLON || unit === HYPHEN) return true;
  }
  return false;
}

/** "e.g." and "i.e." are said of anything. */
const notDotted = hashes("eg ie");

/**
 * "as", "is" or "company" in running text are no legal form: those are dotted, or capitalised behind a name that is
 * ("support SCA" is none).
 */
function isWrittenAsForm(tokens: Tokens, index: number, name: number): boolean {
  const hash = tokens.hashes[index]!;
  if (plain.has(hash)) return true;
  if ((tokens.flags[index]! & TOKEN.dotted) !== 0) return !notDotted.has(hash);
  return (tokens.flags[index]! & tokens.flags[name]! & TOKEN.capital) !== 0;
}
