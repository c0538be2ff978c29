import type { Severity } from "../../core/finding.ts";
import type { ScannedText } from "../../matching/scanned-text.ts";
import type { DetectorKind } from "../detector.ts";
import { areMet, type Needs, needing } from "./needed-words.ts";

/** What each vocabulary's markings are told to the author as. */
export const MARKING_KINDS: readonly DetectorKind[] = [
  {
    id: "tlp",
    title: "a Traffic Light Protocol marking",
    severity: "high",
    source: "FIRST Traffic Light Protocol 2.0",
  },
  { id: "pap", title: "a Permissible Actions Protocol marking", severity: "medium", source: "MISP PAP taxonomy" },
  {
    id: "classification",
    title: "a government classification",
    severity: "high",
    source: "NATO C-M(2002)49; US EO 13526 and 32 CFR 2002; UK GSCP; German VSA; French IGI 1300",
  },
  { id: "handling", title: "a company's confidentiality marking", severity: "medium" },
  { id: "privileged", title: "a legal privilege marking", severity: "medium" },
  { id: "inside-information", title: "a price-sensitive or inside information marking", severity: "high" },
];

type Permits = "inside" | "guests" | "external";

/** A marking in folded offsets. */
export interface Marking {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly severity: Severity;
  /** The widest ring it may reach, `null` for named recipients only. */
  readonly permits: Permits | null;
}

interface Rule {
  readonly kind: string;
  /** Without these words the pattern is not tried. */
  readonly needs: Needs;
  readonly pattern: RegExp;
  readonly severity: Severity;
  readonly permits: Permits | null;
  /** In running text, and in capitals, brackets or a line of its own. */
  readonly prose: number;
  readonly banner: number;
}

function phrases(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, "gu");
}

/**
 * Ordered from strongest to weakest; overlapping weaker ones are dropped. Every alternative begins with a literal.
 * Gaps: portion marks ("(S//NF)"), ISM's codeword compartments alone, and single words ("Secret") in running text,
 * which ordinary talk is full of.
 */
