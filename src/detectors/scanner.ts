import type { CoverageGap, Finding, Scanner, ScanOptions, ScanResult, TextSource } from "../core/finding.ts";
import { NOTHING_FOUND } from "../core/finding.ts";
import type { Dictionary } from "../matching/dictionary.ts";
import { PIECE_LENGTH } from "../matching/pieces.ts";
import { mostOfAKind } from "../matching/saturation.ts";
import type { ScannedText } from "../matching/scanned-text.ts";
import { sweep, sweepFor } from "../matching/sweep.ts";
import type { Detector, FindContext, Match } from "./detector.ts";
import { dropDuplicates, dropOverlapped, sortByStart } from "./finding-filters.ts";
import { scanInPieces } from "./piecewise.ts";
import { createTally, type Tally } from "./tally.ts";

/**
 * ms one detector may take over one text; ordinary ones take microseconds. Far above what the longest text takes, for
 * time also passes while a busy machine does other things.
 */
const DEFAULT_DETECTOR_BUDGET = 2_000;
/** Texts no longer than this take no detector long, unless it finds without end. */
const SHORT = 2_000;
/** Matches between two looks at the clock. */
const MATCHES_A_LOOK = 16;

export interface ScannerParts {
  /** In the order of their findings at one place. */
  readonly detectors: readonly Detector[];
  /** The register as it is now; asked for once a text. */
  readonly dictionary: () => Dictionary | null;
  /** IANA zone for times that name none. */
  readonly zone: string;
  readonly dateOrder: FindContext["dateOrder"];
  /** Told of every failure; the error may quote the text and must not be logged as it is. */
  readonly onDetectorError?: (detectorId: string, error: unknown) => void;
  /** ms a detector may take over one piece of text before it is cut off. Default 2,000. */
  readonly detectorBudget?: number;
}

/** A detector was cut off; its remaining findings are a coverage gap. */
export class DetectorTooSlow extends Error {
  override readonly name = "DetectorTooSlow";

  constructor(budget: number) {
    super(`detector took longer than ${budget} ms`);
  }
}

/** A detector reported a stretch that does not exist. */
export class MatchOutOfBounds extends Error {
  override readonly name = "MatchOutOfBounds";

  constructor() {
    super("match lies outside the text");
  }
}

interface Awake {
  readonly detector: Detector;
  /** Its own: looked up in it, they would cost more than the test. */
  readonly triggers: number;
  readonly severities: ReadonlyMap<string, Finding["severity"]>;
}

/** Those that read one kind of text. */
interface Readers {
  readonly awake: readonly Awake[];
  /** One test tells that nobody wakes, which is so for most messages. */
  readonly always: boolean;
  readonly anyTrigger: number;
}

const WORDS: readonly TextSource[] = ["message", "document"];

function readersOf(source: TextSource, detectors: readonly Detector[]): Readers {
  const reading = detectors.filter(({ reads = WORDS }) => reads.includes(source));
  return {
    awake: reading.map((detector) => ({
      detector,
      triggers: detector.triggers,
      severities: new Map(detector.kinds.map((kind) => [kind.id, kind.severity])),
    })),
    always: reading.some((detector) => detector.triggers === 0),
    anyTrigger: reading.reduce((bits, detector) => bits | detector.triggers, 0),
  };
}

/**
 * Makes the scanner: one sweep, then only the detectors whose features were met. A detector that throws or is slow
 * becomes a gap; what it found until then, and what the others find, stays.
 */
