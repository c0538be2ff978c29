import type { Workspace } from "./workspace.ts";

/** A command's words as Slack sends them with `should_escape`: people, groups and channels by id. */
export function commandText(workspace: Workspace, typed: string): string {
  return typed
    .replaceAll(/(?<!\S)@([\w.-]*\w)/g, (whole, name: string) => {
      const user = [...workspace.users.values()].find((one) => one.name === name);
      const group = [...workspace.groups.values()].find((one) => one.handle === name);
      return user !== undefined
        ? `<@${user.id}|${user.name}>`
        : group !== undefined
          ? `<!subteam^${group.id}|@${group.handle}>`
          : whole;
    })
    .replaceAll(/(?<!\S)#([\w-]+)/g, (whole, name: string) => {
      const channel = [...workspace.channels.values()].find((one) => one.name === name);
      return channel === undefined ? whole : `<#${channel.id}|${channel.name}>`;
    });
}
