import type { Ring } from "./audience.ts";
import type { LabelLevel } from "./subject.ts";

/** What is done about a finding, from mildest to strongest. */
export const ACTIONS = ["allow", "log", "nudge", "confirm", "hold"] as const;
export type Action = (typeof ACTIONS)[number];

/** Rows of the decision table. */
export const POLICY_CLASSES = [
  "embargo",
  "client",
  "jigsaw",
  "personal-data",
  "credential",
  "people-list",
  "label-internal",
  "label-confidential",
  "label-restricted",
  "image-privacy",
  "unreadable-file",
  "custom",
] as const;
export type PolicyClass = (typeof POLICY_CLASSES)[number];

/** One of the organisation's own rules; `pattern` runs on a linear-time engine. */
export interface CustomRule {
  /** Kebab-case; the finding's kind. */
  readonly id: string;
  readonly title: string;
  readonly terms: readonly string[];
  readonly pattern: string | null;
  readonly severity: "low" | "medium" | "high";
  readonly confidence: number;
}

/** What the policy says of one detector. */
export interface DetectorSettings {
  readonly enabled: boolean;
  readonly minConfidence: number | null;
  /** Its findings are recorded, and nobody is told. */
  readonly quiet: boolean;
  /** The same for one of the kinds it finds; `null` leaves it to the detector's own. */
  readonly kinds?: Readonly<Record<string, KindSettings>> | undefined;
}

export interface KindSettings {
  readonly minConfidence: number | null;
  readonly quiet: boolean | null;
}

/** How nudges are kept from being clicked away. */
export interface FatigueSettings {
  /** Days in which "Share anyway" and "Not sensitive" hold for the same author, subject and conversation; 0: not at all. */
  readonly rememberDays: number;
  /** Whether each such answer in a row holds twice as long as the one before, up to four times. */
  readonly backOff: boolean;
  /** Share of overridden answers, 0..1, from which a rule is proposed for quieting. */
  readonly quietAbove: number;
  /** Fewest answers in thirty days that say anything about a rule. */
  readonly leastAnswers: number;
  /** Share of nudges, 0..0.5, left unsaid at random to measure what nudging changes. */
  readonly holdOut: number;
}

export interface DigestSchedule {
  readonly every: "day" | "week" | "never";
  /** 0 Sunday … 6 Saturday; used when weekly. */
  readonly weekday: number;
  /** Local time, `HH:MM`. */
  readonly at: string;
  /** IANA zone. */
  readonly zone: string;
}

export interface Policy {
  /** `observe` records what would have happened and nudges nobody. */
  readonly mode: "enforce" | "observe";
  /** Zone for times that name none. */
  readonly zone: string;
  /** Whether "01/06" is the first of June (`dmy`) or the sixth of January (`mdy`). */
  readonly dateOrder: "dmy" | "mdy";
  readonly table: Readonly<Record<PolicyClass, Readonly<Record<Ring, Action>>>>;
  /** Least confidence, 0..1, at which a finding counts. */
  readonly minConfidence: number;
  /** Least severity at which personal data and credentials are acted on among colleagues; below it they are logged. */
  readonly insideSeverity: "low" | "medium" | "high";
  /** The same where guests or outsiders can read. */
  readonly outsideSeverity: "low" | "medium" | "high";
  readonly detectors: Readonly<Record<string, DetectorSettings>>;
  readonly custom: readonly CustomRule[];
  /** Whether long registered names are also found with one letter wrong. */
  readonly typos: boolean;
  /** Clues speak when they fit at most `k` registered clients and name at least `leastClues` of their attributes. */
  readonly jigsaw: { readonly k: number; readonly leastClues: number };
  /** When "Share anyway" asks for a reason. */
  readonly reason: "never" | "external" | "always";
  /** Minutes an external confirmation may stay unanswered before reviewers are told. */
  readonly deadlineMinutes: number;
  /** Hours in which the same author, subject and conversation get one nudge. */
  readonly repeatHours: number;
  readonly fatigue: FatigueSettings;
  /** Hours before its lift at which an embargo's owner is reminded, each once. */
  readonly embargo: { readonly remindHours: readonly number[] };
  /** Whether posts of other apps are read. */
  readonly includeBots: boolean;
  /** Channels never scanned; each is reported as a coverage gap. */
  readonly ignoreChannels: readonly string[];
  /** What is looked at again when more people can read a conversation. */
  readonly drift: {
    /** How far back; 0: nothing is. */
    readonly days: number;
    /** Messages of a conversation at the most, latest first. */
    readonly messages: number;
    /** Files of those messages at the most. */
    readonly files: number;
  };
  readonly retentionDays: number;
  readonly digest: DigestSchedule;
  readonly files: {
    readonly maxBytes: number;
    readonly timeoutSeconds: number;
    /** Tesseract's codes of the languages in which the text of pictures is read; none: it is not read. */
    readonly ocrLanguages: readonly string[];
    /** Whether faces are counted in photos. */
    readonly faces: boolean;
  };
}

export const LABEL_CLASS: Readonly<Record<LabelLevel, PolicyClass>> = {
  internal: "label-internal",
  confidential: "label-confidential",
  restricted: "label-restricted",
};

function row(cleared: Action, inside: Action, guests: Action, external: Action): Record<Ring, Action> {
  return { cleared, inside, guests, external };
}

/** The defaults of the design's decision table. */
export const DEFAULT_POLICY: Policy = {
  mode: "enforce",
  zone: "Europe/London",
  dateOrder: "dmy",
  table: {
    embargo: row("allow", "nudge", "confirm", "confirm"),
    client: row("allow", "allow", "nudge", "confirm"),
    jigsaw: row("allow", "log", "nudge", "confirm"),
    "personal-data": row("nudge", "nudge", "confirm", "confirm"),
    credential: row("nudge", "nudge", "confirm", "confirm"),
    "people-list": row("nudge", "nudge", "confirm", "confirm"),
    "label-internal": row("allow", "allow", "confirm", "confirm"),
    "label-confidential": row("allow", "log", "confirm", "confirm"),
    "label-restricted": row("allow", "nudge", "confirm", "confirm"),
    "image-privacy": row("allow", "log", "nudge", "confirm"),
    "unreadable-file": row("allow", "log", "log", "nudge"),
    custom: row("nudge", "nudge", "confirm", "confirm"),
  },
  minConfidence: 0.5,
  insideSeverity: "high",
  outsideSeverity: "low",
  detectors: {},
  custom: [],
  typos: false,
  jigsaw: { k: 1, leastClues: 2 },
  reason: "never",
  deadlineMinutes: 60,
  repeatHours: 24,
  fatigue: { rememberDays: 7, backOff: true, quietAbove: 0.7, leastAnswers: 10, holdOut: 0 },
  embargo: { remindHours: [24, 1] },
  includeBots: false,
  ignoreChannels: [],
  drift: { days: 30, messages: 200, files: 20 },
  retentionDays: 365,
  digest: { every: "day", weekday: 1, at: "09:00", zone: "Europe/London" },
  files: { maxBytes: 20 * 1024 * 1024, timeoutSeconds: 20, ocrLanguages: ["eng"], faces: false },
};