const RULES: readonly Rule[] = [
  {
    kind: "classification",
    needs: needing(
      "secret",
      "nato|atomal|eu confidential",
      "uk eyes",
      "confidentiel defense",
      "special france",
      "streng geheim",
      "vs vertraulich",
      "verschlusssache",
    ),
    pattern: phrases(
      "cosmic top secret(?: (?:bohemia|atomal|balk))?|nato (?:secret|confidential)|(?:secret|confidential) atomal|focal top secret|top secret ?//[a-z/ -]{1,40}|secret ?// ?(?:si|nf|noforn|rel|orcon|tk|hcs)[a-z/, -]{0,40}|uk (?:top secret|secret|eyes only)|tr[eè]s secret(?: d[eé]fense)?|secret d[eé]fense|confidentiel d[eé]fense|sp[eé]cial france|streng geheim|vs[ -]vertraulich|verschlusssache|eu (?:top secret|secret|confidential)|tr[eè]s secret ue|secret ue",
    ),
    severity: "high",
    permits: null,
    prose: 0.6,
    banner: 0.93,
  },
  {
    kind: "classification",
    needs: needing(
      "nato|eu|formerly restricted",
      "restreint|restreinte",
      "official sensitive|use",
      "vs nfd",
      "dienstgebrauch",
      "unclassified",
      "cui",
      "enforcement|security sensitive",
      "critical infrastructure",
      "releasable",
      "originator controlled",
      "distribution statement|limited",
    ),
    pattern: phrases(
      "nato restricted|eu restricted|restreint ue|diffusion restreinte|official[- ]sensitive|for official use only|vs[ -]nur f[uü]r den dienstgebrauch|vs-nfd|nur f[uü]r den dienstgebrauch|controlled unclassified information|cui ?//[a-z/ -]{1,30}|law enforcement sensitive|sensitive but unclassified|sensitive security information|protected critical infrastructure information|unclassified ?// ?(?:fouo|les|for official use only)|not releasable to foreign nationals|originator controlled|distribution statement [b-fx]|formerly restricted data|limited distribution only",
    ),
    severity: "medium",
    permits: "inside",
    prose: 0.55,
    banner: 0.9,
  },
  {
    kind: "classification",
    needs: needing("top secret", "noforn|fouo|orcon|limdis", "enforcement sensitive"),
    pattern: phrases("top secret|noforn|fouo|orcon|limdis|law enforcement sensitive"),
    severity: "medium",
    permits: null,
    prose: 0.2,
    banner: 0.75,
  },
  {
    kind: "inside-information",
    needs: needing("material|inside|sensitive|privilegiee information", "mnpi", "insiderinformationen"),
    pattern: phrases(
      "(?:contains|constitutes|is) (?:material non-?public|inside|price[- ]sensitive) information|material non-?public information|mnpi|price[- ]sensitive information|market[- ]sensitive information|(?:financially|valuation) sensitive information|enth[aä]lt insiderinformationen|information privil[eé]gi[eé]e au sens",
    ),
    severity: "high",
    permits: "inside",
    prose: 0.6,
    banner: 0.88,
  },
  {
    kind: "privileged",
    needs: needing(
      "attorney|confidential|subject|legal privilege|privileged",
      "attorney product",
      "without prejudice",
      "anwaltsgeheimnis",
      "secret professionnel",
      "secreto profesional",
    ),
    pattern: phrases(
      "attorney[- ]client privileged?|(?:legally )?privileged (?:and|&) confidential|confidential (?:and|&) (?:legally )?privileged|attorney work product|subject to (?:legal professional|litigation|attorney-client) privilege|legal professional privilege|without prejudice(?: save as to costs| and subject to contract)|anwaltsgeheimnis|secret professionnel de l['’]avocat|secreto profesional del abogado",
    ),
    severity: "medium",
    permits: "inside",
    prose: 0.6,
    banner: 0.9,
  },
  {
    kind: "handling",
    needs: needing(
      "confidential|confidentiel|confidencial|confidence|vertraulich",
      "not distribution|circulation|disclosure|external|forward|circulate|distribute",
      "need know only",
      "eyes only",
      "nicht weitergabe",
      "ne diffuser",
      "diffusion interdite",
      "no distribuir",
    ),
    pattern: phrases(
      "strictly (?:private (?:and|&) )?confidential|private (?:and|&) confidential|company[- ]confidential|commercial(?:ly)?[- ](?:in[- ])?confiden(?:ce|tial)(?: information)?|confidential (?:and|&) proprietary|proprietary (?:and|&) confidential|not for (?:onward |further |external |wider |public )?(?:distribution|circulation|disclosure)|not for external (?:use|sharing)|do not (?:forward|circulate|distribute)(?: (?:externally|outside|further))?|need[- ]to[- ]know(?: basis)? only|(?:team|board|management|partners?|your) eyes only|eyes only|streng vertraulich|nicht zur weitergabe|strictement confidentiel|ne pas diffuser|diffusion interdite|estrictamente confidencial|no distribuir",
    ),
    severity: "medium",
    permits: "inside",
    prose: 0.45,
    banner: 0.85,
  },
  {
    kind: "handling",
    needs: needing(
      "internal only",
      "internen gebrauch",
      "nur intern|interner",
      "usage interne",
      "uso interno",
      "limited distribution",
      "restricted circulation",
    ),
    pattern: phrases(
      "(?:for )?internal (?:use|circulation|distribution) only|internal only|(?:nur )?f[uü]r den internen gebrauch|nur intern(?:er gebrauch)?|usage interne(?: uniquement)?|(?:solo )?(?:para )?uso interno(?: exclusivamente| [uú]nicamente)?|limited distribution|restricted circulation",
    ),
    severity: "low",
    permits: "inside",
    prose: 0.35,
    banner: 0.8,
  },
  {
    kind: "handling",
    needs: needing("confidential|vertraulich|confidentiel|confidencial|proprietary|restricted"),
    // One word counts only as a banner: people call things confidential all day.
    pattern: phrases("confidential|vertraulich|confidentiel|confidencial|proprietary|restricted"),
    severity: "low",
    permits: "inside",
    prose: 0,
    banner: 0.7,
  },
];

const COLOURS: Readonly<
  Record<string, { readonly severity: Severity; readonly permits: Permits | null; readonly free?: true }>
> = {
  black: { severity: "high", permits: null },
  red: { severity: "high", permits: null },
  rouge: { severity: "high", permits: null },
  rot: { severity: "high", permits: null },
  rojo: { severity: "high", permits: null },
  "amber+strict": { severity: "high", permits: "inside" },
  // AMBER may reach the recipient's clients who need to know, but who they are Slack can't tell.
  amber: { severity: "high", permits: "inside" },
  orange: { severity: "high", permits: "inside" },
  // GREEN is for the community: partners, but no public channel.
  green: { severity: "medium", permits: "guests" },
  clear: { severity: "low", permits: "external", free: true },
  white: { severity: "low", permits: "external", free: true },
};

