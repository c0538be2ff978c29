import type { EarlierClues, KeptClue } from "./clue.ts";
import type { MessageRef } from "./message.ts";
import type { Clock } from "./ports.ts";

/** ms a clue is remembered: as long as people go on with a story in a conversation. */
const MEMORY_MS = 3_600_000;
/** Authors in conversations that are remembered at once; the one that was silent longest is forgotten first. */
const MOST_CONVERSATIONS = 10_000;
/** Messages of one author in one conversation. */
const MOST_MESSAGES = 16;
/** Clues of one message. */
const MOST_CLUES = 16;

export interface ClueMemoryOptions {
  readonly clock: Clock;
  /** Default 10,000. */
  readonly mostConversations?: number;
}

/** Remembers for an hour, in this process only, which clues an author gave where: numbers and kinds, no text. */
export interface ClueMemory {
  /** What is remembered for the author of a message. */
  earlier(ref: MessageRef, authorId: string): EarlierClues;
}

interface Kept {
  readonly at: number;
  readonly clues: readonly KeptClue[];
}

/** By the message's `ts`, in the order in which they were scanned. */
type Conversation = Map<string, Kept>;

export function createClueMemory({ clock, mostConversations = MOST_CONVERSATIONS }: ClueMemoryOptions): ClueMemory {
  /** In the order of use. */
  const conversations = new Map<string, Conversation>();

  function keepIn(key: string, ts: string, kept: Kept): void {
    if (kept.clues.length === 0) {
      conversations.get(key)?.delete(ts);
      return;
    }
    const conversation = conversations.get(key) ?? new Map<string, Kept>();
    conversations.delete(key);
    conversations.set(key, conversation);
    conversation.delete(ts);
    conversation.set(ts, kept);
    dropOldest(conversation, MOST_MESSAGES);
    dropOldest(conversations, mostConversations);
  }

  return {
    earlier(ref, authorId) {
      const keyOf = (thread: string): string => `${ref.teamId}/${ref.channelId}/${thread}/${authorId}`;
      const main = keyOf(ref.threadTs ?? "");
      return {
        recall() {
          const since = clock.now() - MEMORY_MS;
          const clues: KeptClue[] = [];
          for (const [ts, kept] of conversations.get(main) ?? []) {
            if (ts !== ref.ts && kept.at > since) clues.push(...kept.clues);
          }
          return clues;
        },
        keep(clues) {
          const kept = { at: clock.now(), clues: clues.slice(0, MOST_CLUES) };
          keepIn(main, ref.ts, kept);
          // A message outside threads may become the first of one.
          if (ref.threadTs === undefined) keepIn(keyOf(ref.ts), ref.ts, kept);
        },
      };
    },
  };
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
