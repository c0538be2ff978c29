import type { JsonObject, User } from "../model/records.ts";
import { sharesConversation, visibleUser } from "./access.ts";
import { type Call, type MethodSpec, SlackFailure } from "./call.ts";
import { groupObject, userObject } from "./objects.ts";
import { nextCursor, page } from "./paging.ts";

const PEOPLE = ["users:read"];
const GROUPS = ["usergroups:read"];
const TOKENS = ["bot", "user"] as const;

/** People, bots and user groups. */
export const PEOPLE_METHODS: Readonly<Record<string, MethodSpec>> = {
  "users.info": { required: ["user"], bot: PEOPLE, user: PEOPLE, tokens: TOKENS, tier: 4, run: usersInfo },
  "users.list": { required: [], bot: PEOPLE, user: PEOPLE, tokens: TOKENS, tier: 2, run: usersList },
  "users.lookupByEmail": {
    required: ["email"],
    bot: ["users:read.email"],
    user: ["users:read.email"],
    tokens: TOKENS,
    tier: 3,
    run: usersLookupByEmail,
  },
  "users.getPresence": { required: [], bot: PEOPLE, user: PEOPLE, tokens: TOKENS, tier: 3, run: usersGetPresence },
  "bots.info": { required: [], bot: PEOPLE, user: PEOPLE, tokens: TOKENS, tier: 3, run: botsInfo },
  "usergroups.list": { required: [], bot: GROUPS, user: GROUPS, tokens: TOKENS, tier: 2, run: usergroupsList },
  "usergroups.users.list": {
    required: ["usergroup"],
    bot: GROUPS,
    user: GROUPS,
    tokens: TOKENS,
    tier: 2,
    run: usergroupsUsersList,
  },
};

function usersInfo(call: Call): JsonObject {
  return { user: localised(call, visibleUser(call, call.args.text("user")), "full") };
}

/** Slack says which language somebody uses only when asked. */
function localised(call: Call, user: User, form: "full" | "list"): JsonObject {
  const object = userObject(call, user, form);
  return call.args.flag("include_locale") ? { ...object, locale: user.locale } : object;
}

function usersList(call: Call): JsonObject {
  const users = [...call.world.workspace.users.values()].filter((user) => isListed(call, user));
  const { items, next } = page(call, users, 1000, 1000);
  return {
    members: items.map((user) => localised(call, user, "list")),
    cache_ts: Math.floor(Date.now() / 1000),
    ...nextCursor(next),
  };
}

function isListed(call: Call, user: User): boolean {
  return user.teamId === call.token.teamId || sharesConversation(call, user);
}

function usersLookupByEmail(call: Call): JsonObject {
  const email = call.args.text("email").toLowerCase();
  const user = [...call.world.workspace.users.values()].find(
    (one) => one.email?.toLowerCase() === email && !one.deleted && one.teamId === call.token.teamId,
  );
  if (user === undefined) {
    throw new SlackFailure("users_not_found");
  }
  return { user: userObject(call, user) };
}

/** Others see only the word; the details Slack adds are for the person themselves. */
function usersGetPresence(call: Call): JsonObject {
  const user = call.args.has("user") ? visibleUser(call, call.args.text("user")) : call.actor;
  return { presence: user.presence };
}

function botsInfo(call: Call): JsonObject {
  const { workspace } = call.world;
  const id = call.args.text("bot");
  const bot = workspace.botByBotId(id) ?? personBehind(call, id);
  if (bot === null) {
    throw new SlackFailure("bot_not_found");
  }
  return {
    bot: {
      id,
      deleted: bot.deleted,
      name: call.world.app.name,
      updated: bot.updated,
      app_id: call.world.app.appId,
      user_id: bot.id,
      icons: { image_36: "", image_48: "", image_72: "" },
    },
  };
}

/** The person whose consent an app's posts with this id stand for. */
function personBehind({ world, token }: Call, botId: string): User | null {
  const consents = world.workspace.installations.get(token.teamId)?.users ?? [];
  const found = [...consents].find(([, consent]) => consent.botId === botId);
  return found === undefined ? null : world.workspace.user(found[0]);
}

function usergroupsList(call: Call): JsonObject {
  const groups = [...call.world.workspace.groups.values()].filter((group) => group.teamId === call.token.teamId);
  return { usergroups: groups.map((group) => groupObject(group, call.args.flag("include_users"))) };
}

function usergroupsUsersList(call: Call): JsonObject {
  const group = call.world.workspace.groups.get(call.args.text("usergroup"));
  if (group === undefined || group.teamId !== call.token.teamId) {
    throw new SlackFailure("no_such_subteam");
  }
  return { users: [...group.users] };
}
