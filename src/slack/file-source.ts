import { z } from "zod";
import type { CoverageGap, GapReason } from "../core/finding.ts";
import type { Origin } from "../core/message.ts";
import type { FileSource, Log } from "../core/ports.ts";
import { fileType } from "../documents/file-types.ts";
import type { SlackClients } from "./clients.ts";
import { isPassing, slackErrorCode } from "./errors.ts";
import { flag, ids, words } from "./fields.ts";
import { isSlackDomain } from "./respond.ts";
import type { Tokens } from "./tokens.ts";

export interface FileSourceDeps {
  readonly clients: SlackClients;
  readonly tokens: Tokens;
  readonly log: Log;
  /** How long a download may take from its first byte to its last, ms. */
  readonly timeoutMs: number;
}

const slackFile = z.object({
  id: z.string(),
  user: words.catch(null),
  channels: ids,
  groups: ids,
  ims: ids,
  name: words.catch(null),
  filetype: words.catch(null),
  mimetype: words.catch(null),
  is_external: flag,
  url_private: words.catch(null),
  url_private_download: words.catch(null),
});
type SlackFile = z.infer<typeof slackFile>;

/** Thrown when a download fails in a way that may pass; holds no address. */
export class FileFetchError extends Error {
  override readonly name = "FileFetchError";
}

/**
 * Fetches files with `files.info` and a bearer token, from Slack's hosts and the configured Web API's only: a token
 * must never reach another host, so redirects that leave the host are not followed.
 */
export function createFileSource(deps: FileSourceDeps): FileSource {
  const own = new URL(deps.clients.apiUrl);

  /** `null` for what a token may not see. */
  async function lookUp(token: string, fileId: string): Promise<SlackFile | null> {
    try {
      return slackFile.parse((await deps.clients.withToken(token).files.info({ file: fileId })).file);
    } catch (error) {
      if (!(error instanceof z.ZodError) && isPassing(error)) {
        throw error;
      }
      deps.log.info("A file could not be looked up", { fileId, error: slackErrorCode(error) });
      return null;
    }
  }

  return {
    async shares(origin, fileId) {
      const token = await tokenFor(origin, deps.tokens);
      const file = token === null ? null : await lookUp(token, fileId);
      if (file === null) {
        return null;
      }
      const places = [file.channels, file.groups, file.ims].flatMap((list) => list ?? []);
      return { ownerId: file.user ?? null, channelIds: places.filter((id) => id !== null) };
    },

    async fetch(origin, fileId) {
      const token = await tokenFor(origin, deps.tokens);
      const file = token === null ? null : await lookUp(token, fileId);
      if (token === null || file === null) {
        return gap("unavailable", "file");
      }
      const type = fileType(file.name, file.filetype);
      const address = file.url_private_download ?? file.url_private ?? "";
      if (file.is_external === true || !isAllowed(address, own)) {
        return gap("unavailable", type);
      }
      const response = await download(address, token, deps.timeoutMs);
      if (response === null || isSignInPage(response, file)) {
        await response?.body?.cancel();
        return gap("unavailable", type);
      }
      return { id: fileId, type, name: file.name ?? "", bytes: response.body ?? NO_BYTES };
    },
  };
}

async function tokenFor(origin: Origin, tokens: Tokens): Promise<string | null> {
  const user = origin.authorizedUserId === null ? null : await tokens.user(origin.teamId, origin.authorizedUserId);
  return user ?? tokens.bot(origin.teamId, origin.enterpriseId);
}

function isAllowed(address: string, own: URL): boolean {
  if (!URL.canParse(address)) {
    return false;
  }
  const url = new URL(address);
  return url.host === own.host || isSlackDomain(url.protocol, url.hostname);
}

/** The answer that brings the file, `null` where there is none to be had. */
async function download(address: string, token: string, timeoutMs: number): Promise<Response | null> {
  let url = new URL(address);
  const signal = AbortSignal.timeout(timeoutMs);
  for (let hop = 0; hop < 4; hop += 1) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: "manual", signal });
    if (response.ok) {
      return response;
    }
    const location = response.headers.get("location");
    await response.body?.cancel();
    if (response.status === 429 || response.status >= 500) {
      throw new FileFetchError("Slack did not hand out a file; it may later");
    }
    const next = location !== null && URL.canParse(location, url.href) ? new URL(location, url) : null;
    if (next === null || next.origin !== url.origin) {
      return null;
    }
    url = next;
  }
  return null;
}

/** Kinds of file that Slack hands out as HTML: web pages, and what people write in Slack itself. */
const HTML_TYPES: ReadonlySet<string> = new Set(["html", "htm", "quip", "canvas", "docs", "post", "space", "list"]);

/** To a token that may not have a file, Slack sends the page to sign in on, as if all were well. */
function isSignInPage(response: Response, file: SlackFile): boolean {
  const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
  return (
    isPage &&
    !HTML_TYPES.has(file.filetype ?? "") &&
    !/^(?:text\/html|application\/vnd\.slack)/.test(file.mimetype ?? "")
  );
}

const NO_BYTES: AsyncIterable<Uint8Array> = {
  async *[Symbol.asyncIterator]() {},
};

function gap(reason: GapReason, what: string): { readonly gap: CoverageGap } {
  return { gap: { reason, what } };
}
