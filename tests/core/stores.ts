import type { StoredEvent } from "../../src/core/event.ts";
import type { ModerationJob, ReviewJob } from "../../src/core/jobs.ts";
import type { CaseStore, RegisterStore } from "../../src/core/ports.ts";

/** What the core stands on in its tests. */
export interface CoreStores {
  readonly cases: CaseStore;
  readonly register: RegisterStore;
  /** Forgets all there is but the chain of events, of which `events` shows what was appended since. */
  empty(): Promise<void>;
  events(): Promise<StoredEvent[]>;
  /** Takes the jobs out of the outbox, oldest first. */
  takeJobs(): Promise<(ModerationJob | ReviewJob)[]>;
  close(): Promise<void>;
}
