import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { FileContent } from "../../src/core/ports.ts";
import { createClients } from "../../src/slack/clients.ts";
import { createFileSource } from "../../src/slack/file-source.ts";
import { createResponder, isSlackDomain } from "../../src/slack/respond.ts";
import { createTokens } from "../../src/slack/tokens.ts";
import { type Joined, join } from "./joined.ts";
import { QUIET_LOG } from "./quiet-log.ts";

const origin = {
  teamId: "T0HOME",
  enterpriseId: null,
  authorizedUserId: null,
  conversation: "channel",
  externalHint: false,
} as const;

async function contentOf({ bytes }: FileContent): Promise<string> {
  return Buffer.concat(await Array.fromAsync(bytes)).toString();
}

describe("fetching files", () => {
  let joined: Joined;
  beforeAll(async () => {
    joined = await join();
  });
  afterEach(() => {
    joined.slack.faults.clear();
  });
  afterAll(async () => {
    await joined.slack.stop();
  });

  it("brings the bytes, the name and the type", async () => {
    const { fileId } = await joined.slack.as("ana").upload("#press", { name: "List.CSV", text: "a,b" });
    const file = await joined.files.fetch(origin, fileId);
    expect(file).toMatchObject({ id: fileId, type: "csv", name: "List.CSV" });
    expect("bytes" in file && (await contentOf(file))).toBe("a,b");
  });

  it("says whose a file is and where it was shared", async () => {
    const { fileId } = await joined.slack.as("ana").upload("#press", { name: "a.txt", text: "x" });
    expect(await joined.files.shares(origin, fileId)).toEqual({ ownerId: "U0ANA", channelIds: ["C0PRESS"] });
    expect(await joined.files.shares(origin, "F0NOWHERE")).toBeNull();
  });

  it("says why it could not", async () => {
    expect(await joined.files.fetch(origin, "F0NOWHERE")).toEqual({ gap: { reason: "unavailable", what: "file" } });
  });

  it("rejects for faults that pass", async () => {
    const { fileId } = await joined.slack.as("ana").upload("#press", { name: "a.txt", text: "x" });
    joined.slack.faults.add({ kind: "server-error", on: "files", times: 1 });
    await expect(joined.files.fetch(origin, fileId)).rejects.toThrow("it may later");
  });
});

describe("where a token may go", () => {
  const seen: string[] = [];
  let server: Server;
  let base = "";
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  let file: Record<string, unknown> = {};

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(`${request.url} ${request.headers.authorization ?? ""}`);
      if (request.url === "/api/files.info") {
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ ok: true, file }));
        return;
      }
      answer(request, response);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  });
  afterAll(async () => {
    server.close();
    await once(server, "close");
  });

  function source() {
    const clients = createClients({ slackApiUrl: `${base}/api/`, log: QUIET_LOG });
    const tokens = createTokens({ botToken: "xoxb-test", userToken: null, installations: null });
    return createFileSource({ timeoutMs: 10_000, clients, tokens, log: QUIET_LOG });
  }

  it.each(["https://evil.example/f", "http://slack.com.evil.example/f", "file:///etc/passwd", "nonsense", ""])(
    "not to %p",
    async (address) => {
      file = { id: "F1", name: "a.txt", url_private_download: address };
      expect(await source().fetch(origin, "F1")).toEqual({ gap: { reason: "unavailable", what: "txt" } });
    },
  );

  it.each([
    ["Offer for acme.qzxext77", undefined, "unknown"],
    ["Offer for acme.qzxext77", "pdf", "pdf"],
    ["Offer for acme", "falcon", "unknown"],
    ["list.XLSX", null, "xlsx"],
    [null, "markdown", "markdown"],
  ])("and of %p (%p) no more is told than %p", async (name, filetype, what) => {
    file = { id: "F1", name, filetype, size: null, is_external: null, url_private_download: "nonsense" };
    expect(await source().fetch(origin, "F1")).toEqual({ gap: { reason: "unavailable", what } });
  });

  it("not along a redirect to another host", async () => {
    file = { id: "F1", name: "a.txt", url_private_download: `${base}/f` };
    answer = (_request, response) => response.writeHead(302, { location: "http://localhost:1/stolen" }).end();
    expect(await source().fetch(origin, "F1")).toEqual({ gap: { reason: "unavailable", what: "txt" } });
  });

  it("along a redirect on the same host, but not in circles", async () => {
    answer = (request, response) =>
      request.url === "/f" ? response.writeHead(302, { location: "/g" }).end() : response.end("ok");
    expect(await source().fetch(origin, "F1")).toMatchObject({ id: "F1" });
    answer = (_request, response) => response.writeHead(302, { location: "/f" }).end();
    expect(await source().fetch(origin, "F1")).toMatchObject({ gap: { reason: "unavailable" } });
  });

  it("not to the page to sign in on, which comes as if it were the file", async () => {
    file = { id: "F1", name: "a.pdf", filetype: "pdf", mimetype: "application/pdf", url_private_download: `${base}/f` };
    answer = (_request, response) => response.setHeader("content-type", "text/html; charset=utf-8").end("<html>");
    expect(await source().fetch(origin, "F1")).toEqual({ gap: { reason: "unavailable", what: "pdf" } });
    for (const own of [{ filetype: "html" }, { filetype: "quip", mimetype: "application/vnd.slack-docs" }]) {
      file = { id: "F1", name: "a", ...own, url_private_download: `${base}/f` };
      expect(await source().fetch(origin, "F1")).toMatchObject({ id: "F1" });
    }
  });

  it("asks for no more of a file than is read", async () => {
    file = { id: "F1", name: "a.txt", url_private_download: `${base}/f` };
    const closed = Promise.withResolvers<void>();
    answer = (_request, response) => {
      response.on("close", closed.resolve);
      response.write("x".repeat(100_000));
    };
    const fetched = await source().fetch(origin, "F1");
    if (!("bytes" in fetched)) throw new Error("no file");
    for await (const chunk of fetched.bytes) {
      expect(chunk.byteLength).toBeGreaterThan(0);
      break;
    }
    await closed.promise;
  });

  it("answers interactions at Slack's hosts and the configured one only", async () => {
    expect(isSlackDomain("https:", "hooks.slack.com")).toBe(true);
    expect(isSlackDomain("http:", "hooks.slack.com")).toBe(false);
    expect(isSlackDomain("https:", "slack.com.evil.example")).toBe(false);
    expect(isSlackDomain("https:", "evilslack.com")).toBe(false);
    answer = (_request, response) => response.end("ok");
    const respond = createResponder(`${base}/api/`);
    expect(await respond(`${base}/hook`, { text: "hi" })).toBe(true);
    expect(await respond("http://127.0.0.1:1/hook", { text: "hi" })).toBe(false);
    expect(await respond("nonsense", { text: "hi" })).toBe(false);
  });
});
