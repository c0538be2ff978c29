import { z } from "zod";
import type { CoverageGap, GapReason } from "../core/finding.ts";
import type { Origin } from "../core/message.ts";
import type { FileSource, Log } from "../core/ports.ts";
import { fileType } from "../documents/file-types.ts";
import type { SlackClients } from "./clients.ts";
import { isPassing, slackErrorCode } from "./errors.ts";
import { flag, words } from "./fields.ts";
import { isSlackDomain } from "./respond.ts";
import type { Tokens } from "./tokens.ts";

export interface FileSourceDeps {
  readonly clients: SlackClients;
  readonly tokens: Tokens;
  readonly log: Log;
  /** How long a download may take, ms. */
  readonly timeoutMs: number;
}

const slackFile = z.object({
  id: z.string(),
  name: words.catch(null),
  filetype: words.catch(null),
  // The size is only a hint: reading stops at the bound anyway.
  size: z.coerce.number().catch(0).nullish(),
  mode: words.catch(null),
  is_external: flag,
  url_private: words.catch(null),
  url_private_download: words.catch(null),
});

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
  return {
    async fetch(origin, fileId, maxBytes) {
      const token = await tokenFor(origin, deps.tokens);
      if (token === null) {
        return gap("unavailable", "file");
      }
      let file: z.infer<typeof slackFile>;
      try {
        file = slackFile.parse((await deps.clients.withToken(token).files.info({ file: fileId })).file);
      } catch (error) {
        if (!(error instanceof z.ZodError) && isPassing(error)) {
          throw error;
        }
        deps.log.info("A file could not be looked up", { fileId, error: slackErrorCode(error) });
        return gap("unavailable", "file");
      }
      const type = fileType(file.name, file.filetype);
      const address = file.url_private_download ?? file.url_private ?? "";
      if (file.is_external === true || !isAllowed(address, own)) {
        return gap("unavailable", type);
      }
      if ((file.size ?? 0) > maxBytes) {
        return gap("too-large", type);
      }
      const bytes = await download(address, token, { maxBytes, timeoutMs: deps.timeoutMs });
      return typeof bytes === "string" ? gap(bytes, type) : { id: fileId, type, name: file.name ?? "", bytes };
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

/** The bytes, or why they could not be had. */
async function download(
  address: string,
  token: string,
  { maxBytes, timeoutMs }: { readonly maxBytes: number; readonly timeoutMs: number },
): Promise<Uint8Array | GapReason> {
  let url = new URL(address);
  const signal = AbortSignal.timeout(timeoutMs);
  for (let hop = 0; hop < 4; hop += 1) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: "manual", signal });
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
      if (next === null || next.origin !== url.origin) {
        return "unavailable";
      }
      url = next;
      continue;
    }
    if (response.status === 429 || response.status >= 500) {
      await response.body?.cancel();
      throw new FileFetchError("Slack did not hand out a file; it may later");
    }
    if (!response.ok) {
      await response.body?.cancel();
      return "unavailable";
    }
    return readBounded(response, maxBytes);
  }
  return "unavailable";
}

/** Slack's word on the size is not trusted: reading stops at the bound. */
async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array | "too-large"> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      return "too-large";
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

function gap(reason: GapReason, what: string): { readonly gap: CoverageGap } {
  return { gap: { reason, what } };
}
