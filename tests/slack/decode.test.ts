import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { ConversationChange } from "../../src/slack/conversation-change.ts";
import { decode } from "../../src/slack/decode.ts";
import { deletion, edit, envelope, message } from "./event-bodies.ts";

const options = { includeBots: false };

describe("decoding a new message", () => {
  it("reads place, author, text and origin", () => {
    expect(decode(envelope(message({ text: "hello" })), options)).toEqual({
      kind: "posted",
      message: {
        ref: { teamId: "T0HOME", channelId: "C0GENERAL", ts: "1700000000.000100" },
        authorId: "U0ANA",
        authorTeamId: "T0HOME",
        text: "hello",
        files: [],
      },
      origin: {
        teamId: "T0HOME",
        enterpriseId: null,
        authorizedUserId: null,
        conversation: "channel",
        externalHint: false,
      },
      revisedAt: 1_700_000_000_000,
      truncated: false,
    });
  });

  it("takes the workspace Sotto is installed in, not the one that hosts a shared channel", () => {
    const body = { ...envelope(message({})), team_id: "T0ACME", is_ext_shared_channel: true };
    expect(decode(body, options)).toMatchObject({ origin: { teamId: "T0HOME", externalHint: true } });
  });

  it("knows through whose token a direct message came", () => {
    const body = {
      ...envelope(message({ channel: "D0ANABEN", channel_type: "im" })),
      authorizations: [{ team_id: "T0HOME", user_id: "U0BEN", is_bot: false }],
    };
    expect(decode(body, options)).toMatchObject({
      kind: "posted",
      origin: { conversation: "im", authorizedUserId: "U0BEN" },
    });
  });

  it.each([
    ["a reply", { thread_ts: "1699999999.000100" }, { threadTs: "1699999999.000100" }],
    ["a parent of a thread", { thread_ts: "1700000000.000100" }, {}],
    [
      "a broadcast reply",
      { subtype: "thread_broadcast", thread_ts: "1699999999.000100" },
      { threadTs: "1699999999.000100" },
    ],
    ["a message in the third person", { subtype: "me_message" }, {}],
  ])("reads %s", (_title, fields, thread) => {
    const decoded = decode(envelope(message(fields)), options);
    expect(decoded).toMatchObject({ kind: "posted", message: { ref: { ts: "1700000000.000100", ...thread } } });
    expect("message" in decoded && Object.keys(decoded.message.ref)).toHaveLength(Object.keys(thread).length + 3);
  });

  it("lists files, stubs of shared channels included, and leaves out what is gone", () => {
    const files = [
      { id: "F1", name: "a.csv", mimetype: "text/csv", size: 12 },
      { id: "F2", mode: "file_access", file_access: "check_file_info" },
      { id: "F3", mode: "tombstone" },
      { name: "no id" },
      null,
    ];
    const decoded = decode(envelope(message({ subtype: "file_share", text: "", files })), options);
    expect(decoded).toMatchObject({
      kind: "posted",
      message: {
        text: "a.csv\nno id",
        files: [{ id: "F1", name: "a.csv", mimetype: "text/csv", size: 12 }, { id: "F2" }],
      },
    });
  });
});

describe("decoding edits and deletions", () => {
  it("reads an edit with the time it was made", () => {
    const decoded = decode(
      envelope(edit({ text: "before" }, { text: "after", edited: { ts: "1700000060.000000" } })),
      options,
    );
    expect(decoded).toMatchObject({ kind: "edited", message: { text: "after" }, revisedAt: 1_700_000_061_000 });
  });

  it.each([
    ["nothing a reader sees has changed", { text: "same" }, { text: "same", edited: { ts: "1.0" } }],
    [
      "a preview adds no words",
      { text: "https://x.example" },
      { text: "https://x.example", attachments: [{ original_url: "https://x.example" }] },
    ],
    ["Slack repeats a broadcast reply", { text: "same" }, { text: "same", subtype: "thread_broadcast" }],
  ])("ignores an edit where %s", (_title, before, after) => {
    expect(decode(envelope(edit(before, after)), options)).toEqual({ kind: "ignored", why: "unchanged" });
  });

  it.each([
    ["a quoted message shows up", { text: "see" }, { text: "see", attachments: [{ text: "Project Falcon" }] }],
    ["a file goes", { text: "x", files: [{ id: "F1" }] }, { text: "x", files: [] }],
  ])("takes an edit where %s", (_title, before, after) => {
    expect(decode(envelope(edit(before, after)), options)).toMatchObject({ kind: "edited" });
  });

  it("takes an edit whose earlier text Slack does not tell", () => {
    const { previous_message: _gone, ...event } = edit({}, { text: "after", files: [{ id: "F1" }] });
    expect(decode(envelope(event), options)).toMatchObject({ kind: "edited", message: { files: [{ id: "F1" }] } });
  });

  it("reads a deletion, and a deleted parent that stays as a tombstone", () => {
    const ref = { teamId: "T0HOME", channelId: "C0GENERAL", ts: "1700000000.000100" };
    expect(decode(envelope(deletion()), options)).toMatchObject({ kind: "deleted", ref });
    const tombstone = edit({ text: "before" }, { subtype: "tombstone", text: "This message was deleted." });
    expect(decode(envelope(tombstone), options)).toMatchObject({ kind: "deleted", ref });
  });
});

