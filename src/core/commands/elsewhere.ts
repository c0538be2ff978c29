import type { Audience } from "../audience.ts";
import { type Asker, type CommandDeps, isMember } from "./command.ts";

/**
 * The asker in another conversation, which they chose: `null` when it is not theirs to look into. What kind of
 * conversation an id belongs to shows only when somebody in it asks: the bot first, then the person's own token.
 */
export async function askerIn(asker: Asker, channelId: string, deps: CommandDeps): Promise<Asker | null> {
  const common = { ...asker.origin, externalHint: false };
  const asDirect = (conversation: "im" | "mpim"): Asker => ({
    ...asker,
    channelId,
    origin: { ...common, conversation, authorizedUserId: asker.userId },
  });
  if (channelId.startsWith("D")) {
    // Nobody but its parties can read it, and the bot is none: without the person's token it stays unknown.
    const direct = asDirect("im");
    return (await mayLookAt(direct, deps)) ? direct : null;
  }
  const channel: Asker = {
    ...asker,
    channelId,
    origin: { ...common, conversation: "channel", authorizedUserId: null },
  };
  const group = asDirect("mpim");
  const seen = await deps.audiences.audience(channel.origin, channelId);
  const there = seen.kind === "unknown" && (await isKnown(group, deps)) ? group : channel;
  return (await mayLookAt(there, deps)) ? there : null;
}

async function isKnown({ origin, channelId }: Asker, deps: CommandDeps): Promise<boolean> {
  return (await deps.audiences.audience(origin, channelId)).memberIds.length > 0;
}

/** Who reads a conversation is told to those in it; of a public channel, to every colleague. */
async function mayLookAt(there: Asker, deps: CommandDeps): Promise<boolean> {
  const audience: Audience = await deps.audiences.audience(there.origin, there.channelId);
  // An audience that nothing is known of tells nothing.
  const isBlank = audience.members === 0 && audience.externalOrgs.length === 0;
  return (
    isBlank ||
    audience.memberIds.includes(there.userId) ||
    (audience.kind === "public" && (await isMember(there, deps)))
  );
}
