import type { z } from "zod";
import type { submission } from "./payloads.ts";

/** Values of a view's inputs, as Slack sends them. */
export type ViewValues = z.infer<typeof submission>["view"]["state"]["values"];

/** What a person filled in; every input's element has the id of its block. */
export interface FilledIn {
  /** True when the view asked for it. */
  has(id: string): boolean;
  /** Empty where nothing was typed; halves of characters, which nothing can carry on, are replaced. */
  text(id: string): string;
  choice(id: string): string | null;
  conversation(id: string): string | null;
  people(id: string): readonly string[];
  conversations(id: string): readonly string[];
}

export function filledIn(values: ViewValues): FilledIn {
  const at = (id: string) => values[id]?.[id];
  return {
    has: (id) => at(id) !== undefined,
    text: (id) => (at(id)?.value ?? "").toWellFormed(),
    choice: (id) => at(id)?.selected_option?.value ?? null,
    conversation: (id) => at(id)?.selected_conversation ?? null,
    people: (id) => at(id)?.selected_users ?? [],
    conversations: (id) => at(id)?.selected_conversations ?? [],
  };
}
