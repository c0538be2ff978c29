import type { Audience } from "../core/audience.ts";
import { sayName } from "./foreign-name.ts";
import type { Words } from "./wording/english.ts";

/** Groups of outsiders said one by one; of more only their number. */
const MOST_GROUPS = 5;
const MOST_PENDING = 5;

/**
 * One or two sentences on who can read a message: the part of a nudge that changes minds. Outsiders come first and by
 * name.
 */
export function sayAudience(audience: Audience, words: Words): string {
  const say = words.audience;
  const sentences: string[] = [];
  const outside = outsiders(audience, words);
  const who = words.and(outside.map(({ phrase }) => phrase));
  if (audience.kind === "public") {
    sentences.push(outside.length === 0 ? say.public : say.publicAnd(who));
  } else if (outside.length > 0) {
    sentences.push(say.canRead(who, outside.length === 1 && outside[0]?.isOne === true));
  } else if (audience.complete) {
    sentences.push(audience.kind === "direct" ? say.direct : say.members(audience.members));
  }
  if (audience.pendingShare) {
    const names = pendingOrgs(audience);
    sentences.push(names.length === 0 ? say.pendingUnknown : say.pending(words.and(names)));
  }
  if (!audience.complete) {
    sentences.push(say.unknown);
  }
  return sentences.join(" ");
}

interface Group {
  readonly phrase: string;
  /** Speaks of one person or one organisation. */
  readonly isOne: boolean;
}

/** "14 people from Acme Corp", "2 guests". */
function outsiders(audience: Audience, { audience: say }: Words): readonly Group[] {
  const byOrg = new Map<string, number>();
  for (const orgId of Object.values(audience.memberOrgs)) {
    byOrg.set(orgId, (byOrg.get(orgId) ?? 0) + 1);
  }
  const groups: Group[] = [];
  let counted = 0;
  for (const [orgId, count] of [...byOrg].sort((a, b) => b[1] - a[1])) {
    const name = sayName(audience.externalOrgs.find((org) => org.id === orgId)?.name ?? "");
    groups.push({ phrase: name === "" ? say.fromAnother(count) : say.from(count, name), isOne: count === 1 });
    counted += count;
  }
  const unnamed = audience.externalMembers - counted;
  if (unnamed > 0) {
    groups.push({ phrase: say.fromOutside(unnamed), isOne: unnamed === 1 });
  }
  // A shared conversation with nobody of theirs in it yet is still theirs to join and read.
  if (!audience.pendingShare) {
    for (const org of audience.externalOrgs.filter(({ id }) => !byOrg.has(id))) {
      const name = sayName(org.name);
      groups.push(
        name === "" ? { phrase: say.anotherOrganisation, isOne: true } : { phrase: say.anyoneOf(name), isOne: false },
      );
    }
  }
  if (audience.guests > 0) {
    groups.push({ phrase: say.guests(audience.guests), isOne: audience.guests === 1 });
  }
  return groups.length > MOST_GROUPS
    ? [...groups.slice(0, MOST_GROUPS - 1), { phrase: say.otherGroups(groups.length - MOST_GROUPS + 1), isOne: false }]
    : groups;
}

function pendingOrgs(audience: Audience): readonly string[] {
  const present = new Set(Object.values(audience.memberOrgs));
  return audience.externalOrgs
    .filter((org) => !present.has(org.id))
    .map((org) => sayName(org.name))
    .filter((name) => name !== "")
    .slice(0, MOST_PENDING);
}
