import type { Message } from "../core/message.ts";
import type { Sealer } from "../core/ports.ts";

/** Purpose of the keyed digest that names a message's revision. */
const REVISION_PURPOSE = "message-revision";

/** Changes when a message's words or files do, and says nothing of them. */
export function revisionOf(message: Pick<Message, "text" | "files">, sealer: Pick<Sealer, "blind">): string {
  const content = JSON.stringify([message.text, message.files.map((file) => file.id)]);
  return sealer.blind(content, REVISION_PURPOSE).slice(0, 32);
}
