import type { Audience } from "../core/audience.ts";

/** Audiences remembered between messages, shared by all processes. */
export interface AudienceCache {
  /** What is remembered, and the epoch to write with. */
  get(teamId: string, channelId: string): Promise<{ readonly audience: Audience | null; readonly epoch: number }>;
  /** Refused silently when the conversation was forgotten since `epoch` was read: the audience may be stale. */
  put(teamId: string, channelId: string, epoch: number, audience: Audience, ttlMs: number): Promise<unknown>;
  forget(teamId: string, channelId: string): Promise<void>;
}

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
