import type { GapReason, ScanResult } from "../core/finding.ts";
import type { Policy } from "../core/policy.ts";
import type { RegisterSnapshot } from "../detectors/build-scanner.ts";

/** What a scanning thread is started with. */
export interface ThreadSetup {
  readonly policy: Policy;
  /** The register's matching key: the only secret a thread is given. */
  readonly key: Uint8Array;
}

/** What was read of a file. */
export interface ParsedFile {
  /** What the confined process said: see `confined/decode-frames.ts`. */
  readonly output: Uint8Array;
  /** Why that is not all there was to say, as far as this side knows. */
  readonly gaps: readonly GapReason[];
}

/** What is wanted of a file: what is found in it, or what copies of it are recognised by. */
export type ThreadTask = { readonly kind: "scan"; readonly now: number } | { readonly kind: "fingerprint" };

/** One file's text. A thread takes one at a time. */
export interface ThreadRequest {
  readonly task: ThreadTask;
  readonly parsed: ParsedFile;
  /** The file's type as it may be told. */
  readonly type: string;
  /** The register to scan with from here on, `null` when it is still the one sent before. */
  readonly register: RegisterSnapshot | null;
}

/** A fault inside the thread, without its message, which may quote the file. */
export interface ThreadFault {
  /** A detector's id, or `document` when the file's text could not be gone through. */
  readonly detector: string;
  /** The error's class. */
  readonly error: string;
}

/** What a thread made of a file. */
export interface ThreadAnswer {
  readonly kind: "done";
  readonly result: ScanResult;
  /** None when they were not asked for. */
  readonly fingerprints: readonly bigint[];
  readonly faults: readonly ThreadFault[];
}

/** What a scanning thread says: that it can begin, then one answer a request. */
export type ThreadReport = { readonly kind: "ready" } | ThreadAnswer;
