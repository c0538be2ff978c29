/** What can be made to go wrong, how often, for which method. */
export type FaultKind =
  | "rate-limit"
  | "server-error"
  | "slack-error"
  | "reset"
  | "lost-answer"
  | "slow"
  | "drop-ack"
  | "duplicate";

export interface Fault {
  readonly kind: FaultKind;
  /** Web API method, `files` for downloads, `response_url`, or `*`. Ignored for `drop-ack` and `duplicate`. */
  readonly on?: string;
  /** How many times it strikes. Default 1. */
  readonly times?: number;
  /** Let this many calls through first. Default 0. */
  readonly after?: number;
  /** Seconds, for `rate-limit`. Default 1. */
  readonly retryAfter?: number;
  /** HTTP status, for `server-error`. Default 503. */
  readonly status?: number;
  /** Slack's error code, for `slack-error`. Default `internal_error`. */
  readonly error?: string;
  /** Delay in ms, for `slow`. Default 1,000. */
  readonly delayMs?: number;
}

interface ArmedFault extends Fault {
  left: number;
  skip: number;
  struck: number;
}

const DELIVERY_KINDS: readonly FaultKind[] = ["drop-ack", "duplicate"];

/**
 * Faults in force. `reset` cuts the connection before the call is carried out, `lost-answer` after it was;
 * `drop-ack` ignores the app's acknowledgement, `duplicate` delivers an event twice.
 */
export class Faults {
  #armed: ArmedFault[] = [];

  add(fault: Fault): void {
    this.#armed.push({ ...fault, left: fault.times ?? 1, skip: fault.after ?? 0, struck: 0 });
  }

  clear(): void {
    this.#armed = [];
  }

  /** The faults not used up yet, and how often each has struck. */
  list(): readonly (Fault & { readonly left: number; readonly struck: number })[] {
    return this.#armed.filter((fault) => fault.left > 0);
  }

  /** The fault that strikes this call, used up by one. */
  strike(method: string): Fault | null {
    return this.#take((fault) => !DELIVERY_KINDS.includes(fault.kind) && [method, "*"].includes(fault.on ?? "*"));
  }

  /** Whether this fault strikes a delivery, used up by one. */
  strikeDelivery(kind: "drop-ack" | "duplicate"): boolean {
    return this.#take((fault) => fault.kind === kind) !== null;
  }

  #take(matches: (fault: ArmedFault) => boolean): Fault | null {
    for (const fault of this.#armed) {
      if (fault.left <= 0 || !matches(fault)) {
        continue;
      }
      if (fault.skip > 0) {
        fault.skip -= 1;
        continue;
      }
      fault.left -= 1;
      fault.struck += 1;
      return fault;
    }
    return null;
  }
}
