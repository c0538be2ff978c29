import { ACCOUNT_METHODS } from "./account-methods.ts";
import type { MethodSpec } from "./call.ts";
import { CHAT_METHODS } from "./chat-methods.ts";
import { CONVERSATION_CHANGES } from "./conversation-changes.ts";
import { CONVERSATION_READS } from "./conversation-reads.ts";
import { FILE_METHODS } from "./file-methods.ts";
import { PEOPLE_METHODS } from "./people-methods.ts";
import { VIEW_METHODS } from "./view-methods.ts";

/** Every Web API method the sandbox knows. */
export const METHODS: Readonly<Record<string, MethodSpec>> = {
  ...ACCOUNT_METHODS,
  ...PEOPLE_METHODS,
  ...CONVERSATION_READS,
  ...CONVERSATION_CHANGES,
  ...CHAT_METHODS,
  ...FILE_METHODS,
  ...VIEW_METHODS,
};
