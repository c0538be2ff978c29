import { authoriseUser, installApp, revokeToken } from "../model/installations.ts";
import type { JsonObject } from "../model/records.ts";
import { type Call, type MethodSpec, SlackFailure } from "./call.ts";

const ANYONE = { bot: [], user: [] } as const;

/** Tokens, installation and who one is. */
export const ACCOUNT_METHODS: Readonly<Record<string, MethodSpec>> = {
  "api.test": { required: [], ...ANYONE, tokens: [], tier: 4, run: apiTest },
  "auth.test": { required: [], ...ANYONE, tokens: ["bot", "user", "app"], tier: 5, run: authTest },
  "auth.revoke": { required: [], ...ANYONE, tokens: ["bot", "user"], tier: 3, run: authRevoke },
  "apps.connections.open": { required: [], ...ANYONE, tokens: ["app"], tier: 3, run: openConnection },
  "apps.event.authorizations.list": {
    required: ["event_context"],
    ...ANYONE,
    tokens: ["app"],
    tier: 5,
    run: listAuthorizations,
  },
  "oauth.v2.access": { required: [], ...ANYONE, tokens: [], tier: 5, run: oauthAccess },
  "team.info": {
    required: [],
    bot: ["team:read"],
    user: ["team:read"],
    tokens: ["bot", "user"],
    tier: 3,
    run: teamInfo,
  },
};

function apiTest(call: Call): JsonObject {
  const error = call.args.text("error");
  const args = { ...call.args.all } as JsonObject;
  if (error !== "") {
    throw new SlackFailure(error, { args });
  }
  return { args };
}

function authTest(call: Call): JsonObject {
  const { world, token, actor } = call;
  if (token.kind === "app") {
    return { app_name: world.app.name, app_id: world.app.appId };
  }
  const team = world.workspace.team(token.teamId);
  const answer: JsonObject = {
    url: `https://${team.domain}.slack.example/`,
    team: team.name,
    user: actor.name,
    team_id: team.id,
    user_id: actor.id,
    is_enterprise_install: false,
  };
  if (token.botId !== null) {
    answer.bot_id = token.botId;
  }
  return answer;
}

function authRevoke(call: Call): JsonObject {
  const isTest = call.args.flag("test");
  if (!isTest) {
    revokeToken(call.world.workspace, call.token);
  }
  return { revoked: !isTest };
}

function openConnection(call: Call): JsonObject {
  if (!call.token.scopes.includes("connections:write")) {
    throw new SlackFailure("missing_scope", {
      needed: "connections:write",
      provided: call.token.scopes.join(","),
    });
  }
  return { url: call.world.socketUrl() };
}

function listAuthorizations(call: Call): JsonObject {
  const authorizations = call.world.contexts.get(call.args.text("event_context"));
  if (authorizations === undefined) {
    throw new SlackFailure("invalid_event_context");
  }
  return { authorizations: authorizations.map((one) => ({ ...one })) };
}

function oauthAccess(call: Call): JsonObject {
  const { world, args } = call;
  const [id, secret] = clientCredentials(args.all);
  if (id !== world.clientId) {
    throw new SlackFailure("invalid_client_id");
  }
  if (secret !== world.clientSecret) {
    throw new SlackFailure("bad_client_secret");
  }
  const grant = world.codes.get(args.text("code"));
  if (grant === undefined) {
    throw new SlackFailure("invalid_code");
  }
  if (args.has("redirect_uri") && args.text("redirect_uri") !== grant.redirectUri) {
    throw new SlackFailure("bad_redirect_uri");
  }
  world.codes.delete(args.text("code"));
  const user = world.workspace.user(grant.userId);
  const team = world.workspace.team(user.teamId);
  const answer: JsonObject = {
    app_id: world.app.appId,
    authed_user: { id: user.id },
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
  };
  if (grant.botScopes.length > 0) {
    const installed = installApp(world.workspace, world.app, team.id, grant.botScopes);
    answer.access_token = installed.botToken;
    answer.token_type = "bot";
    answer.scope = installed.botScopes.join(",");
    answer.bot_user_id = installed.botUserId;
  }
  if (grant.userScopes.length > 0) {
    const token = authoriseUser(world.workspace, world.app, user.id, grant.userScopes);
    answer.authed_user = {
      id: user.id,
      scope: grant.userScopes.join(","),
      access_token: token,
      token_type: "user",
    };
  }
  return answer;
}

function clientCredentials(all: Readonly<Record<string, unknown>>): readonly [string, string] {
  return [String(all.client_id ?? ""), String(all.client_secret ?? "")];
}

function teamInfo(call: Call): JsonObject {
  const id = call.args.has("team") ? call.args.text("team") : call.token.teamId;
  const team = call.world.workspace.teams.get(id);
  if (team === undefined) {
    throw new SlackFailure("team_not_found");
  }
  return {
    team: {
      id: team.id,
      name: team.name,
      url: `https://${team.domain}.slack.example/`,
      domain: team.domain,
      email_domain: "",
      icon: { image_34: "", image_44: "", image_68: "", image_default: true },
      is_verified: false,
    },
  };
}
