import { afterAll, afterEach, beforeAll, beforeEach } from "@jest/globals";
import type { Arrival } from "../../../src/core/arrival.ts";
import type { Audience } from "../../../src/core/audience.ts";
import type { Finding } from "../../../src/core/finding.ts";
import type { AudienceChangedJob } from "../../../src/core/jobs.ts";
import type { AudienceGrew, Notice } from "../../../src/core/notice.ts";
import { type ClientEntry, type EmbargoEntry, type LabelEntry, NO_CLEARANCE } from "../../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, NOW, sharedWith } from "../builders.ts";
import { openStores } from "../database-stores.ts";
import type { CoreStores } from "../stores.ts";
import { post } from "../workers.ts";
import { type CoreWorld, ORIGIN, openCoreWorld, tsOf } from "../world.ts";

export const DAY = 86_400_000;
export const ACME_CAME: Arrival = { kind: "organisation", id: ACME.id };
export const GUEST: Arrival = { kind: "person", id: "UGIL" };
export const withGuest = audienceOf({
  guests: 1,
  guestIds: ["UGIL"],
  members: 4,
  memberIds: ["UANA", "UBEN", "UCLEO", "UGIL"],
});

/** "ssn" is a number, "falcon" an embargo, "acme" a client, "copied" a labelled passage. */
export function findIn(text: string): readonly Finding[] {
  const subject = (word: string, detector: string, subjectId: string) =>
    text.includes(word) ? [findingOf({ detector, kind: detector, subjectId, start: 0, end: word.length })] : [];
  return [
    ...(text.includes("ssn") ? [findingOf({ start: 0, end: 3 })] : []),
    ...subject("falcon", "embargo-term", "em_1"),
    ...subject("acme", "client-name", "cl_1"),
    ...subject("copied", "labelled-text", "lb_1"),
  ];
}

export const EMBARGO: EmbargoEntry = {
  kind: "embargo",
  id: "em_1",
  name: "Project Falcon",
  aliases: [],
  phrases: [],
  lifts: { at: NOW + DAY, zone: "Europe/London" },
  clearedFor: { ...NO_CLEARANCE, users: ["UANA", "UBEN", "UCLEO"] },
  ownerId: "UCLEO",
};

export function label(target: LabelEntry["target"], changes: Partial<LabelEntry> = {}): LabelEntry {
  return {
    kind: "label",
    id: "lb_1",
    level: "confidential",
    target,
    until: null,
    clearedFor: NO_CLEARANCE,
    ownerId: "UCLEO",
    ...changes,
  };
}

export function changed(changes: Partial<AudienceChangedJob> = {}): AudienceChangedJob {
  return {
    name: "audience-changed",
    channelId: "C0HERE",
    previousChannelId: null,
    origin: ORIGIN,
    since: NOW,
    notBefore: NOW,
    ...changes,
  };
}

export const CLIENT: ClientEntry = {
  kind: "client",
  id: "cl_1",
  name: "Acme",
  aliases: [],
  domains: [],
  people: [],
  accounts: [],
  rooms: [],
  clues: {},
};

export function grew(notice: Notice | undefined): AudienceGrew {
  if (notice?.kind !== "audience-grew") {
    throw new Error(`not told of a larger audience: ${notice?.kind}`);
  }
  return notice;
}

/** A conversation whose audience grows, made anew for each test. */
export interface GrowingRoom {
  readonly world: CoreWorld;
  /** Says something; the latest is said last. */
  said(text: string, by?: string, fileIds?: readonly string[]): string;
  /** Somebody comes, and what is to be done about it is done. Default: people from Acme. */
  comes(arrival: Arrival, audience?: Audience, changes?: Partial<AudienceChangedJob>): Promise<void>;
  /** What one person was told, in order. */
  toldTo(userId: string): readonly AudienceGrew[];
}

/** Opens a room for every test of the file that calls it. */
export function useGrowingRoom(): GrowingRoom {
  let stores: CoreStores;
  let world: CoreWorld;
  beforeAll(async () => {
    stores = await openStores();
  });
  afterAll(async () => {
    await stores.close();
  });
  beforeEach(async () => {
    world = await openCoreWorld(stores, findIn);
  });
  afterEach(() => {
    world.close();
  });
  return {
    get world() {
      return world;
    },
    said(text, by = "UANA", fileIds = []) {
      const postedAt = NOW - DAY + (world.history?.length ?? 0) * 60_000;
      world.history = [{ text, by, postedAt, fileIds }, ...(world.history ?? [])];
      return tsOf(postedAt);
    },
    async comes(arrival, audience = sharedWith(ACME), changes = {}) {
      world.now += 1;
      world.audience = audience;
      world.arrivals = [arrival];
      await post(world, changed(changes));
    },
    toldTo: (userId) => world.notices.filter(({ to }) => to.userId === userId).map(({ notice }) => grew(notice)),
  };
}
