import type { Channel, Ephemeral, SlackMessage, StoredFile, User, UserGroup, ViewRecord } from "./records.ts";

/** What just happened in the workspace; deliveries and waiting tests are driven by it. */
export type Change =
  | { readonly kind: "message-posted"; readonly channel: Channel; readonly message: SlackMessage }
  | {
      readonly kind: "message-changed";
      readonly channel: Channel;
      readonly message: SlackMessage;
      readonly previous: SlackMessage;
    }
  | { readonly kind: "message-deleted"; readonly channel: Channel; readonly previous: SlackMessage }
  | { readonly kind: "ephemeral-changed"; readonly ephemeral: Ephemeral }
  | {
      readonly kind: "member-joined" | "member-left";
      readonly channel: Channel;
      readonly userId: string;
      readonly actorId: string | null;
    }
  | {
      readonly kind: "channel-created" | "channel-archived" | "channel-unarchived" | "channel-renamed";
      readonly channel: Channel;
      readonly actorId: string;
    }
  | { readonly kind: "channel-shared" | "channel-unshared"; readonly channel: Channel; readonly teamId: string }
  | { readonly kind: "share-offered"; readonly channel: Channel; readonly teamId: string }
  | { readonly kind: "channel-id-changed"; readonly channel: Channel; readonly oldId: string }
  | {
      readonly kind: "file-shared";
      readonly channel: Channel;
      readonly file: StoredFile;
      readonly userId: string;
    }
  | { readonly kind: "file-deleted"; readonly file: StoredFile }
  | { readonly kind: "view-changed"; readonly record: ViewRecord }
  | { readonly kind: "home-opened"; readonly userId: string; readonly channel: Channel; readonly teamId: string }
  | { readonly kind: "group-changed"; readonly group: UserGroup }
  | { readonly kind: "user-changed"; readonly user: User }
  | {
      readonly kind: "reaction-added";
      readonly channel: Channel;
      readonly message: SlackMessage;
      readonly userId: string;
      readonly name: string;
    }
  | { readonly kind: "token-revoked"; readonly teamId: string; readonly userId: string; readonly tokenKind: string }
  | { readonly kind: "traffic" };
