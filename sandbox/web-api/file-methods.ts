import { deleteFile, fileObject, shareFiles, storeFile } from "../model/files.ts";
import { withIds } from "../model/formatting.ts";
import type { Block, Channel, JsonObject, StoredFile } from "../model/records.ts";
import { canSee, visibleChannel } from "./access.ts";
import { isObject } from "./block-rules.ts";
import { type Call, type MethodSpec, SlackFailure } from "./call.ts";

const READ = ["files:read"];
const WRITE = ["files:write"];
const REACT = ["reactions:write"];
const TOKENS = ["bot", "user"] as const;

/** Files and reactions. */
export const FILE_METHODS: Readonly<Record<string, MethodSpec>> = {
  "files.info": { required: ["file"], bot: READ, user: READ, tokens: TOKENS, tier: 4, run: info },
  "files.list": { required: [], bot: READ, user: READ, tokens: TOKENS, tier: 3, run: list },
  "files.delete": { required: ["file"], bot: WRITE, user: WRITE, tokens: TOKENS, tier: 3, run: remove },
  "files.getUploadURLExternal": {
    required: ["length", "filename"],
    bot: WRITE,
    user: WRITE,
    tokens: TOKENS,
    tier: 4,
    run: getUploadUrl,
  },
  "files.completeUploadExternal": {
    required: ["files"],
    bot: WRITE,
    user: WRITE,
    tokens: TOKENS,
    tier: 4,
    run: completeUpload,
  },
  "reactions.add": {
    required: ["name", "timestamp", "channel"],
    bot: REACT,
    user: REACT,
    tokens: TOKENS,
    tier: 3,
    run: react,
  },
};

/** Its owner sees a file, and everyone who sees a conversation it was shared in. */
export function canSeeFile(call: Call, file: StoredFile): boolean {
  return (
    file.userId === call.actor.id ||
    [...file.shares.keys()].some((id) => {
      const channel = call.world.workspace.channels.get(id);
      return channel !== undefined && canSee(call, channel);
    })
  );
}

function visibleFile(call: Call): StoredFile {
  const file = call.world.workspace.files.get(call.args.text("file"));
  if (file === undefined || !file.complete || !canSeeFile(call, file)) {
    throw new SlackFailure("file_not_found");
  }
  if (file.deleted) {
    throw new SlackFailure("file_deleted");
  }
  return file;
}

function shown(call: Call, file: StoredFile): JsonObject {
  return fileObject(call.world.workspace, file, call.world.baseUrl());
}

function info(call: Call): JsonObject {
  return { file: shown(call, visibleFile(call)), comments: [], response_metadata: { next_cursor: "" } };
}

function list(call: Call): JsonObject {
  const { args } = call;
  const files = [...call.world.workspace.files.values()].filter(
    (file) =>
      file.complete &&
      !file.deleted &&
      canSeeFile(call, file) &&
      (!args.has("channel") || file.shares.has(args.text("channel"))) &&
      (!args.has("user") || file.userId === args.text("user")),
  );
  const count = args.number("count", 100);
  const number = args.number("page", 1);
  return {
    files: files.slice((number - 1) * count, number * count).map((file) => shown(call, file)),
    paging: { count, total: files.length, page: number, pages: Math.max(1, Math.ceil(files.length / count)) },
  };
}

function remove(call: Call): JsonObject {
  const file = visibleFile(call);
  const isAdmin = call.token.kind === "user" && (call.actor.role === "admin" || call.actor.role === "owner");
  if (file.userId !== call.actor.id && !isAdmin) {
    throw new SlackFailure("cant_delete_file");
  }
  deleteFile(call.world.workspace, file);
  return {};
}

function getUploadUrl(call: Call): JsonObject {
  const length = call.args.number("length", 0);
  if (!Number.isInteger(length) || length <= 0) {
    throw new SlackFailure("invalid_arguments");
  }
  const file = storeFile(call.world.workspace, {
    name: call.args.text("filename"),
    bytes: new Uint8Array(),
    userId: call.actor.id,
    complete: false,
  });
  return { upload_url: `${call.world.baseUrl()}/upload/v1/${file.id}`, file_id: file.id };
}

function completeUpload(call: Call): JsonObject {
  const { args, world } = call;
  const asked = args.json("files", "invalid_arguments");
  if (!Array.isArray(asked) || asked.length === 0) {
    throw new SlackFailure("invalid_arguments");
  }
  const files = asked.map((one: unknown) => {
    const id = isObject(one) ? String(one.id) : "";
    const file = world.workspace.files.get(id);
    if (file === undefined || file.userId !== call.actor.id || file.bytes.byteLength === 0) {
      throw new SlackFailure("file_not_found");
    }
    return { file, title: isObject(one) && typeof one.title === "string" ? one.title : null };
  });
  const channels = channelsOf(call);
  for (const { file, title } of files) {
    file.complete = true;
    file.title = title ?? file.title;
  }
  for (const channel of channels) {
    shareFiles(
      world.workspace,
      files.map(({ file }) => file),
      world.baseUrl(),
      {
        channel,
        userId: call.actor.id,
        text: args.text("initial_comment"),
        threadTs: args.has("thread_ts") ? args.text("thread_ts") : null,
        ...(args.has("blocks") ? { blocks: withIds(args.json("blocks", "invalid_blocks") as Block[]) } : {}),
      },
    );
  }
  return { files: files.map(({ file }) => shown(call, file)) };
}

function channelsOf(call: Call): readonly Channel[] {
  const ids = call.args.has("channel_id") ? [call.args.text("channel_id")] : call.args.list("channels");
  return ids.map((id) => {
    const channel = visibleChannel(call, id);
    if (!channel.members.has(call.actor.id)) {
      throw new SlackFailure("not_in_channel");
    }
    return channel;
  });
}

function react(call: Call): JsonObject {
  const { args, world, actor } = call;
  const channel = visibleChannel(call, args.text("channel"));
  const message = world.workspace.message(channel.id, args.text("timestamp"));
  if (message === null) {
    throw new SlackFailure("message_not_found");
  }
  const name = args.text("name").replaceAll(":", "");
  const known = message.reactions?.find((one) => one.name === name);
  if (known?.users.includes(actor.id)) {
    throw new SlackFailure("already_reacted");
  }
  if (known === undefined) {
    message.reactions = [...(message.reactions ?? []), { name, users: [actor.id], count: 1 }];
  } else {
    known.users.push(actor.id);
    known.count += 1;
  }
  world.workspace.emit({ kind: "reaction-added", channel, message, userId: actor.id, name });
  return {};
}
