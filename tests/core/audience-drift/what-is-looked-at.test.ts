import { describe, expect, it } from "@jest/globals";
import { NO_CLEARANCE } from "../../../src/core/subject.ts";
import { ACME, audienceOf, findingOf, GLOBEX, NOW, sharedWith } from "../builders.ts";
import { post } from "../workers.ts";
import { fileOf, placeOf, textJob, tsOf } from "../world.ts";
import { ACME_CAME, CLIENT, DAY, EMBARGO, grew, label, useGrowingRoom } from "./growing-room.ts";

const room = useGrowingRoom();

describe("what is looked at", () => {
  it("is as much as the policy says, and more is a gap", async () => {
    room.world.policy = { ...room.world.policy, drift: { days: 30, messages: 2, files: 20 } };
    for (let n = 0; n < 3; n += 1) room.said(`ssn ${n}`);
    await room.comes(ACME_CAME);
    expect(room.toldTo("UANA")[0]?.items).toHaveLength(2);
    expect(await room.world.deps.cases.gaps(0, room.world.now + 1)).toMatchObject([
      { reason: "too-large", what: "history" },
    ]);
  });

  it("is files as well, as many as the policy says", async () => {
    room.world.policy = { ...room.world.policy, drift: { days: 30, messages: 200, files: 1 } };
    room.world.file = fileOf("ssn of everybody");
    room.said("older", "UANA", ["F1"]);
    const ts = room.said("see the file", "UANA", ["F2"]);
    await room.comes(ACME_CAME);
    expect((await room.world.theCase(ts)).findings).toMatchObject([{ part: "file:F2" }]);
    expect(room.toldTo("UANA")[0]?.items).toHaveLength(1);
    expect(await room.world.deps.cases.gaps(0, room.world.now + 1)).toMatchObject([{ what: "history" }]);
  });

  it("is its cases alone where the conversation can't be read, and that is a gap", async () => {
    await post(room.world, textJob({ findings: [findingOf()] }));
    expect(room.world.nudges).toHaveLength(1);
    room.world.history = null;
    await room.comes(ACME_CAME);
    expect(room.toldTo("UANA")[0]?.items).toHaveLength(1);
    expect(room.world.nudges).toHaveLength(1);
    expect(await room.world.theCase()).toMatchObject({ ring: "external", nudgesRequested: 2, nudgesSent: 2 });
    expect(await room.world.deps.cases.gaps(0, room.world.now + 1)).toMatchObject([
      { reason: "unavailable", what: "history" },
    ]);
  });

  it("is not what is gone from the conversation, nor what was edited since", async () => {
    const ts = room.said("ssn");
    await post(room.world, textJob({ ref: placeOf(ts), findings: [findingOf()], revision: "newer", revisedAt: NOW }));
    await room.comes(ACME_CAME);
    room.world.history = [];
    await room.comes({ kind: "organisation", id: GLOBEX.id }, sharedWith(ACME, GLOBEX));
    expect(room.world.notices).toEqual([]);
  });

  it("is a late reply as well, whose thread began before all that is read", async () => {
    const ref = { ...placeOf(tsOf(NOW - 1_000)), threadTs: tsOf(NOW - 90 * DAY) };
    await post(room.world, textJob({ ref, findings: [findingOf()] }));
    await room.comes(ACME_CAME);
    expect(room.toldTo("UANA")).toHaveLength(1);
  });

  it("goes along when the conversation gets a new id, and so does what the register says of it", async () => {
    await room.world.register([
      { ...CLIENT, rooms: ["C0OTHER", "G0OLD"] },
      { ...EMBARGO, clearedFor: { ...NO_CLEARANCE, channels: ["G0OLD"] } },
      label({ type: "message", channelId: "G0OLD", ts: "1.1" }),
      label({ type: "file", fileId: "F1" }, { id: "lb_2" }),
    ]);
    await post(room.world, textJob({ ref: { ...placeOf("1.1"), channelId: "G0OLD" }, findings: [findingOf()] }));
    room.world.history = null;
    const offered = audienceOf({ externalOrgs: [ACME], pendingShare: true });
    await room.comes({ kind: "offer" }, offered, { previousChannelId: "G0OLD" });
    expect(await room.world.theCase()).toMatchObject({ ref: placeOf("1.1"), ring: "external" });
    expect(room.toldTo("UANA")).toHaveLength(1);
    const { register } = room.world.deps;
    expect(register.entry("cl_1")).toMatchObject({ rooms: ["C0OTHER", "C0HERE"] });
    expect(register.entry("em_1")).toMatchObject({ clearedFor: { channels: ["C0HERE"] } });
    expect(register.entry("lb_1")).toMatchObject({ target: { channelId: "C0HERE", ts: "1.1" } });
    expect(register.entry("lb_2")).toMatchObject({ target: { fileId: "F1" } });
  });
});

describe("labels", () => {
  it("clear the conversation they were put in only before those who were there", async () => {
    const ts = room.said("between us");
    await room.world.register([label({ type: "message", channelId: "C0HERE", ts })]);
    await room.comes(ACME_CAME);
    expect((await room.world.theCase(ts)).findings).toMatchObject([{ detector: "labelled-text", subjectId: "lb_1" }]);
    expect(room.world.notices.map(({ to, notice }) => [to.userId, grew(notice).as])).toEqual([
      ["UANA", "author"],
      ["UCLEO", "owner"],
    ]);
  });

  it("on files count with the message that shares them", async () => {
    room.world.file = fileOf("minutes");
    const ts = room.said("see the file", "UANA", ["F1"]);
    await room.world.register([label({ type: "file", fileId: "F1" })]);
    await room.comes(ACME_CAME);
    expect((await room.world.theCase(ts)).findings).toMatchObject([{ part: "file:F1", subjectId: "lb_1" }]);
  });

  it("on the conversation itself are told to their owner, once, and not to everybody who wrote in it", async () => {
    await room.world.register([label({ type: "channel", channelId: "C0HERE" })]);
    room.said("copied into a labelled channel");
    await room.comes(ACME_CAME);
    await room.comes(ACME_CAME);
    expect(room.world.notices).toHaveLength(1);
    expect(room.toldTo("UCLEO")).toMatchObject([{ as: "owner", items: [], more: 0, levels: ["confidential"] }]);
    await room.comes({ kind: "organisation", id: GLOBEX.id }, sharedWith(ACME, GLOBEX));
    expect(room.toldTo("UCLEO")).toHaveLength(2);
  });

  it("and embargoes that clear the conversation leave it silent, and their owner is told that it has grown", async () => {
    await room.world.register([{ ...EMBARGO, clearedFor: { ...NO_CLEARANCE, channels: ["C0HERE"] } }]);
    room.said("falcon is on track");
    await room.comes(ACME_CAME);
    await room.comes(ACME_CAME);
    expect(room.world.notices).toHaveLength(1);
    expect(room.toldTo("UCLEO")).toMatchObject([{ as: "owner", items: [], levels: [], cleared: ["P••• F•••"] }]);
  });
});