export function createScanner(parts: ScannerParts): Scanner {
  const readers: Readonly<Record<TextSource, Readers>> = {
    message: readersOf("message", parts.detectors),
    document: readersOf("document", parts.detectors),
    "image-metadata": readersOf("image-metadata", parts.detectors),
  };
  const budget = parts.detectorBudget ?? DEFAULT_DETECTOR_BUDGET;

  function scanPiece(text: string, { now, of = "message", earlier }: ScanOptions): ScanResult {
    const { awake, always, anyTrigger } = readers[of];
    const dictionary = parts.dictionary();
    const swept = always ? sweep(text, dictionary) : sweepFor(text, dictionary, anyTrigger);
    if (swept === null) return NOTHING_FOUND;
    const { features } = swept;
    const findings: Finding[] = [];
    const gaps: CoverageGap[] = [];
    const { zone, dateOrder } = parts;
    const context: FindContext = earlier === undefined ? { now, zone, dateOrder } : { now, zone, dateOrder, earlier };
    for (const entry of awake) {
      if (entry.triggers !== 0 && (features & entry.triggers) === 0) continue;
      try {
        if (collect(entry, swept, context, budget, findings)) {
          gaps.push({ reason: "too-many-findings", what: entry.detector.id });
        }
      } catch (error) {
        gaps.push({ reason: "detector-failed", what: entry.detector.id });
        parts.onDetectorError?.(entry.detector.id, error);
      }
    }
    if (findings.length === 0 && gaps.length === 0) return NOTHING_FOUND;
    return { findings, gaps };
  }

  return {
    scan(text: string, options: ScanOptions): ScanResult {
      try {
        // Nearly every text is one piece.
        const found =
          text.length <= PIECE_LENGTH
            ? scanPiece(text, options)
            : scanInPieces(text, (piece) => scanPiece(piece, options));
        if (found.findings.length === 0) return found.gaps.length === 0 ? NOTHING_FOUND : found;
        return { findings: dropOverlapped(dropDuplicates(sortByStart(found.findings))), gaps: found.gaps };
      } catch (error) {
        parts.onDetectorError?.("sweep", error);
        return { findings: [], gaps: [{ reason: "scan-failed", what: "sweep" }] };
      }
    },
  };
}

/** Runs one detector within its budget; true when it found more of a kind than is kept. */
function collect(entry: Awake, text: ScannedText, context: FindContext, budget: number, findings: Finding[]): boolean {
  const { length } = text.original;
  const most = mostOfAKind(length);
  const first = findings.length;
  // A clock costs as much as a detector that finds nothing in a message: it is asked only where time can run out.
  let deadline = length > SHORT ? performance.now() + budget : 0;
  let tally: Tally | null = null;
  let matches = 0;
  let leftOut = false;
  for (const match of entry.detector.find(text, context)) {
    const finding = toFinding(entry, match, length);
    // Counting by kind begins where the count of all could matter: nearly never.
    if (tally === null && findings.length - first >= most) tally = createTally(most, findings, first);
    if (tally === null || tally.takes(finding)) findings.push(finding);
    else leftOut = true;
    if (++matches % MATCHES_A_LOOK !== 0) continue;
    const now = performance.now();
    if (deadline === 0) deadline = now + budget;
    else if (now > deadline) throw new DetectorTooSlow(budget);
  }
  if (deadline !== 0 && performance.now() > deadline) throw new DetectorTooSlow(budget);
  return leftOut;
}

function toFinding({ detector, severities }: Awake, match: Match, length: number): Finding {
  const { start, end } = match;
  if (!(start >= 0 && start < end && end <= length)) throw new MatchOutOfBounds();
  return {
    detector: detector.id,
    kind: match.kind,
    start,
    end,
    severity: match.severity ?? severities.get(match.kind) ?? detector.severity,
    confidence: Math.min(1, Math.max(0, match.confidence)),
    subjectId: match.subjectId ?? null,
    ...(match.liftsAt !== undefined && { liftsAt: match.liftsAt }),
    ...(match.permits !== undefined && { permits: match.permits }),
    ...(match.count !== undefined && { count: match.count }),
    ...(match.clues !== undefined && { clues: match.clues }),
    ...(match.earlierClues !== undefined && { earlierClues: match.earlierClues }),
  };
}
