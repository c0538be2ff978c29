import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createRandom } from "./terms.ts";

/** Real chat, kept beside the checkout where it may be used; counts of it are reported, never its text. */
const CHAT = new URL("../../shared/corpora/ordinary-chat.jsonl.gz", import.meta.url);

/** Messages of a few words tell more of the harness than of a scanner. */
const SHORTEST = 40;

export interface Corpus {
  readonly source: "ordinary-chat" | "generated";
  readonly messages: readonly string[];
}

/** Up to `count` ordinary messages of about a hundred bytes: the corpus when it is there, made-up ones else. */
export function ordinaryMessages(count: number): Corpus {
  if (!existsSync(CHAT)) return { source: "generated", messages: generated(count) };
  const messages: string[] = [];
  for (const line of gunzipSync(readFileSync(CHAT)).toString("utf8").split("\n")) {
    if (line === "") continue;
    const { text } = JSON.parse(line) as { readonly text: string };
    if (text.length >= SHORTEST) messages.push(text);
    if (messages.length === count) break;
  }
  return { source: "ordinary-chat", messages };
}

const SUBJECTS = "the build|that server|my laptop|our script|the new release|this package|the driver|his patch".split(
  "|",
);
const VERBS = "fails on|works with|needs|breaks|waits for|ignores|reloads|depends on".split("|");
const OBJECTS =
  "the old kernel|a second restart|its config file|the network|python 3|every update|port 8080|the cache".split("|");
const ENDS =
  "any ideas?|thanks :)|it's odd...|I'll check again tomorrow.|see https://docs.acme.example/setup|no luck so far".split(
    "|",
  );

function generated(count: number): string[] {
  const random = createRandom(11);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  return Array.from(
    { length: count },
    () =>
      `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} when ${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)}, ${pick(ENDS)}`,
  );
}

/** The event Slack would deliver for a message, as it comes over the wire. */
export function envelope(text: string, index: number): string {
  const ts = `${1_795_000_000 + index}.${String(index % 1_000_000).padStart(6, "0")}`;
  return JSON.stringify({
    token: "unused",
    team_id: "T0ACME00001",
    context_team_id: "T0ACME00001",
    context_enterprise_id: null,
    api_app_id: "A0SOTTO0001",
    event: {
      type: "message",
      user: "U0ANA000001",
      ts,
      client_msg_id: "5c2f7a0e-0000-4000-8000-000000000000",
      text,
      team: "T0ACME00001",
      blocks: [
        {
          type: "rich_text",
          block_id: "b1",
          elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
        },
      ],
      channel: "C0GENERAL01",
      event_ts: ts,
      channel_type: "channel",
    },
    type: "event_callback",
    event_id: `Ev${String(index).padStart(9, "0")}`,
    event_time: 1_795_000_000 + index,
    authorizations: [
      {
        enterprise_id: null,
        team_id: "T0ACME00001",
        user_id: "U0SOTTO0001",
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: "4-eyJldCI6Im1lc3NhZ2UifQ",
  });
}
