import { randomUUID } from "node:crypto";
import type { Ambiguity, AmbiguousName } from "../ambiguous-names.ts";
import type { Audience } from "../audience.ts";
import type { DetectionDeps } from "../detection.ts";
import type { DigestReport } from "../digest.ts";
import type { Scanner } from "../finding.ts";
import type { Origin } from "../message.ts";
import type { NudgeReason } from "../nudge.ts";
import type { Action } from "../policy.ts";
import type { FileReader, FileSource, Fingerprinter, MessageActions, Sealer } from "../ports.ts";
import {
  type Consent,
  type LabelEntry,
  type LabelLevel,
  type LiftTime,
  type SubjectEntry,
  type SubjectFacts,
  subjectFacts,
  type Workspace,
} from "../subject.ts";
import type { TermRefusal } from "../term-rules.ts";

export interface CommandDeps extends DetectionDeps {
  readonly scanner: Scanner;
  readonly actions: MessageActions;
  readonly sealer: Sealer;
  readonly fingerprinter: Fingerprinter;
  readonly files: FileSource;
  readonly fileReader: FileReader;
  readonly titleOf: (detector: string, kind: string) => string;
  /** Why a name says nothing by itself; `null` for one that does. */
  readonly ambiguityOf: (name: string) => Ambiguity | null;
}

/** Who asks, and where. */
export interface Asker {
  readonly teamId: string;
  readonly userId: string;
  /** Where the command was typed; its audience is what `check` judges by. */
  readonly channelId: string;
  readonly origin: Origin;
}

export type Refusal =
  | TermRefusal
  | "not-a-member"
  | "not-a-reviewer"
  | "not-the-owner"
  | "unknown-subject"
  | "no-lift"
  | "consent-too-long"
  | "several-subjects"
  | "past-lift"
  | "duplicate"
  | "nothing-to-check"
  | "message-not-found"
  | "file-not-found"
  | "not-your-message";

/** A register entry as lists show it: masked, with the short id that `lift` takes. */
export interface ListedSubject {
  readonly shortId: string;
  readonly facts: SubjectFacts;
  readonly mine: boolean;
}

/** A client that has given leave to be named. */
export interface Agreed {
  readonly masked: string;
  readonly consent: Consent;
}

/** What a command came to; turned into words on the Slack side. */
export type Reply =
  | { readonly kind: "refused"; readonly why: Refusal }
  | {
      readonly kind: "checked";
      readonly action: Action;
      readonly audience: Audience;
      readonly reasons: readonly NudgeReason[];
      /** Clients that may be named for now, and on whose word. */
      readonly consents: readonly Agreed[];
      /** The generalised wording, `null` when there is nothing to generalise. */
      readonly safer: string | null;
    }
  | {
      readonly kind: "labelled";
      readonly level: LabelLevel;
      readonly target: LabelEntry["target"];
      readonly until: LiftTime | null;
      readonly audience: Audience;
      /** True when people it is not cleared for can read it already. */
      readonly exposed: boolean;
      /** Copies of it, or what is posted there; `too-little`: it says nothing that a copy could be told by. */
      readonly recognises: "copies" | "posts" | "too-little";
    }
  | {
      readonly kind: "embargo-registered" | "client-added";
      readonly facts: SubjectFacts;
      readonly shortId: string;
      /** Those of its names that will need evidence beside them. */
      readonly ambiguous: readonly AmbiguousName[];
    }
  | { readonly kind: "lifted"; readonly facts: SubjectFacts }
  /** Times in ms, `null` until further notice. */
  | { readonly kind: "lift-moved"; readonly facts: SubjectFacts; readonly from: number | null }
  /** `consent`: `null` when it was withdrawn. */
  | { readonly kind: "consent-recorded"; readonly facts: SubjectFacts; readonly consent: Consent | null }
  | { readonly kind: "reported"; readonly caseId: string; readonly permalink: string | null }
  | { readonly kind: "list"; readonly subjects: readonly ListedSubject[]; readonly total: number }
  | { readonly kind: "digest"; readonly report: DigestReport };

/** The part of a subject's id that people type. */
export function shortIdOf(id: string): string {
  return id.slice(0, id.indexOf("_") + 1 + 6);
}

/** A fresh id of a register entry. */
export function newId(prefix: "cl" | "em" | "lb"): string {
  return `${prefix}_${randomUUID().replaceAll("-", "")}`;
}

/** A reply that says no, and why. */
export function refused(why: Refusal): Reply {
  return { kind: "refused", why };
}

/** The workspace somebody asks from. */
export function homeOf({ teamId, origin }: Asker): Workspace {
  return { teamId, enterpriseId: origin.enterpriseId };
}

/** Colleagues alone may use the register: no guests, nobody of another organisation. */
export async function isMember(asker: Asker, deps: CommandDeps): Promise<boolean> {
  const person = await deps.directory.person(asker.teamId, asker.userId);
  return person !== null && !person.isGuest && !person.isExternal;
}

/** Owners and reviewers may change what is registered. */
export async function mayChange(asker: Asker, entry: SubjectEntry, deps: CommandDeps): Promise<boolean> {
  return subjectFacts(entry).ownerId === asker.userId || (await deps.directory.isReviewer(asker.teamId, asker.userId));
}