describe("what is left out", () => {
  it.each([
    ["a join", message({ subtype: "channel_join" }), "subtype"],
    ["a topic", message({ subtype: "channel_topic" }), "subtype"],
    ["the echo of a reply", message({ subtype: "message_replied" }), "subtype"],
    ["another app's post", message({ subtype: "bot_message", bot_id: "B0OTHER", user: undefined }), "bot"],
    ["another app's post as its bot user", message({ bot_id: "B0OTHER", app_id: "A0OTHER" }), "bot"],
    ["Sotto's own post", message({ user: "U0SOTTO", bot_id: "B0SOTTO", app_id: "A0SOTTO" }), "own"],
    ["Sotto's bot user", message({ user: "U0SOTTO" }), "own"],
    ["what a person writes to Sotto", message({ channel: "D0BOT", channel_type: "im" }), "with-app"],
    ["a notice without a place", message({ subtype: "channel_join", channel: undefined }), "subtype"],
    ["another app's post without a place", message({ subtype: "bot_message", bot_id: "B1", ts: null }), "bot"],
    ["a deletion of nothing", { ...deletion(), deleted_ts: null }, "malformed"],
  ])("%s", (_title, event, why) => {
    expect(decode(envelope(event), options)).toEqual({ kind: "ignored", why });
  });

  it("reads what Sotto posted in a person's name as theirs, where it can be told from its own", () => {
    const stamped = message({ bot_id: "B0ANA", app_id: "A0SOTTO" });
    expect(decode(envelope(stamped), options)).toMatchObject({ kind: "posted", message: { authorId: "U0ANA" } });
    const untold = { ...envelope(stamped), authorizations: [{ team_id: "T0HOME", user_id: "U0BEN", is_bot: false }] };
    expect(decode(untold, options)).toEqual({ kind: "ignored", why: "own" });
    const told = { ...options, ownUserId: "U0SOTTO" };
    expect(decode(untold, told)).toMatchObject({ kind: "posted", message: { authorId: "U0ANA" } });
    const own = { ...untold, event: message({ user: "U0SOTTO", bot_id: "B0SOTTO", app_id: "A0SOTTO" }) };
    expect(decode(own, told)).toEqual({ kind: "ignored", why: "own" });
    const nobody = message({ user: undefined, bot_id: "B0SOTTO", app_id: "A0SOTTO" });
    expect(decode(envelope(nobody), options)).toEqual({ kind: "ignored", why: "own" });
  });

  it("reads other apps' posts when the policy includes them, Sotto's own never", () => {
    const include = { includeBots: true };
    const foreign = message({ subtype: "bot_message", bot_id: "B0OTHER", user: undefined });
    expect(decode(envelope(foreign), include)).toMatchObject({ kind: "posted", message: { authorId: "B0OTHER" } });
    expect(decode(envelope(message({ user: "U0SOTTO", app_id: "A0SOTTO", bot_id: "B0SOTTO" })), include)).toMatchObject(
      { why: "own" },
    );
  });
});

