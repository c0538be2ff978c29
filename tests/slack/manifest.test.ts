import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { App, type Receiver } from "@slack/bolt";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { registerChanges } from "../../src/handlers/changes.ts";
import { CHECK_SHORTCUT } from "../../src/handlers/check-modal.ts";
import { registerHome } from "../../src/handlers/home.ts";
import { SHORTCUTS } from "../../src/handlers/shortcuts.ts";
import { createClients } from "../../src/slack/clients.ts";
import { CONVERSATION_EVENTS } from "../../src/slack/conversation-change.ts";
import { decode } from "../../src/slack/decode.ts";
import { createDirectory } from "../../src/slack/directory.ts";
import { createTokens } from "../../src/slack/tokens.ts";
import { envelope, message } from "./event-bodies.ts";
import { QUIET_LOG } from "./quiet-log.ts";

const source = readFileSync(resolve(import.meta.dirname, "../../manifest.yml"), "utf8");
const document = parseDocument(source);

function listAt(...path: string[]): readonly string[] {
  const list = document.getIn(path);
  return isSeq(list) ? list.items.map((item) => (isScalar(item) ? String(item.value) : "")) : [];
}

/** Scopes of which one is enough to get the event, as Slack documents them. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  "message.channels": ["channels:history"],
  "message.groups": ["groups:history"],
  "message.im": ["im:history"],
  "message.mpim": ["mpim:history"],
  channel_shared: ["channels:read", "groups:read"],
  channel_unshared: ["channels:read", "groups:read"],
  channel_id_changed: [],
  channel_archive: ["channels:read"],
  channel_unarchive: ["channels:read"],
  channel_deleted: ["channels:read"],
  channel_rename: ["channels:read"],
  group_archive: ["groups:read"],
  group_unarchive: ["groups:read"],
  group_deleted: ["groups:read"],
  group_rename: ["groups:read"],
  member_joined_channel: ["channels:read", "groups:read"],
  member_left_channel: ["channels:read", "groups:read"],
  user_change: ["users:read"],
  team_join: ["users:read"],
  subteam_created: ["usergroups:read"],
  subteam_updated: ["usergroups:read"],
  subteam_members_changed: ["usergroups:read"],
  app_home_opened: [],
  tokens_revoked: [],
  app_uninstalled: [],
};

const botScopes = listAt("oauth_config", "scopes", "bot");
const userScopes = listAt("oauth_config", "scopes", "user");
const botEvents = listAt("settings", "event_subscriptions", "bot_events");
const userEvents = listAt("settings", "event_subscriptions", "user_events");

describe("the manifest", () => {
  it.each([
    ...botEvents.map((event) => [event, "bot"] as const),
    ...userEvents.map((event) => [event, "user"] as const),
  ])("has the scope that %s needs of the %s", (event, who) => {
    const needs = NEEDS[event];
    expect(needs).toBeDefined();
    const scopes = who === "bot" ? botScopes : userScopes;
    expect((needs ?? []).length === 0 || (needs ?? []).some((scope) => scopes.includes(scope))).toBe(true);
  });

  it("agrees with Slack's own list of events where that is at hand", () => {
    const path = resolve(import.meta.dirname, "../../../shared/slack-contract/events/events.json");
    if (!existsSync(path)) {
      return;
    }
    const events: readonly { name: string; scopes: readonly string[] }[] = JSON.parse(readFileSync(path, "utf8"));
    for (const event of [...botEvents, ...userEvents]) {
      const known = events.find((one) => one.name === event);
      for (const scope of known === undefined ? [] : (NEEDS[event] ?? [])) {
        expect([event, known?.scopes.includes(scope)]).toEqual([event, true]);
      }
    }
  });

  it("has a listener or the intake for every event, and no listener for an event it does not ask for", async () => {
    const heard: string[] = [];
    const receiver: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };
    const app = new App({ receiver, authorize: async () => ({ botToken: "xoxb-test" }), convoStore: false });
    const listen = app.event.bind(app);
    app.event = ((name: string, ...listeners: Parameters<typeof listen> extends [unknown, ...infer L] ? L : never) => {
      heard.push(name);
      listen(name, ...listeners);
    }) as typeof app.event;
    const clients = createClients({ log: QUIET_LOG });
    const tokens = createTokens({ botToken: "xoxb-test", userToken: null, installations: null });
    const directory = createDirectory({
      clients,
      tokens,
      clock: { now: Date.now },
      log: QUIET_LOG,
      reviewersGroup: null,
    });
    const home = { publish: async () => true };
    registerChanges(app, { directory, installations: null, home, log: QUIET_LOG });
    registerHome(app, { home });
    const others = [...botEvents, ...userEvents].filter(
      (event) => !event.startsWith("message.") && !CONVERSATION_EVENTS.has(event),
    );
    expect(heard.toSorted()).toEqual(others.toSorted());
    expect(decode(envelope(message({})), { includeBots: false }).kind).toBe("posted");
  });

  it("names the shortcuts and the command the handlers listen for", () => {
    const shortcuts = document.getIn(["features", "shortcuts"]);
    const ids = isSeq(shortcuts) ? shortcuts.items.map((item) => (isMap(item) ? item.get("callback_id") : null)) : [];
    expect(ids.toSorted()).toEqual([CHECK_SHORTCUT, ...Object.values(SHORTCUTS)].toSorted());
    expect(source).toMatch(/command: \/confidential[\s\S]*should_escape: true/);
  });

  it("justifies every scope and event by a comment on its group", () => {
    for (const [start, end] of [
      ["    bot:\n", "    user_optional:"],
      ["    bot_events:\n", "  interactivity:"],
    ] as const) {
      const part = source.slice(source.indexOf(start) + start.length, source.indexOf(end));
      const lines = part.split("\n").filter((line) => line.trim() !== "");
      expect(lines[0]).toMatch(/^\s*#/);
      expect(lines.filter((line) => line.trim().startsWith("#")).length).toBeGreaterThan(4);
    }
    const optional = listAt("oauth_config", "scopes", "user_optional");
    expect(optional.every((scope) => userScopes.includes(scope))).toBe(true);
  });

  it("stays within Slack's lengths", () => {
    const text = (...path: string[]): string => String(document.getIn(path) ?? "");
    expect(text("display_information", "description").length).toBeLessThanOrEqual(140);
    expect(text("display_information", "long_description").length).toBeGreaterThanOrEqual(174);
    for (const event of botEvents) {
      expect(botEvents.filter((one) => one === event)).toHaveLength(1);
    }
  });
});
