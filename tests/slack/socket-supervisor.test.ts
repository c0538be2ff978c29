import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { SocketModeReceiver } from "@slack/bolt";
import { createLibraryLog } from "../../src/slack/library-log.ts";
import { superviseSocket } from "../../src/slack/socket-supervisor.ts";
import { QUIET_LOG } from "./quiet-log.ts";

describe("envelopes the socket client can't handle", () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  beforeAll(() => {
    process.on("unhandledRejection", note);
  });
  afterAll(() => {
    process.off("unhandledRejection", note);
  });

  it("end nothing, and what they carry is handed on", async () => {
    const { client } = new SocketModeReceiver({ appToken: "xapp-test", logger: createLibraryLog(QUIET_LOG) });
    const strays: unknown[] = [];
    let arrived: () => void = () => undefined;
    const rateLimited = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    superviseSocket({
      client,
      log: QUIET_LOG,
      onStray: async (payload) => {
        strays.push(payload);
        arrived();
      },
    });
    for (const frame of [
      "null",
      "7",
      '"x"',
      "{",
      '{"type":"events_api"}',
      '{"type":"events_api","payload":null}',
      "[]",
    ]) {
      client.emit("ws_message", frame, false);
    }
    client.emit("ws_message", new Uint8Array([255, 254]), true);
    const payload = { type: "app_rate_limited", team_id: "T0HOME", minute_rate_limited: 1 };
    client.emit("ws_message", JSON.stringify({ type: "events_api", envelope_id: "e1", payload }), false);
    await rateLimited;
    await new Promise((resolve) => setImmediate(resolve));
    expect(strays).toEqual([payload]);
    expect(unhandled).toEqual([]);
  });
});

describe("the libraries' log lines", () => {
  it("lose everything that could be content", () => {
    const said: unknown[] = [];
    const log = createLibraryLog({ ...QUIET_LOG, warn: (message, fields) => said.push([message, fields]) });
    log.warn(`Malformed request body: Unexpected token 'P', "Project Falcon" is not valid JSON`);
    log.warn(new SyntaxError("Project Falcon"));
    log.debug("Received a message on the WebSocket: Project Falcon");
    expect(said).toEqual([
      ["Slack library", { warning: "Malformed request body" }],
      ["Slack library", { warning: "SyntaxError" }],
    ]);
  });
});
