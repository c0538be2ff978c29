/** What the digest says; computed from cases and gaps alone. Times are ms since the epoch. */
export interface DigestReport {
  readonly teamId: string;
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  /** Cases that need a person, oldest first, at most 20; `openTotal` counts all. */
  readonly open: readonly {
    readonly caseId: string;
    readonly channelId: string;
    readonly openedAt: number;
    readonly state: string;
    readonly detectors: readonly string[];
    readonly severity: "low" | "medium" | "high";
    readonly externalOrgs: number;
    readonly members: number;
  }[];
  readonly openTotal: number;
  /** Cases opened in the period, by their state now. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly total: number;
  /** Median of detection to remedy, ms; `null` when nothing was remedied. */
  readonly medianTimeToRemedyMs: number | null;
  readonly rules: readonly {
    readonly detector: string;
    readonly nudged: number;
    readonly remedied: number;
    readonly shared: number;
    readonly disputed: number;
    readonly unanswered: number;
    /** Shared and disputed over answered, 0..1; `null` below five answers. */
    readonly overrideRate: number | null;
  }[];
  /** What was not seen, by reason and kind. */
  readonly gaps: readonly { readonly reason: string; readonly what: string; readonly count: number }[];
  /** Embargoes that lift within a week after the period. */
  readonly lifting: readonly { readonly masked: string; readonly at: number; readonly zone: string }[];
}
