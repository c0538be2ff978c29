import { newId, nowSeconds } from "./ids.ts";
import { postMessage } from "./messages.ts";
import type { Channel, JsonObject, SlackMessage, StoredFile } from "./records.ts";
import type { Workspace } from "./workspace.ts";

const TYPES: Readonly<Record<string, readonly [mimetype: string, filetype: string]>> = {
  txt: ["text/plain", "text"],
  md: ["text/markdown", "markdown"],
  csv: ["text/csv", "csv"],
  json: ["application/json", "json"],
  eml: ["message/rfc822", "eml"],
  html: ["text/html", "html"],
  pdf: ["application/pdf", "pdf"],
  png: ["image/png", "png"],
  jpg: ["image/jpeg", "jpg"],
  docx: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"],
  xlsx: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"],
  pptx: ["application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"],
  zip: ["application/zip", "zip"],
};

export interface NewFile {
  readonly name: string;
  readonly title?: string;
  readonly mimetype?: string;
  readonly bytes: Uint8Array;
  readonly userId: string;
  readonly complete: boolean;
}

/** Stores a file that no conversation shows yet. */
export function storeFile(workspace: Workspace, input: NewFile): StoredFile {
  const extension = input.name.split(".").at(-1)?.toLowerCase() ?? "";
  const [mimetype, filetype] = TYPES[extension] ?? ["application/octet-stream", "binary"];
  const file: StoredFile = {
    id: newId("F"),
    name: input.name,
    title: input.title ?? input.name,
    mimetype: input.mimetype ?? mimetype,
    filetype,
    userId: input.userId,
    teamId: workspace.user(input.userId).teamId,
    bytes: input.bytes,
    created: nowSeconds(),
    shares: new Map(),
    complete: input.complete,
    deleted: false,
  };
  workspace.files.set(file.id, file);
  return file;
}

export interface ShareOptions {
  readonly channel: Channel;
  readonly userId: string;
  readonly text: string;
  readonly blocks?: SlackMessage["blocks"];
  readonly threadTs?: string | null;
}

/** Posts files to a conversation: one `file_share` message for all of them. */
export function shareFiles(
  workspace: Workspace,
  files: readonly StoredFile[],
  baseUrl: string,
  options: ShareOptions,
): SlackMessage {
  const message = postMessage(workspace, {
    ...options,
    files: files.map((file) => fileObject(workspace, file, baseUrl)),
  });
  for (const file of files) {
    file.shares.set(options.channel.id, message.ts);
    workspace.emit({ kind: "file-shared", channel: options.channel, file, userId: options.userId });
  }
  // The objects in the message were made before the share was known.
  message.files = files.map((file) => fileObject(workspace, file, baseUrl));
  return message;
}

/** Deletes a file everywhere it was shared; the messages stay, without it. */
export function deleteFile(workspace: Workspace, file: StoredFile): void {
  file.deleted = true;
  for (const [channelId, ts] of file.shares) {
    const channel = workspace.channels.get(channelId);
    const message = workspace.message(channelId, ts);
    if (channel === undefined || message === null) {
      continue;
    }
    const previous = { ...message };
    const left = (message.files ?? []).map((one) => (one.id === file.id ? { id: file.id, mode: "tombstone" } : one));
    message.files = left;
    workspace.emit({ kind: "message-changed", channel, message, previous });
  }
  workspace.emit({ kind: "file-deleted", file });
}

/** A file as the Web API shows it. */
export function fileObject(workspace: Workspace, file: StoredFile, baseUrl: string): JsonObject {
  const url = `${baseUrl}/files-pri/${file.teamId}-${file.id}`;
  const shown = [...file.shares.keys()];
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: file.filetype.toUpperCase(),
    user: file.userId,
    user_team: file.teamId,
    editable: false,
    size: file.bytes.byteLength,
    mode: "hosted",
    is_external: false,
    external_type: "",
    is_public: shown.some((id) => workspace.channels.get(id)?.kind === "public"),
    public_url_shared: false,
    display_as_bot: false,
    username: "",
    url_private: `${url}/${encodeURIComponent(file.name)}`,
    url_private_download: `${url}/download/${encodeURIComponent(file.name)}`,
    permalink: `${baseUrl}/files/${file.userId}/${file.id}/${encodeURIComponent(file.name)}`,
    channels: shown.filter((id) => workspace.channels.get(id)?.kind === "public"),
    groups: shown.filter((id) => workspace.channels.get(id)?.kind === "private"),
    ims: shown.filter((id) => workspace.channels.get(id)?.kind === "im"),
    comments_count: 0,
    has_rich_preview: false,
    file_access: "visible",
  };
}

/** What an app gets of a file in a Slack Connect conversation until it asks `files.info`. */
export function fileStub(file: StoredFile): JsonObject {
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    mode: "file_access",
    file_access: "check_file_info",
  };
}
