import type { Finding, Scanner, ScanOptions } from "../../../src/core/finding.ts";
import { DEFAULT_POLICY, type Policy } from "../../../src/core/policy.ts";
import type { ClientEntry } from "../../../src/core/subject.ts";
import { buildScanner, type RegisterScanner } from "../../../src/detectors/build-scanner.ts";

export type Clues = ClientEntry["clues"];

/** A register of clients who have nothing but clues; the first is `client-0`. */
export function cluedClients(clues: readonly Clues[]): readonly ClientEntry[] {
  return clues.map((each, index) => ({
    kind: "client",
    id: `client-${index}`,
    name: `Quillbrook ${index}`,
    aliases: [],
    domains: [],
    people: [],
    accounts: [],
    rooms: [],
    clues: each,
  }));
}

export function scannerOf(clues: readonly Clues[], jigsaw: Policy["jigsaw"] = DEFAULT_POLICY.jigsaw): RegisterScanner {
  return buildScanner({
    entries: cluedClients(clues),
    policy: { ...DEFAULT_POLICY, jigsaw },
    key: new Uint8Array(32).fill(5),
  });
}

/** What the detector says of a text. */
export function said(scanner: Scanner, text: string, options: ScanOptions = { now: 0 }): readonly Finding[] {
  return scanner.scan(text, options).findings.filter(({ detector }) => detector === "client-jigsaw");
}
