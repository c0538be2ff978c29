import type { CoverageGap, Finding, GapReason, Scanner, ScanResult } from "../core/finding.ts";
import { decodeFrames } from "./confined/decode-frames.ts";
import { enoughFindings } from "./enough-findings.ts";
import { findingPlace } from "./finding-place.ts";
import type { Passage } from "./formats/format.ts";
import type { ParsedFile } from "./thread-messages.ts";

export interface ScanParsedFileOptions {
  /** Judges embargoes, ms since the epoch. */
  readonly now: number;
  /** The file's type as it may be told. */
  readonly type: string;
  /** When scanning ends with what was found until then, by `performance.now()`. */
  readonly deadline: number;
}

/** Scans what was read of a file, passage by passage. Offsets of a finding are its passage's; `where` names the place. */
export function scanParsedFile(
  parsed: ParsedFile,
  scanner: Scanner,
  { now, type, deadline }: ScanParsedFileOptions,
): ScanResult {
  const findings: Finding[] = [];
  const gaps = new Map<string, CoverageGap>();
  const note = (gap: CoverageGap): void => void gaps.set(`${gap.reason} ${gap.what}`, gap);
  const unread = readPassages(parsed, (passage) => {
    if (performance.now() > deadline) return "timed-out";
    const of = passage.kind === "image-metadata" ? "image-metadata" : "document";
    const found = scanner.scan(passage.text, { now, of });
    for (const gap of found.gaps) note(gap);
    for (const finding of found.findings) {
      const where = findingPlace(passage, finding.start);
      findings.push(where === "" ? finding : { ...finding, where });
    }
    return null;
  });
  for (const reason of unread) note({ reason, what: type });
  return enoughFindings({ findings, gaps: [...gaps.values()] });
}

/** The words of a file as one text, up to a length. Its properties and its pictures' facts are not what it says. */
export function wordsOf(parsed: ParsedFile, maxLength: number): string {
  const words: string[] = [];
  let length = 0;
  readPassages(parsed, ({ kind, text }) => {
    if (kind === "body") {
      words.push(text);
      length += text.length;
    }
    return length > maxLength ? "too-large" : null;
  });
  return words.join("\n").slice(0, maxLength);
}

/**
 * Hands out passages until there are no more or `take` says why it takes no more.
 * @returns why it was not all of the file, each reason once.
 */
function readPassages(parsed: ParsedFile, take: (passage: Passage) => GapReason | null): ReadonlySet<GapReason> {
  const unread = new Set(parsed.gaps);
  let cameToEnd = false;
  let drafts: Passage[] = [];
  for (const frame of decodeFrames(parsed.output)) {
    if (frame.kind === "gap") {
      unread.add(frame.reason);
      continue;
    }
    if (frame.kind === "end") {
      cameToEnd = true;
      break;
    }
    if (frame.kind === "draft") {
      drafts.push(frame.passage);
      continue;
    }
    drafts = [];
    const stop = take(frame.passage);
    if (stop !== null) return unread.add(stop);
  }
  // While it is still read, and nothing is missing yet, what is a draft is about to be told.
  for (const draft of cameToEnd || parsed.gaps.length === 0 ? [] : drafts) {
    const stop = take(draft);
    if (stop !== null) return unread.add(stop);
  }
  // What ended early without anyone knowing why was brought to its end by the file.
  if (!cameToEnd && parsed.gaps.length === 0) unread.add("malformed");
  return unread;
}
