import type { ScanResult } from "../core/finding.ts";
import type { Policy } from "../core/policy.ts";
import type { FileContent } from "../core/ports.ts";
import type { RegisterSnapshot } from "../detectors/build-scanner.ts";

/** What a reading thread is started with. */
export interface ThreadSetup {
  readonly policy: Policy;
  /** The register's matching key: the only secret a thread is given. */
  readonly key: Uint8Array;
}

/** One file to be read. A thread reads one at a time. */
export interface ReadRequest {
  readonly file: FileContent;
  /** ms since the epoch. */
  readonly now: number;
  /** The register to scan with from here on, `null` when it is still the one sent before. */
  readonly register: RegisterSnapshot | null;
}

/** A fault inside the thread, without its message, which may quote the file. */
export interface ThreadFault {
  /** A detector's id, or `document` when the file itself could not be read. */
  readonly detector: string;
  /** The error's class. */
  readonly error: string;
}

/** What a reading thread says: that it can begin, then one answer a request. */
export type ThreadReport =
  | { readonly kind: "ready" }
  | { readonly kind: "read"; readonly result: ScanResult; readonly faults: readonly ThreadFault[] };
