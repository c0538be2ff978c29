import type { JsonObject } from "../model/records.ts";

/** One thing to hand to the app. */
export interface Parcel {
  readonly kind: "event" | "interactive" | "command";
  readonly payload: JsonObject;
  /** Set when this is not the first try. */
  readonly retry: { readonly attempt: number; readonly reason: string } | null;
}

export interface Receipt {
  readonly acknowledged: boolean;
  /** Slack's word for why not. */
  readonly reason: string | null;
  /** What the app sent along, if anything. */
  readonly body: JsonObject | string | null;
  /** The app asked for no more tries. */
  readonly noRetry: boolean;
}

/** A way to the app. `deliver` always resolves. */
export interface Transport {
  readonly connected: boolean;
  deliver(parcel: Parcel): Promise<Receipt>;
  stop(): Promise<void>;
}

/** A receipt for a delivery that failed. */
export function notDelivered(reason: string, noRetry = false): Receipt {
  return { acknowledged: false, reason, body: null, noRetry };
}
