import type { AppConfig } from "../app-config.ts";
import { createChannel } from "./channels.ts";
import { nowSeconds } from "./ids.ts";
import { authoriseUser, installApp } from "./installations.ts";
import type { Seed } from "./seed-shape.ts";
import { Workspace } from "./workspace.ts";

/** Builds the workspace a seed describes, with the app installed at home. */
export function plant(seed: Seed, app: AppConfig): Workspace {
  const home = seed.teams[0];
  if (home === undefined) {
    throw new Error("A seed needs at least one team.");
  }
  const workspace = new Workspace(home.id);
  for (const team of seed.teams) {
    workspace.teams.set(team.id, { ...team, enterpriseId: team.enterpriseId ?? null });
  }
  for (const user of seed.users) {
    workspace.users.set(user.id, {
      id: user.id,
      teamId: user.team ?? home.id,
      name: user.name,
      realName: user.realName,
      email: user.email ?? null,
      tz: user.tz ?? "Europe/London",
      locale: user.locale ?? "en-GB",
      role: user.role ?? "full",
      deleted: user.deleted ?? false,
      presence: user.presence ?? "active",
      botId: null,
      appId: null,
      updated: nowSeconds(),
    });
  }
  const installation = installApp(workspace, app, home.id, app.botScopes);
  for (const group of seed.groups) {
    const users = group.users.map((name) => workspace.user(name).id);
    workspace.groups.set(group.id, { ...group, teamId: home.id, users });
  }
  for (const one of seed.channels) {
    const members = one.members.map((name) => workspace.user(name).id);
    const channel = createChannel(workspace, {
      id: one.id,
      kind: one.kind,
      name: one.name,
      creator: members[0] ?? installation.botUserId,
      members: one.app === true ? [...members, installation.botUserId] : members,
    });
    workspace.channels.set(channel.id, {
      ...channel,
      hostTeamId: home.id,
      general: one.general ?? false,
      archived: one.archived ?? false,
      topic: one.topic ?? "",
      connectedTeamIds: [...(one.sharedWith ?? [])],
      pendingTeamIds: [...(one.pendingWith ?? [])],
    });
  }
  for (const user of seed.users) {
    if (user.authorised === true) {
      authoriseUser(workspace, app, user.id, app.userScopes);
    }
  }
  return workspace;
}
