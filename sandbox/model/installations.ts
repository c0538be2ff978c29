import { randomBytes } from "node:crypto";
import type { AppConfig } from "../app-config.ts";
import { newId, nowSeconds } from "./ids.ts";
import type { Installation, Token, User } from "./records.ts";
import type { Workspace } from "./workspace.ts";

function secret(prefix: string): string {
  return `${prefix}-sandbox-${randomBytes(12).toString("hex")}`;
}

function addToken(workspace: Workspace, token: Omit<Token, "revoked">): Token {
  const record = { ...token, revoked: false };
  workspace.tokens.set(record.token, record);
  return record;
}

/** Installs the app in a workspace: its bot user and token, or more scopes for those it has. */
export function installApp(
  workspace: Workspace,
  app: AppConfig,
  teamId: string,
  scopes: readonly string[],
): Installation {
  const known = workspace.installations.get(teamId);
  if (known !== undefined) {
    known.botScopes = [...new Set([...known.botScopes, ...scopes])];
    const token = workspace.tokens.get(known.botToken);
    if (token !== undefined) {
      token.scopes = known.botScopes;
      token.revoked = false;
    }
    return known;
  }
  const isHome = teamId === workspace.homeTeamId;
  const bot: User = {
    id: isHome ? "U0SOTTO" : newId("U"),
    teamId,
    name: "sotto",
    realName: app.name,
    email: null,
    tz: "UTC",
    locale: "en-GB",
    role: "bot",
    deleted: false,
    presence: "active",
    botId: isHome ? "B0SOTTO" : newId("B"),
    appId: app.appId,
    updated: nowSeconds(),
  };
  workspace.users.set(bot.id, bot);
  const botId = bot.botId ?? "";
  const token = addToken(workspace, {
    token: secret("xoxb"),
    kind: "bot",
    teamId,
    userId: bot.id,
    botId,
    appId: app.appId,
    scopes: [...scopes],
  });
  const installation: Installation = {
    teamId,
    appId: app.appId,
    botUserId: bot.id,
    botId,
    botToken: token.token,
    botScopes: token.scopes,
    users: new Map(),
  };
  workspace.installations.set(teamId, installation);
  return installation;
}

/** Records a person's own consent and returns their token. */
export function authoriseUser(workspace: Workspace, app: AppConfig, userId: string, scopes: readonly string[]): string {
  const user = workspace.user(userId);
  const installation =
    workspace.installations.get(user.teamId) ?? installApp(workspace, app, user.teamId, app.botScopes);
  const known = installation.users.get(user.id);
  const all = [...new Set([...(known?.scopes ?? []), ...scopes])];
  const token =
    known?.token ??
    addToken(workspace, {
      token: secret("xoxp"),
      kind: "user",
      teamId: user.teamId,
      userId: user.id,
      botId: null,
      appId: app.appId,
      scopes: all,
    }).token;
  installation.users.set(user.id, { token, scopes: all, botId: known?.botId ?? newId("B") });
  const record = workspace.tokens.get(token);
  if (record !== undefined) {
    record.scopes = all;
    record.revoked = false;
  }
  return token;
}

/** The token for opening sockets and reading authorizations. */
export function issueAppToken(workspace: Workspace, app: AppConfig): string {
  return addToken(workspace, {
    token: secret("xapp"),
    kind: "app",
    teamId: workspace.homeTeamId,
    userId: null,
    botId: null,
    appId: app.appId,
    scopes: ["connections:write", "authorizations:read"],
  }).token;
}

/** Makes a token worthless and forgets the consent behind it. */
export function revokeToken(workspace: Workspace, token: Token): void {
  token.revoked = true;
  if (token.kind === "user" && token.userId !== null) {
    workspace.installations.get(token.teamId)?.users.delete(token.userId);
  }
  const userId = token.userId ?? "";
  workspace.emit({ kind: "token-revoked", teamId: token.teamId, userId, tokenKind: token.kind });
}
