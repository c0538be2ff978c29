import type { Audience } from "../../src/core/audience.ts";
import type { AudienceCache } from "../../src/slack/audience-cache.ts";

/** A cache of one process. */
export function createMemoryAudienceCache(now: () => number): AudienceCache {
  const entries = new Map<string, { audience: Audience | null; epoch: number; until: number }>();
  return {
    async get(teamId, channelId) {
      const entry = entries.get(`${teamId}/${channelId}`);
      const audience = entry !== undefined && entry.until > now() ? entry.audience : null;
      return { audience, epoch: entry?.epoch ?? 0 };
    },
    async put(teamId, channelId, epoch, audience, ttlMs) {
      const key = `${teamId}/${channelId}`;
      if ((entries.get(key)?.epoch ?? 0) === epoch) {
        entries.set(key, { audience, epoch, until: now() + ttlMs });
      }
    },
    async forget(teamId, channelId) {
      const key = `${teamId}/${channelId}`;
      entries.set(key, { audience: null, epoch: (entries.get(key)?.epoch ?? 0) + 1, until: 0 });
    },
  };
}
