import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { WebClient } from "@slack/web-api";
import { type Sandbox, startSandbox } from "../../sandbox/client.ts";
import { giveConsent } from "../../sandbox/consent.ts";
import { freePort } from "../../sandbox/free-port.ts";
import { HARBOUR_PR_BEFORE_CONSENT } from "../../sandbox/seed.ts";

describe("the authorize page", () => {
  let folder: string;
  let slack: Sandbox;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sotto-manifest-"));
  });
  afterEach(async () => {
    await slack.stop();
    await rm(folder, { recursive: true });
  });

  async function start(oauth: string): Promise<void> {
    const manifest = join(folder, "manifest.yml");
    await writeFile(manifest, `display_information: { name: Toy }\noauth_config: { ${oauth} }\n`);
    slack = await startSandbox({ manifest });
  }

  function authorize(query: Readonly<Record<string, string>>): Promise<Response> {
    const url = new URL("/oauth/v2/authorize", slack.url);
    url.search = new URLSearchParams({ client_id: slack.clientId, sandbox_user: "ana", ...query }).toString();
    return fetch(url, { redirect: "manual" });
  }

  it("leads back to the manifest's first address when the link names none", async () => {
    await start("redirect_urls: [https://toy.example/back, https://toy.example/other]");
    const answer = await authorize({ state: "s" });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toMatch(/^https:\/\/toy\.example\/back\?state=s&code=\w+$/);
  });

  it("says what is wrong when there is nowhere to return to, and who is not here", async () => {
    await start("redirect_urls: []");
    const nowhere = await authorize({});
    expect([nowhere.status, nowhere.headers.get("content-type")]).toEqual([400, "text/html; charset=utf-8"]);
    expect(await nowhere.text()).toContain("redirect_urls");
    expect(await (await authorize({ redirect_uri: "not an address" })).text()).toContain("bad_redirect_uri");
    const nobody = await authorize({ redirect_uri: "https://toy.example/back", sandbox_user: "nobody" });
    expect(await nobody.text()).toContain("Nobody here is called nobody");
    expect(await (await authorize({ client_id: "1.2" })).text()).toContain("invalid_client_id");
  });
});

describe("consent", () => {
  let slack: Sandbox;
  let bot: Server;
  let botUrl: string;
  beforeEach(async () => {
    slack = await startSandbox({ seed: HARBOUR_PR_BEFORE_CONSENT });
    const port = await freePort();
    botUrl = `http://127.0.0.1:${port}`;
    bot = createServer((request, response) => {
      const url = new URL(request.url ?? "/", botUrl);
      if (url.pathname === "/slack/install") {
        const link = new URL("/oauth/v2/authorize", slack.url);
        link.search = new URLSearchParams({
          client_id: slack.clientId,
          user_scope: "im:history,chat:write",
          redirect_uri: `${botUrl}/slack/oauth_redirect`,
        }).toString();
        response.writeHead(200, { "set-cookie": "state=1; Path=/" });
        response.end(`<link href="data:,"><a href="${link.toString().replaceAll("&", "&amp;")}">Add</a>`);
        return;
      }
      const isMine = request.headers.cookie === "state=1";
      const client = new WebClient(undefined, { slackApiUrl: slack.apiUrl });
      const redeemed = client.oauth.v2.access({
        client_id: slack.clientId,
        client_secret: slack.clientSecret,
        code: url.searchParams.get("code") ?? "",
        redirect_uri: `${botUrl}/slack/oauth_redirect`,
      });
      redeemed.then(
        () => response.writeHead(isMine ? 200 : 403).end("Thank you"),
        () => response.writeHead(400).end("No"),
      );
    });
    await new Promise<void>((resolve) => bot.listen(port, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    bot.closeAllConnections();
    await new Promise((resolve) => bot.close(resolve));
    await slack.stop();
  });

  it("walks a person through the bot's pages, and lets the app hear their direct messages", async () => {
    await slack.as("ana").post("@ben", "before");
    expect(slack.events("message")).toHaveLength(0);
    expect(await giveConsent(slack, botUrl, "ana")).toEqual(["im:history", "chat:write"]);
    await slack.as("ana").post("@ben", "after");
    expect(slack.events("message")).toHaveLength(1);
  });

  it("says why when a page refuses", async () => {
    await expect(giveConsent(slack, botUrl, "nobody")).rejects.toThrow("Nobody here is called nobody");
    await expect(giveConsent(slack, slack.url, "ana")).rejects.toThrow("no install page");
  });
});

describe("users.getPresence", () => {
  it("says active or away", async () => {
    const slack = await startSandbox();
    const bot = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl });
    expect((await bot.users.getPresence({ user: "U0EVE" })).presence).toBe("away");
    slack.as("eve").setPresence("active");
    expect((await bot.users.getPresence({ user: "U0EVE" })).presence).toBe("active");
    await expect(bot.users.getPresence({ user: "U0NOBODY" })).rejects.toThrow("user_not_found");
    await slack.stop();
  });
});
