import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { AppConfig } from "./app-config.ts";
import { METHODS } from "./web-api/methods.ts";

const APP_ID = "A0SOTTO";
/** Scopes no method asks for by itself, which an app that may do everything has too. */
const EXTRA_SCOPES = ["app_mentions:read", "channels:history", "commands", "reactions:read", "im:history"];

interface ManifestFile {
  readonly display_information?: { readonly name?: string };
  readonly features?: {
    readonly app_home?: { readonly home_tab_enabled?: boolean; readonly messages_tab_enabled?: boolean };
    readonly slash_commands?: readonly { readonly command: string }[];
    readonly shortcuts?: readonly { readonly name: string; readonly type: string; readonly callback_id: string }[];
  };
  readonly oauth_config?: {
    readonly redirect_urls?: readonly string[];
    readonly scopes?: {
      readonly bot?: readonly string[];
      readonly user?: readonly string[];
      readonly user_optional?: readonly string[];
    };
  };
  readonly settings?: {
    readonly event_subscriptions?: {
      readonly bot_events?: readonly string[];
      readonly user_events?: readonly string[];
    };
  };
}

/** The app a manifest describes. @throws when the file cannot be read or is no YAML. */
export function appFromManifest(path: string): AppConfig {
  const manifest = parse(readFileSync(path, "utf8")) as ManifestFile;
  const { features, oauth_config: oauth, settings } = manifest;
  return {
    appId: APP_ID,
    name: manifest.display_information?.name ?? "App",
    botScopes: oauth?.scopes?.bot ?? [],
    userScopes: oauth?.scopes?.user ?? [],
    optionalUserScopes: oauth?.scopes?.user_optional ?? [],
    botEvents: settings?.event_subscriptions?.bot_events ?? [],
    userEvents: settings?.event_subscriptions?.user_events ?? [],
    commands: (features?.slash_commands ?? []).map((one) => one.command),
    shortcuts: (features?.shortcuts ?? []).map((one) => ({
      callbackId: one.callback_id,
      name: one.name,
      type: one.type,
    })),
    redirectUrls: oauth?.redirect_urls ?? [],
    homeTab: features?.app_home?.home_tab_enabled ?? false,
    messagesTab: features?.app_home?.messages_tab_enabled ?? false,
  };
}

/** An app that may do everything, hears all its bot can hear, and people's direct conversations. */
export function unrestrictedApp(): AppConfig {
  const all = (kind: "bot" | "user") => [
    ...new Set([...Object.values(METHODS).flatMap((spec) => spec[kind]), ...EXTRA_SCOPES]),
  ];
  return {
    appId: APP_ID,
    name: "Sotto",
    botScopes: all("bot"),
    userScopes: all("user"),
    optionalUserScopes: [],
    botEvents: null,
    userEvents: ["message.im", "message.mpim"],
    commands: null,
    shortcuts: null,
    redirectUrls: [],
    homeTab: true,
    messagesTab: true,
  };
}
