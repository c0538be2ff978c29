import type { ClueKind } from "../core/clue.ts";
import type { NudgeContent, NudgeReason } from "../core/nudge.ts";
import { escapeText } from "./foreign-name.ts";
import { sayTime } from "./times.ts";
import type { Words } from "./wording/english.ts";
import { wordsFor } from "./wording/words-for.ts";

/** Reasons said in full; of more only their number. */
const MOST = 4;

/**
 * "Your message seems to contain *a payment card number* and, in a file, *a client's name (A•••)*." A file that is
 * locked is not said to contain anything.
 */
export function sayReasons(reasons: readonly NudgeReason[], words: Words): string {
  const locked = reasons.some(isLocked) ? [words.reasons.lockedFile] : [];
  const seen = reasons.filter((reason) => !isLocked(reason));
  if (seen.length === 0) {
    return locked.join("");
  }
  const shown = seen.slice(0, MOST);
  const phrases = (inFile: boolean) =>
    words.and(shown.filter((reason) => reason.inFile === inFile).map((reason) => sayReason(reason, words)));
  const more = seen.length > MOST ? [words.reasons.more(seen.length - MOST)] : [];
  return [words.reasons.seen(phrases(false), phrases(true)), ...more, ...locked].join(" ");
}

/** What was found, without a sentence around it: "*a client's name* (A•••) and *a payment card number*". */
export function sayKinds(reasons: readonly NudgeReason[], words: Words): string {
  return words.and(reasons.slice(0, MOST).map((reason) => sayReason(reason, words)));
}

function isLocked({ policyClass }: NudgeReason): boolean {
  return policyClass === "unreadable-file";
}

function sayReason(reason: NudgeReason, words: Words): string {
  const title = words.reasons.title(reason.detector, reason.kind, reason.title);
  const label = reason.label === null ? "" : ` (${escapeText(reason.label)})`;
  const clues = reason.clues === undefined ? "" : ` (${sayClues(reason.clues, words)})`;
  const place =
    reason.where === undefined ? "" : ` (${escapeText(words.reasons.place(reason.where, reason.count > 1))})`;
  return `*${escapeText(title)}*${label}${clues}${sayCount(reason, words)}${place}`;
}

/** "a place, a role and a size, together with a sum from your earlier messages": what clues tell, never what they say. */
function sayClues({ here, earlier }: NonNullable<NudgeReason["clues"]>, words: Words): string {
  const { clue, earlierClues } = words.reasons;
  const say = (kinds: readonly ClueKind[]): string => words.and(kinds.map((kind) => clue[kind]));
  return say(here) + (earlier.length === 0 ? "" : earlierClues(say(earlier)));
}

function sayCount({ count, policyClass, kind }: NudgeReason, words: Words): string {
  if (count < 2) {
    return "";
  }
  return policyClass === "people-list" || kind === "photo-face"
    ? words.reasons.ofPeople(count)
    : words.reasons.times(count);
}

/** Whom to ask before a photo leaves the company, or `null` when none does. */
export function sayPermission({ reasons, ring }: Pick<NudgeContent, "reasons" | "ring">, words: Words): string | null {
  const leaves = ring === "guests" || ring === "external";
  return leaves && reasons.some((reason) => reason.policyClass === "image-privacy") ? words.reasons.permission : null;
}

/** Whose room this is, and which was perhaps meant; `null` where there is nothing to say. */
export function sayRoom({ wrongRoom }: Pick<NudgeContent, "wrongRoom">, words: Words): string | null {
  if (wrongRoom === undefined) {
    return null;
  }
  const here = wrongRoom.here.length === 0 ? [] : [words.reasons.roomOf(words.and(wrongRoom.here.map(escapeText)))];
  const meant = wrongRoom.meant === null ? [] : [words.reasons.meantRoom(`<#${wrongRoom.meant}>`)];
  return [...here, ...meant].join(" ");
}

/** Of an embargo that is only marked, and of one that this reader must not be told of, no end is known. */
function isUntilFurtherNotice({ policyClass, label, liftsAt }: NudgeReason): boolean {
  return policyClass === "embargo" && label !== null && liftsAt === null;
}

/** When what was found stops being secret, or `null` when nobody said. */
export function sayLift(content: Pick<NudgeContent, "reasons" | "zone" | "locale">): string | null {
  if (content.reasons.some(isUntilFurtherNotice)) {
    return wordsFor(content.locale).reasons.embargoUntilFurtherNotice;
  }
  const lifting = content.reasons.filter((reason) => reason.liftsAt !== null);
  if (lifting.length === 0) {
    return null;
  }
  const { reasons } = wordsFor(content.locale);
  const last = sayTime(Math.max(...lifting.map((reason) => reason.liftsAt ?? 0)), content);
  return lifting.some((reason) => reason.policyClass === "embargo")
    ? reasons.embargoUntil(last)
    : reasons.confidentialUntil(last);
}
