import { randomBytes } from "node:crypto";
import { withIds } from "../model/formatting.ts";
import { deleteMessage, editMessage, postEphemeral, postMessage } from "../model/messages.ts";
import type { Block, Ephemeral, JsonObject } from "../model/records.ts";
import { blockProblems, isObject } from "../web-api/block-rules.ts";
import type { World } from "../world.ts";

const MOST_USES = 5;
const LIFETIME_MS = 30 * 60 * 1000;

/** Where an interaction came from, and so what its `response_url` may change. */
export interface ResponseOrigin {
  readonly channelId: string;
  readonly userId: string;
  readonly threadTs: string | null;
  /** The message or ephemeral whose button was pressed; `null` for commands and shortcuts. */
  readonly source: { readonly kind: "ephemeral" | "message"; readonly ts: string } | null;
}

export interface ResponseOutcome {
  readonly status: number;
  readonly body: string;
}

/** Issues `response_url`s and does what is posted to them: five uses in thirty minutes each. */
export class ResponseUrls {
  readonly #world: World;
  readonly #issued = new Map<string, { origin: ResponseOrigin; uses: number; expiresAt: number }>();

  constructor(world: World) {
    this.#world = world;
  }

  issue(origin: ResponseOrigin): string {
    const id = randomBytes(16).toString("hex");
    this.#issued.set(id, { origin, uses: 0, expiresAt: Date.now() + LIFETIME_MS });
    return `${this.#world.baseUrl()}/response/${id}`;
  }

  use(id: string, body: unknown): ResponseOutcome {
    const issued = this.#issued.get(id);
    if (issued === undefined || Date.now() > issued.expiresAt) {
      return refused("expired_url");
    }
    if (issued.uses >= MOST_USES) {
      return refused("used_url");
    }
    if (!isObject(body)) {
      return refused("invalid_payload");
    }
    issued.uses += 1;
    return this.carryOut(issued.origin, body);
  }

  /** Also what a command's acknowledgement may ask for. */
  carryOut(origin: ResponseOrigin, body: JsonObject): ResponseOutcome {
    const { source } = origin;
    if (isTrue(body.delete_original)) {
      this.#deleteOriginal(origin);
      return { status: 200, body: "ok" };
    }
    const blocks = Array.isArray(body.blocks) ? body.blocks : undefined;
    if (blocks !== undefined && blockProblems(blocks, "message").length > 0) {
      return refused("invalid_blocks");
    }
    const text = typeof body.text === "string" ? body.text : "";
    if (text === "" && (blocks ?? []).length === 0) {
      return refused("no_text");
    }
    const content = { text, blocks: withIds((blocks ?? []) as Block[]) };
    // A reply to a button changes its message unless told otherwise.
    const replaces =
      body.replace_original === undefined ? body.response_type === undefined : isTrue(body.replace_original);
    if (source !== null && replaces) {
      this.#replaceOriginal(source, origin, content);
    } else {
      this.#post(origin, content, body);
    }
    return { status: 200, body: "ok" };
  }

  #ephemeral(ts: string): Ephemeral | null {
    return this.#world.workspace.ephemerals.find((one) => one.ts === ts && !one.deleted) ?? null;
  }

  #deleteOriginal({ source, channelId }: ResponseOrigin): void {
    const { workspace } = this.#world;
    if (source?.kind === "ephemeral") {
      const ephemeral = this.#ephemeral(source.ts);
      if (ephemeral !== null) {
        ephemeral.deleted = true;
        workspace.emit({ kind: "ephemeral-changed", ephemeral });
      }
    } else if (source !== null) {
      const channel = workspace.channels.get(channelId);
      const message = workspace.message(channelId, source.ts);
      if (channel !== undefined && message !== null) {
        deleteMessage(workspace, channel, message);
      }
    }
  }

  #replaceOriginal(
    source: NonNullable<ResponseOrigin["source"]>,
    origin: ResponseOrigin,
    content: { text: string; blocks: Block[] },
  ): void {
    const { workspace } = this.#world;
    if (source.kind === "ephemeral") {
      const ephemeral = this.#ephemeral(source.ts);
      if (ephemeral !== null) {
        ephemeral.text = content.text;
        ephemeral.blocks = content.blocks;
        ephemeral.revision += 1;
        workspace.emit({ kind: "ephemeral-changed", ephemeral });
      }
      return;
    }
    const channel = workspace.channels.get(origin.channelId);
    const message = workspace.message(origin.channelId, source.ts);
    if (channel !== undefined && message !== null) {
      editMessage(workspace, channel, message, { ...content, editorId: message.user ?? "" });
    }
  }

  #post(origin: ResponseOrigin, content: { text: string; blocks: Block[] }, body: JsonObject): void {
    const { workspace } = this.#world;
    const bot = workspace.installations.get(workspace.homeTeamId);
    const channel = workspace.channels.get(origin.channelId);
    if (bot === undefined || channel === undefined) {
      return;
    }
    const threadTs = typeof body.thread_ts === "string" ? body.thread_ts : origin.threadTs;
    if (body.response_type === "in_channel") {
      postMessage(workspace, { channel, userId: bot.botUserId, ...content, threadTs });
    } else {
      const { channelId, userId } = origin;
      postEphemeral(workspace, { channelId, userId, ...content, threadTs, botId: bot.botId });
    }
  }
}

function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

function refused(error: string): ResponseOutcome {
  return { status: 404, body: JSON.stringify({ ok: false, error }) };
}
