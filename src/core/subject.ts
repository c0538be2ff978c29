/** Whom a subject may be shared with; ids of Slack. Empty lists clear nobody. */
export interface Clearance {
  readonly users: readonly string[];
  /** User groups (S…). */
  readonly groups: readonly string[];
  readonly channels: readonly string[];
  /** Workspaces or organisations (T… or E…). */
  readonly orgs: readonly string[];
}

export const NO_CLEARANCE: Clearance = { users: [], groups: [], channels: [], orgs: [] };

export const LABEL_LEVELS = ["internal", "confidential", "restricted"] as const;
export type LabelLevel = (typeof LABEL_LEVELS)[number];

/** A moment given as local time in a zone, and the instant it means. */
export interface LiftTime {
  /** ms since the epoch. */
  readonly at: number;
  /** IANA zone the person used. */
  readonly zone: string;
}

export interface RegisteredPerson {
  readonly name: string;
  readonly email?: string;
}

/** A client's leave to be named. */
export interface Consent {
  /** `null`: until it is withdrawn. */
  readonly until: LiftTime | null;
  readonly purpose: string;
  readonly grantedBy: string;
}

/** A client as registered. The words in it are secret: sealed at rest. */
export interface ClientEntry {
  readonly kind: "client";
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
  readonly people: readonly RegisteredPerson[];
  readonly accounts: readonly string[];
  /** Channels (C…, G…) or organisations (T…, E…) where this client may be named. */
  readonly rooms: readonly string[];
  readonly clues: Readonly<Record<string, string | number>>;
  /** Absent: nobody has said that it may be named. */
  readonly consent?: Consent;
  /** Who registered it with a command; absent when it was imported. */
  readonly ownerId?: string;
}

/** A workspace, and the organisation whose installation it may be reached by. */
export interface Workspace {
  readonly teamId: string;
  readonly enterpriseId: string | null;
}

/** An embargo as registered. */
export interface EmbargoEntry {
  readonly kind: "embargo";
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly phrases: readonly string[];
  /** `null`: secret until somebody lifts it. */
  readonly lifts: LiftTime | null;
  readonly clearedFor: Clearance;
  readonly ownerId: string | null;
  /** The owner's workspace; absent when the embargo was imported. */
  readonly home?: Workspace;
  /** When the lift was set, ms: a reminder that was due before is not sent. Absent: longer ago than any. */
  readonly liftSetAt?: number;
}

/** A labelled message, file or channel. */
export interface LabelEntry {
  readonly kind: "label";
  readonly id: string;
  readonly level: LabelLevel;
  readonly target:
    | { readonly type: "channel"; readonly channelId: string }
    | { readonly type: "message"; readonly channelId: string; readonly ts: string }
    | { readonly type: "file"; readonly fileId: string };
  readonly until: LiftTime | null;
  readonly clearedFor: Clearance;
  readonly ownerId: string | null;
}

export type SubjectEntry = ClientEntry | EmbargoEntry | LabelEntry;

export const SUBJECT_KINDS = ["client", "embargo", "label"] as const satisfies readonly SubjectEntry["kind"][];

/** What deciding and nudging need of a subject: nothing that says its name. */
export interface SubjectFacts {
  readonly id: string;
  readonly kind: SubjectEntry["kind"];
  readonly clearance: Clearance;
  readonly rooms: readonly string[];
  /** When it stops being secret, ms since the epoch; `null` never. */
  readonly liftsAt: number | null;
  readonly liftZone: string | null;
  readonly level: LabelLevel | null;
  readonly ownerId: string | null;
  /** A client's leave to be named and when it ends (ms, `null` when withdrawn only); `null` without one. */
  readonly consent: { readonly until: number | null } | null;
  /** First letters and dots ("A••• C•••"): enough for the author, useless to anyone else. */
  readonly masked: string;
}

/** Scripts written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * First letter of each word, the rest as three dots, whatever its length. Signs and emoji are no letters: they could
 * format the words beside them.
 */
export function mask(name: string): string {
  const masked = name
    .normalize("NFKC")
    .split(/\s+/u)
    .flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? [])
    .slice(0, 4)
    .map((letter) => `${letter}•••`)
    .join(" ");
  // Isolated, so that the sentence around it keeps its own direction.
  return RIGHT_TO_LEFT.test(masked) ? `\u2068${masked}\u2069` : masked || "•••";
}

export function subjectFacts(entry: SubjectEntry): SubjectFacts {
  switch (entry.kind) {
    case "client":
      return {
        id: entry.id,
        kind: "client",
        clearance: NO_CLEARANCE,
        rooms: entry.rooms,
        liftsAt: null,
        liftZone: null,
        level: null,
        ownerId: entry.ownerId ?? null,
        consent: entry.consent === undefined ? null : { until: entry.consent.until?.at ?? null },
        masked: mask(entry.name),
      };
    case "embargo":
      return {
        id: entry.id,
        kind: "embargo",
        clearance: entry.clearedFor,
        rooms: [],
        liftsAt: entry.lifts?.at ?? null,
        liftZone: entry.lifts?.zone ?? null,
        level: null,
        ownerId: entry.ownerId,
        consent: null,
        masked: mask(entry.name),
      };
    case "label":
      return {
        id: entry.id,
        kind: "label",
        clearance: entry.clearedFor,
        rooms: entry.target.type === "file" ? [] : [entry.target.channelId],
        liftsAt: entry.until?.at ?? null,
        liftZone: entry.until?.zone ?? null,
        level: entry.level,
        ownerId: entry.ownerId,
        consent: null,
        masked: entry.level,
      };
  }
}

/** True while a client has given leave to be named. */
export function mayBeNamed({ consent }: Pick<SubjectFacts, "consent">, now: number): boolean {
  return consent !== null && (consent.until === null || consent.until > now);
}

/** True once a subject is no longer secret. */
export function hasLifted(subject: { readonly liftsAt: number | null }, now: number): boolean {
  return subject.liftsAt !== null && subject.liftsAt <= now;
}
