import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { sendText } from "./http-request.ts";
import type { World } from "./world.ts";

/**
 * `/oauth/v2/authorize`: a form that asks who is consenting. With `sandbox_user=NAME` it consents at once, which
 * is how tests walk through an installation.
 */
export function authorizePage(world: World, response: ServerResponse, url: URL): void {
  const { searchParams } = url;
  if (searchParams.get("client_id") !== world.clientId) {
    sendText(response, 400, "Unknown client_id.");
    return;
  }
  const redirectUri = searchParams.get("redirect_uri");
  if (redirectUri === null || !URL.canParse(redirectUri)) {
    sendText(response, 400, "redirect_uri is missing.");
    return;
  }
  const who = searchParams.get("sandbox_user");
  if (who === null) {
    sendText(response, 200, page(world, url), "text/html");
    return;
  }
  const target = new URL(redirectUri);
  target.searchParams.set("state", searchParams.get("state") ?? "");
  if (who === "") {
    target.searchParams.set("error", "access_denied");
  } else {
    const code = randomBytes(12).toString("hex");
    world.codes.set(code, {
      userId: world.workspace.user(who).id,
      botScopes: listOf(searchParams.get("scope")),
      userScopes: listOf(searchParams.get("user_scope")),
      redirectUri,
    });
    target.searchParams.set("code", code);
  }
  response.writeHead(302, { location: target.toString() });
  response.end();
}

function listOf(scopes: string | null): readonly string[] {
  return (scopes ?? "").split(/[\s,]+/).filter((scope) => scope !== "");
}

function page(world: World, url: URL): string {
  const people = [...world.workspace.users.values()].filter((user) => user.role !== "bot" && !user.deleted);
  const hidden = [...url.searchParams].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const buttons = people.map(
    (user) => `<button name="sandbox_user" value="${user.name}">Allow as ${escaped(user.realName)}</button>`,
  );
  return `<!doctype html><html lang="en"><title>Install ${escaped(world.app.name)}</title>
<h1>${escaped(world.app.name)} asks for access</h1>
<p>To the workspace: ${escaped(url.searchParams.get("scope") ?? "nothing")}</p>
<p>As yourself: ${escaped(url.searchParams.get("user_scope") ?? "nothing")}</p>
<form>${hidden.join("")}${buttons.join(" ")} <button name="sandbox_user" value="">Cancel</button></form></html>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
