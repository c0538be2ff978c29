import type { IncomingMessage, ServerResponse } from "node:http";
import type { Args } from "./web-api/call.ts";

const MOST_BYTES = 64 * 1024 * 1024;

/** The whole body. @throws when it is larger than any Slack upload here may be. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MOST_BYTES) {
      throw new Error("The request's body is too large.");
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Arguments of a call: the query, and a form or JSON body. */
export async function argumentsOf(request: IncomingMessage, url: URL): Promise<Args["all"]> {
  const query = Object.fromEntries(url.searchParams);
  const body = await bodyOf(request);
  const type = request.headers["content-type"] ?? "";
  if (body.length === 0) {
    return query;
  }
  if (type.includes("json")) {
    const parsed: unknown = JSON.parse(body.toString("utf8"));
    return typeof parsed === "object" && parsed !== null ? { ...query, ...parsed } : query;
  }
  if (type.includes("multipart/form-data")) {
    const form = await formOf(body, type);
    return { ...query, ...Object.fromEntries([...form].filter(([, value]) => typeof value === "string")) };
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString("utf8"))) };
}

/** A multipart body. */
export function formOf(body: Buffer, type: string): Promise<FormData> {
  return new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
}

/** The bearer token of a request, `null` without one. */
export function bearerOf(request: IncomingMessage): string | null {
  const match = /^bearer\s+(\S+)$/i.exec(request.headers.authorization ?? "");
  return match?.[1] ?? null;
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}

/** Answers with words. */
export function sendText(response: ServerResponse, status: number, body: string, type = "text/plain"): void {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8` });
  response.end(body);
}
