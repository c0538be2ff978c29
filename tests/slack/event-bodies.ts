type Json = Record<string, unknown>;

/** An event's body as Slack sends it to the app in the home workspace. */
export function envelope(event: Json): Json {
  return {
    type: "event_callback",
    team_id: "T0HOME",
    api_app_id: "A0SOTTO",
    event_id: "Ev1",
    event_time: 1_700_000_000,
    authorizations: [{ enterprise_id: null, team_id: "T0HOME", user_id: "U0SOTTO", is_bot: true }],
    is_ext_shared_channel: false,
    event,
  };
}

export function message(fields: Json): Json {
  return {
    type: "message",
    channel: "C0GENERAL",
    channel_type: "channel",
    user: "U0ANA",
    team: "T0HOME",
    ts: "1700000000.000100",
    event_ts: "1700000000.000100",
    text: "hello",
    ...fields,
  };
}

export function edit(before: Json, after: Json): Json {
  const { type, channel: _channel, channel_type: _kind, ...inner } = message({});
  return {
    ...message({ subtype: "message_changed", ts: "1700000061.000200", event_ts: "1700000061.000200", text: undefined }),
    message: { type, ...inner, ...after },
    previous_message: { type, ...inner, ...before },
  };
}

export function deletion(): Json {
  return message({
    subtype: "message_deleted",
    ts: "1700000070.000100",
    deleted_ts: "1700000000.000100",
    text: undefined,
  });
}
