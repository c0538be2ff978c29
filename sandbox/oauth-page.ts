import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { sendText } from "./http-request.ts";
import type { World } from "./world.ts";

/**
 * `/oauth/v2/authorize`: a form that asks who is consenting, and to what of that which is optional. With
 * `sandbox_user=NAME` it consents at once, which is how tests walk through an installation;
 * `sandbox_without=SCOPE,…` leaves optional scopes out.
 */
export function authorizePage(world: World, response: ServerResponse, url: URL): void {
  const { searchParams } = url;
  if (searchParams.get("client_id") !== world.clientId) {
    refuse(response, "invalid_client_id", "The client_id is not this workspace's app.");
    return;
  }
  const redirectUri = searchParams.get("redirect_uri") ?? world.app.redirectUrls[0];
  if (redirectUri === undefined) {
    refuse(
      response,
      "bad_redirect_uri",
      "The link names no redirect_uri and the app's manifest has no oauth_config.redirect_urls: there is nowhere to return to.",
    );
    return;
  }
  if (!URL.canParse(redirectUri)) {
    refuse(response, "bad_redirect_uri", "The redirect_uri is not an address.");
    return;
  }
  const who = searchParams.get("sandbox_user");
  const person = [...world.workspace.users.values()].find((user) => user.name === who || user.id === who);
  if (who !== null && who !== "" && person === undefined) {
    refuse(response, "user_not_found", `Nobody here is called ${who}.`);
    return;
  }
  if (who === null) {
    sendText(response, 200, page(world, url), "text/html");
    return;
  }
  const target = new URL(redirectUri);
  target.searchParams.set("state", searchParams.get("state") ?? "");
  if (person === undefined) {
    target.searchParams.set("error", "access_denied");
  } else {
    const code = randomBytes(12).toString("hex");
    world.codes.set(code, {
      userId: person.id,
      botScopes: listOf(searchParams.get("scope")),
      userScopes: allowedScopes(world, searchParams),
      redirectUri,
    });
    target.searchParams.set("code", code);
  }
  response.writeHead(302, { location: target.toString() });
  response.end();
}

/** Slack shows such faults to the person and does not lead them back. */
function refuse(response: ServerResponse, code: string, why: string): void {
  const words = `Something went wrong when authorizing this app: ${code}. ${why}`;
  sendText(
    response,
    400,
    `<!doctype html><html lang="en"><title>${code}</title><p>${escaped(words)}</p></html>`,
    "text/html",
  );
}

/** What is asked for as the person, less the optional scopes that were left out. */
function allowedScopes(world: World, searchParams: URLSearchParams): readonly string[] {
  const without = searchParams.getAll("sandbox_without").flatMap(listOf);
  return listOf(searchParams.get("user_scope")).filter(
    (scope) => !(without.includes(scope) && world.app.optionalUserScopes.includes(scope)),
  );
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
  const choices = listOf(url.searchParams.get("user_scope"))
    .filter((scope) => world.app.optionalUserScopes.includes(scope))
    .map(
      (scope) =>
        `<p><label><input type="checkbox" name="sandbox_without" value="${escaped(scope)}"> not ${escaped(scope)}</label></p>`,
    );
  return `<!doctype html><html lang="en"><title>Install ${escaped(world.app.name)}</title>
<h1>${escaped(world.app.name)} asks for access</h1>
<p>To the workspace: ${escaped(url.searchParams.get("scope") ?? "nothing")}</p>
<p>As yourself: ${escaped(url.searchParams.get("user_scope") ?? "nothing")}</p>
<form>${choices.join("")}<p>${hidden.join("")}${buttons.join(" ")} <button name="sandbox_user" value="">Cancel</button></p></form></html>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
