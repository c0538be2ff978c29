import type { Audience } from "../core/audience.ts";

/** Audiences remembered between messages, shared by all processes. */
export interface AudienceCache {
  /** What is remembered, and the epoch to write with. */
  get(teamId: string, channelId: string): Promise<{ readonly audience: Audience | null; readonly epoch: number }>;
  /** Refused silently when the conversation was forgotten since `epoch` was read: the audience may be stale. */
  put(teamId: string, channelId: string, epoch: number, audience: Audience, ttlMs: number): Promise<unknown>;
  forget(teamId: string, channelId: string): Promise<void>;
}
