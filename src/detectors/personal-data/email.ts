import { mostOfAKind } from "../../matching/saturation.ts";
import type { DetectorKind } from "../detector.ts";
import type { Reading } from "./reading.ts";
import { kindOf } from "./recogniser.ts";
import type { Sighting } from "./sighting.ts";
import { GROUP } from "./words.ts";

/**
 * RFC 5321 §4.1.2 without quoted local parts and address literals, which nobody writes in chat.
 * Low by itself: people share work addresses on purpose. Medium when the words beside it make it a private one.
 */
export const EMAIL: DetectorKind = kindOf("email", "an e-mail address", {
  severity: "low",
  source: "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2",
});

/** Above this an address is counted as one; what is less sure never keeps a surer one from being looked for. */
const SURE = 0.9;
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 253;

/** Files and versions that carry an at sign: `icon@2x.png`. */
const FILE_ENDINGS = new Set([
  "png",
  "jpg",
  "jpeg",
  "gif",
  "svg",
  "webp",
  "js",
  "ts",
  "json",
  "css",
  "html",
  "txt",
  "md",
  "py",
  "sh",
  "service",
  "mount",
]);
const INTERNAL_ENDINGS = new Set(["local", "localhost", "localdomain", "internal", "lan", "home", "corp"]);
/** Mailboxes of a function, not of a person (RFC 2142 and common use). */
const ROLES = new Set([
  "abuse",
  "admin",
  "billing",
  "contact",
  "help",
  "hello",
  "hostmaster",
  "info",
  "jobs",
  "marketing",
  "no-reply",
  "noreply",
  "postmaster",
  "press",
  "root",
  "sales",
  "security",
  "support",
  "team",
  "webmaster",
  "git",
  "newsletter",
  // Placeholders of examples
  "example",
  "name",
  "some",
  "someone",
  "username",
  "you",
  "your",
]);

/** Commands that log in to a machine: what follows is no mailbox. */
const LOGIN = /(?:^|[^a-z])(?:ssh|scp|sftp|sshfs|rsync|mosh|ssh-copy-id)\s(?:-{1,2}[a-z0-9=]+\s(?:\d+\s)?){0,6}$/;

function isLocal(char: string): boolean {
  return (
    (char >= "a" && char <= "z") ||
    (char >= "0" && char <= "9") ||
    char > "\u007f" ||
    "!#$%&'*+-/=?^_`{|}~.".includes(char)
  );
}

function isDomain(char: string): boolean {
  return (
    (char >= "a" && char <= "z") || (char >= "0" && char <= "9") || char === "-" || char === "." || char > "\u007f"
  );
}

/** Addresses around each at sign; every step is bounded, so a text of at signs costs no more than any other. */
export function findEmails(reading: Reading): Sighting[] {
  const { folded } = reading;
  const sightings: Sighting[] = [];
  // One more of either severity than is of use, so that whoever counts the findings can tell that there were more.
  let left = 2 * (mostOfAKind(folded.length) + 1);
  for (let at = folded.indexOf("@"); at >= 0 && left > 0; at = folded.indexOf("@", at + 1)) {
    const start = startOfLocal(folded, at);
    const end = endOfDomain(folded, at + 1);
    const confidence = start < at && end > at + 3 ? judge(reading, start, at, end) : 0;
    if (confidence > 0) {
      left -= confidence > SURE ? 1 : 0;
      const isPrivate = reading.context.near(GROUP.PRIVATE, start, end);
      sightings.push({ kind: EMAIL.id, start, end, confidence, severity: isPrivate ? "medium" : "low" });
    }
  }
  return sightings;
}

function startOfLocal(folded: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_LOCAL && isLocal(folded[start - 1] ?? " ")) {
    start -= 1;
  }
  // Slack's own marks and people's quotes and brackets may stand before an address; none begins one.
  while (start < at && !/[a-z0-9_\u0080-\uffff]/.test(folded[start] ?? "")) {
    start += 1;
  }
  const label = folded.slice(start, at).lastIndexOf("|");
  return start + label + 1;
}

function endOfDomain(folded: string, from: number): number {
  let end = from;
  while (end < folded.length && end - from < LONGEST_DOMAIN && isDomain(folded[end] ?? " ")) {
    end += 1;
  }
  while (end > from && (folded[end - 1] === "." || folded[end - 1] === "-")) {
    end -= 1;
  }
  return end;
}

function judge(reading: Reading, start: number, at: number, end: number): number {
  const domain = reading.folded.slice(at + 1, end);
  const top = domain.slice(domain.lastIndexOf(".") + 1);
  // A host without a dot is no domain, and no domain ends in one character.
  if (top.length < 2 || top.length === domain.length) {
    return 0;
  }
  const local = reading.folded.slice(start, at);
  const labels = domain.split(".");
  const formed =
    labels.every((label) => label.length > 0 && label.length <= 63 && !label.startsWith("-") && !label.endsWith("-")) &&
    !local.endsWith(".") &&
    !local.includes("..") &&
    (/^[a-z]{2,24}$/.test(top) || /^xn--[a-z0-9-]{2,}$/.test(top) || /^[\u0080-\uffff]{2,}$/.test(top));
  if (!formed || FILE_ENDINGS.has(top) || reading.folded[end] === "@") {
    return 0;
  }
  // `git@host.example:team/project` is a place, and so is a login inside a web address.
  if ((reading.folded[end] === ":" && /[a-z0-9/~]/.test(reading.folded[end + 1] ?? "")) || reading.inUrl(start)) {
    return 0;
  }
  if (
    INTERNAL_ENDINGS.has(top) ||
    ROLES.has(local) ||
    LOGIN.test(reading.folded.slice(Math.max(0, start - 40), start))
  ) {
    return 0.4;
  }
  return 0.95;
}