const LIGHT_NEEDS = needing("tlp|pap", "traffic light protocol");
const LIGHT =
  /(?<![\p{L}\p{N}])(tlp|pap|traffic light protocol)(?:\s?v?[12]\.0)?[\s:_\-=[\]()"'*`]{1,4}(amber\s?[+\s-]\s?strict|black|red|amber|green|white|clear|rouge|rot|rojo|orange)(?![\p{L}\p{N}])/gu;

/** As many different lights as this are an explanation of the protocol, not a marking. */
const LEGEND = 3;

function lights(folded: string): Marking[] {
  const colours = new Set<string>();
  const counts = new Map<string, number>();
  const found: Omit<Marking, "confidence">[] = [];
  for (const match of folded.matchAll(LIGHT)) {
    const protocol = match[1] === "pap" ? "pap" : "tlp";
    const colour = (match[2] ?? "").replace(/^amber.+$/u, "amber+strict");
    const light = COLOURS[colour];
    const sort = `${protocol} ${colour}`;
    const count = counts.get(sort) ?? 0;
    colours.add(colour);
    counts.set(sort, count + 1);
    if (light === undefined || light.free === true || count >= MOST) {
      continue;
    }
    const severity = protocol === "pap" ? "low" : light.severity;
    const { permits } = light;
    found.push({ kind: protocol, start: match.index, end: match.index + match[0].length, severity, permits });
  }
  const confidence = colours.size >= LEGEND ? 0.3 : 0.93;
  return found.map((light) => ({ ...light, confidence }));
}

/**
 * A line of its own, in brackets, behind a label, or in capitals where the line is not all in capitals. A single word
 * in brackets counts only at the start of a line: people put "(proprietary)" behind anything.
 */
function isBanner(folded: string, cased: string, start: number, end: number, phrase: boolean): boolean {
  const before = folded.slice(Math.max(0, start - 14), start);
  const after = folded.slice(end, end + 8);
  const opens = /(?:^|\n)[\s>*_#[({|•–—-]{0,12}$/u.test(before);
  const closes = /^[\s*_\])}|!.:–—-]{0,7}(?:\n|$)/u.test(after);
  if (opens && closes) {
    return true;
  }
  if (opens && /^[\s*_]{0,2}(?:[:–—|/]| - )/u.test(after)) {
    return true;
  }
  if ((opens || phrase) && /[[({]\s?$/u.test(before) && /^\s?[\])}]/u.test(after)) {
    return true;
  }
  if (
    /(?:classification|classified|marking|sensitivity|status|label|einstufung|classement|clasificaci[oó]n)\s?[:=]\s?$/u.test(
      before,
    )
  ) {
    return true;
  }
  const written = cased.slice(start, end);
  return (
    /\p{Lu}{2}/u.test(written) && written === written.toUpperCase() && (opens || closes || isMixed(cased, start, end))
  );
}

function isMixed(cased: string, start: number, end: number): boolean {
  return /\p{Ll}{2}/u.test(cased.slice(Math.max(0, start - 40), start) + cased.slice(end, end + 40));
}

/** Disclaimers at the foot of mail say "confidential" of anything, and mean nobody in particular. */
const DISCLAIMER =
  /(?:this|the) (?:e-?mail|message|communication|transmission)(?: and any (?:attachments?|files))?[^\n]{0,60}(?:is|are|may be|may contain)|intended (?:solely |only |exclusively )?for the (?:use of the )?(?:addressee|recipient|individual|person|named)|diese e-?mail enth[aä]lt/u;

function isDisclaimer(folded: string, start: number, end: number): boolean {
  return DISCLAIMER.test(folded.slice(Math.max(0, start - 120), end + 160));
}

/** Markings other than embargoes in a text whose words are noted; those that permit anything are left out. */
export function markingsIn(text: ScannedText): Marking[] {
  const taken: Marking[] = areMet(LIGHT_NEEDS) ? lights(text.folded) : [];
  for (const rule of RULES) {
    if (taken.length >= MOST || !areMet(rule.needs)) {
      continue;
    }
    const { folded, cased } = text;
    for (const match of folded.matchAll(rule.pattern)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (taken.some((other) => start < other.end && other.start < end)) {
        continue;
      }
      const banner = isBanner(folded, cased, start, end, rule.prose > 0);
      if (!banner && rule.prose < LEAST) {
        continue;
      }
      const confidence = isDisclaimer(folded, start, end)
        ? Math.min(0.3, rule.prose)
        : banner
          ? rule.banner
          : rule.prose;
      if (confidence >= LEAST) {
        taken.push({ kind: rule.kind, start, end, confidence, severity: rule.severity, permits: rule.permits });
      }
      if (taken.length >= MOST) {
        break;
      }
    }
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** Weaker readings are not worth a record. */
const LEAST = 0.3;
/** Enough to decide on, of all markings but lights, and of lights of each colour; it also bounds the work. */
const MOST = 50;
