import type { Audience } from "../core/audience.ts";
import { sayName } from "./foreign-name.ts";

const UNKNOWN = "I couldn't establish who can read this, so I'm treating it as external.";
const PUBLIC = "Anyone at your company can read this";

/**
 * One or two sentences on who can read a message: the part of a nudge that changes minds. Outsiders come first and by
 * name.
 */
export function sayAudience(audience: Audience): string {
  const sentences: string[] = [];
  const outside = outsiders(audience);
  if (audience.kind === "public") {
    sentences.push(outside.length === 0 ? `${PUBLIC}.` : `${PUBLIC}, and so can ${and(outside)}.`);
  } else if (outside.length > 0) {
    sentences.push(`${capital(and(outside))} can read this.`);
  } else if (audience.complete) {
    sentences.push(insiders(audience));
  }
  const pending = pendingOrgs(audience);
  if (pending !== null) {
    sentences.push(`${pending} will see this once they accept the invitation to share this conversation.`);
  }
  if (!audience.complete) {
    sentences.push(UNKNOWN);
  }
  return sentences.join(" ");
}

function insiders(audience: Audience): string {
  if (audience.kind === "direct") {
    return "The person you are writing to can read this.";
  }
  return audience.members === 1 ? "1 person can read this." : `${audience.members} people can read this.`;
}

/** "14 people from Acme Corp", "2 guests". */
function outsiders(audience: Audience): readonly string[] {
  const byOrg = new Map<string, number>();
  for (const orgId of Object.values(audience.memberOrgs)) {
    byOrg.set(orgId, (byOrg.get(orgId) ?? 0) + 1);
  }
  const parts: string[] = [];
  let counted = 0;
  for (const [orgId, count] of [...byOrg].sort((a, b) => b[1] - a[1])) {
    const name = sayName(audience.externalOrgs.find((org) => org.id === orgId)?.name ?? "");
    parts.push(`${people(count)} from ${name === "" ? "another organisation" : name}`);
    counted += count;
  }
  if (audience.externalMembers > counted) {
    parts.push(`${people(audience.externalMembers - counted)} from outside your company`);
  }
  // A shared conversation with nobody of theirs in it yet is still theirs to join and read.
  if (!audience.pendingShare) {
    for (const org of audience.externalOrgs.filter(({ id }) => !byOrg.has(id))) {
      const name = sayName(org.name);
      parts.push(name === "" ? "another organisation" : `anyone ${name} adds`);
    }
  }
  if (audience.guests > 0) {
    parts.push(audience.guests === 1 ? "1 guest" : `${audience.guests} guests`);
  }
  return parts.length > 5 ? [...parts.slice(0, 4), `${parts.length - 4} other groups`] : parts;
}

function pendingOrgs(audience: Audience): string | null {
  if (!audience.pendingShare) {
    return null;
  }
  const present = new Set(Object.values(audience.memberOrgs));
  const names = audience.externalOrgs
    .filter((org) => !present.has(org.id))
    .map((org) => sayName(org.name))
    .filter((name) => name !== "");
  return names.length === 0 ? "Another organisation" : and(names.slice(0, 5));
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a, b and c". */
export function and(parts: readonly string[]): string {
  return parts.length <= 1 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