describe("sloppy messages", () => {
  it.each([
    [1_700_000_000.5, "1700000000.500000"],
    [1_700_000_000.0001, "1700000000.000100"],
    [1_700_000_000, "1700000000.000000"],
    ["1700000000", "1700000000"],
  ])("are known by a timestamp of %p", (ts, expected) => {
    expect(decode(envelope(message({ ts, thread_ts: ts })), options)).toMatchObject({
      kind: "posted",
      message: { ref: { ts: expected } },
    });
    expect(decode(envelope({ ...deletion(), deleted_ts: ts }), options)).toMatchObject({ ref: { ts: expected } });
  });

  it("are dated by an edit's numbers as well", () => {
    const event = edit({ text: "before" }, { text: "after", edited: { ts: 1_700_000_099 } });
    expect(decode(envelope(event), options)).toMatchObject({ kind: "edited", revisedAt: 1_700_000_099_000 });
  });

  it.each<[string, Record<string, unknown>, string | null]>([
    ["place", { channel: undefined }, null],
    ["author", { user: undefined }, "C0GENERAL"],
    ["author that is a string", { user: 7 }, "C0GENERAL"],
    ["timestamp", { ts: undefined }, "C0GENERAL"],
    ["timestamp that is one", { ts: "yesterday" }, "C0GENERAL"],
    ["number that is a time", { ts: Number.MAX_VALUE }, "C0GENERAL"],
    ["message in its edit", { subtype: "message_changed" }, "C0GENERAL"],
  ])("can't be read without a %s", (_title, fields, channelId) => {
    expect(decode(envelope(message(fields)), options)).toEqual({ kind: "malformed", teamId: "T0HOME", channelId });
  });
});

describe("changes of conversations", () => {
  const changes: readonly [string, Record<string, unknown>, Partial<ConversationChange>][] = [
    ["channel_shared", { channel: "C1", connected_team_id: "T2" }, { arrivals: [{ kind: "organisation", id: "T2" }] }],
    ["channel_shared", { channel: "C1" }, { arrivals: [{ kind: "offer" }] }],
    ["channel_rename", { channel: { id: "C1", name: "new" } }, {}],
    [
      "channel_id_changed",
      { old_channel_id: "G1", new_channel_id: "C1" },
      { previousChannelId: "G1", arrivals: [{ kind: "offer" }] },
    ],
    ["member_joined_channel", { channel: "C1", user: "U1" }, { arrivals: [{ kind: "person", id: "U1" }] }],
    ["member_left_channel", { channel: "C1", user: "U1" }, {}],
    ["shared_channel_invite_accepted", { channel: { id: "C1" } }, { arrivals: [{ kind: "offer" }] }],
    ["message", { channel: "C1", subtype: "channel_convert_to_public" }, { arrivals: [{ kind: "everybody" }] }],
    ["message", { channel: "C1", subtype: "channel_convert_to_private" }, {}],
  ];

  it.each(changes)("reads %s %j", (type, fields, change) => {
    expect(decode(envelope({ type, ...fields }), options)).toEqual({
      kind: "conversation-changed",
      origin: expect.objectContaining({ teamId: "T0HOME", conversation: "channel", authorizedUserId: null }),
      channelId: "C1",
      previousChannelId: null,
      arrivals: [],
      ...change,
    });
  });

  it("takes its own coming for nobody's", () => {
    const joined = envelope({ type: "member_joined_channel", channel: "C1", user: "U0SOTTO" });
    expect(decode(joined, options)).toMatchObject({ arrivals: [] });
  });

  it.each([
    [{ id: "U1", is_restricted: true }, "guest-changed"],
    [{ id: "U1", is_ultra_restricted: true }, "guest-changed"],
    [{ id: "U1", is_restricted: true, deleted: true }, "ignored"],
    [{ id: "U1" }, "ignored"],
    [null, "ignored"],
  ])("hears of a person who is a guest: %j", (user, kind) => {
    expect(decode(envelope({ type: "user_change", user }), options)).toMatchObject({ kind });
  });

  it("reads Slack's word that events were withheld", () => {
    expect(decode({ type: "app_rate_limited", team_id: "T1", minute_rate_limited: 1 }, options)).toEqual({
      kind: "rate-limited",
      teamId: "T1",
    });
  });
});

describe("foreign input", () => {
  it("never throws", () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(decode(body, options).kind).toBeDefined();
      }),
      { numRuns: 300 },
    );
    const subtypes = fc.constantFrom(undefined, "message_changed", "message_deleted", "file_share", 7);
    fc.assert(
      fc.property(fc.jsonValue(), subtypes, fc.jsonValue(), (anything, subtype, other) => {
        const event = {
          type: "message",
          channel: "C1",
          ts: "1.1",
          user: other,
          subtype,
          message: anything,
          previous_message: other,
          text: other,
          files: anything,
          edited: other,
        };
        expect(decode({ ...envelope(event), authorizations: other }, options).kind).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});
