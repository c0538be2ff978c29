import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { consent, digestFor, ephemeral, eventCount, eventsReach } from "./driving.ts";
import { ANSWER_IDS, answerIdsOf, type Backend, saidIn, startWorld, type World } from "./world.ts";

/** A valid-looking identifier that must turn up nowhere but in the author's own message. */
const SSN = "536-22-8417";
const ABOUT_A_PATIENT = `her social security number is ${SSN}`;

/** What must be true of every combination of transport, database and queue. */
export function describeEndToEnd(title: string, backend: Backend): void {
  describe(title, () => {
    let world: World;
    beforeAll(async () => {
      world = await startWorld({ backend, policy: "deadlineMinutes: 0.05\n" });
    }, 120_000);
    afterAll(async () => {
      await world.stop();
    }, 30_000);

    it("says nothing about ordinary messages, and asks Slack nothing", async () => {
      const { slack } = world;
      const before = slack.calls().length;
      await slack.as("ana").post("#acme-shared", "Lunch at one? The usual place is fine by me.");
      await slack.delivered();
      expect(slack.calls().slice(before)).toEqual([]);
    });

    it("asks before outsiders, names them, repeats nothing, and takes an answer once", async () => {
      const { slack } = world;
      await slack.as("ana").post("#acme-shared", ABOUT_A_PATIENT);
      const nudge = await slack.nudgeFor("ana");
      expect(nudge.kind).toBe("ephemeral");
      expect(answerIdsOf(nudge)).toEqual(ANSWER_IDS);
      expect(saidIn(nudge)).toContain("Acme Corp");
      expect(saidIn(nudge)).not.toContain(SSN);
      const [answer] = await Promise.all([
        slack.as("ana").click(nudge, "share_anyway"),
        slack.as("ana").click(nudge, "share_anyway"),
      ]);
      expect(answer.acknowledged).toBe(true);
      await ephemeral(world, "ana", /noted/i);
      const digest = await digestFor(world);
      expect(digest).toMatch(/: 1 Hinweis, 1 geteilt/);
      expect(digest).not.toContain("bestritten");
    });

    it("tells an author once a day about one thing in one conversation", async () => {
      const { slack } = world;
      const before = slack.calls("chat.postEphemeral").length;
      await slack.as("ana").post("#acme-shared", `again, ${ABOUT_A_PATIENT}`);
      await slack.as("ben").post("#acme-shared", ABOUT_A_PATIENT);
      await slack.nudgeFor("ben");
      expect(slack.calls("chat.postEphemeral").length - before).toBe(1);
    });

    it("speaks the author's language", async () => {
      const { slack } = world;
      await slack.as("cleo").post("#general", ABOUT_A_PATIENT);
      const nudge = await slack.nudgeFor("cleo");
      expect(saidIn(nudge)).toContain("Deine Nachricht enthält offenbar *eine US-Sozialversicherungsnummer*.");
      expect(answerIdsOf(nudge)).toEqual(ANSWER_IDS);
      await slack.as("cleo").click(nudge, "not_sensitive");
      await ephemeral(world, "cleo", /Fehlalarm/);
    });

    it("nudges in the thread where it was said", async () => {
      const { slack } = world;
      const parent = await slack.as("ana").post("#guest-room", "What do we know of her?");
      await slack.as("ana").post("#guest-room", ABOUT_A_PATIENT, { thread: parent });
      const nudge = await slack.nudgeFor("ana");
      expect(nudge.threadTs).toBe(parent.ts);
      expect(saidIn(nudge)).toContain("2 guests");
    });

    it("keeps an embargo: registered by its owner, told with its lift, silent for the cleared", async () => {
      const { slack } = world;
      const answered = await slack
        .as("ana")
        .command('/confidential embargo "Project Falcon" until 2031-12-01 09:00 Europe/London for @cleo', "#general");
      expect(answered.acknowledged).toBe(true);
      expect(answered.tookMs).toBeLessThan(3_000);
      await ephemeral(world, "ana", /embargo/i);
      await slack.as("ben").post("#acme-shared", "Is project falcon still on for December?");
      const nudge = await slack.nudgeFor("ben");
      expect(saidIn(nudge)).toContain("2031");
      expect(saidIn(nudge)).not.toMatch(/falcon/i);
      const alert = await slack.nextMessage("#security-review");
      expect(saidIn(alert)).not.toMatch(/falcon/i);
    });

    it("removes with the author's own token, and settles the case", async () => {
      const { slack } = world;
      await consent(world, "ben");
      const message = await slack.as("ben").post("#globex-shared", `ssn ${SSN}`);
      const nudge = await slack.nudgeFor("ben");
      await slack.as("ben").click(nudge, "remove");
      await slack.waitFor(() => slack.message(message) === null, 10_000, "the message to be removed");
    });

    it("knows a client's own room and the wrong one", async () => {
      const { slack } = world;
      // A worker of its own learns of both when it meets the second.
      await slack.as("ana").command("/confidential client add Globex room #globex-shared", "#general");
      await ephemeral(world, "ana", /G•••/);
      await slack.as("ana").command("/confidential client add Initech room #acme-shared", "#general");
      await ephemeral(world, "ana", /I•••/);
      const before = slack.calls("chat.postEphemeral").length;
      await slack.as("ana").post("#acme-shared", "Initech liked the draft.");
      await slack.as("ana").post("#globex-shared", "Initech liked the draft.");
      const nudge = await slack.nudgeFor("ana");
      expect(nudge.channelId).toBe(slack.channelId("#globex-shared"));
      expect(saidIn(nudge)).not.toMatch(/initech/i);
      const meant = `You may have meant <#${slack.channelId("#acme-shared")}>`;
      expect(saidIn(nudge)).toContain(`This is *G•••*'s room. ${meant}.`);
      expect(slack.calls("chat.postEphemeral").length - before).toBe(1);
    });

    it("treats an offered share as external", async () => {
      const { slack } = world;
      await slack.as("ben").post("#globex-pending", ABOUT_A_PATIENT);
      expect(saidIn(await slack.nudgeFor("ben"))).toContain("Globex");
    });

    it("reads files", async () => {
      const { slack } = world;
      await slack.as("ana").upload("#globex-shared", { name: "notes.csv", text: `name,ssn\nA. Person,${SSN}\n` });
      const nudge = await slack.nudgeFor("ana");
      expect(saidIn(nudge)).not.toContain(SSN);
    });

    it("settles by itself when the message is deleted or edited", async () => {
      const { slack } = world;
      const settled = eventCount(world, "settled");
      const removed = eventCount(world, "removed");
      const first = await slack.as("ben").post("#press", `ssn ${SSN}`);
      await slack.nudgeFor("ben");
      await slack.as("ben").edit(first, "never mind");
      await eventsReach(world, "settled", settled + 1);
      const second = await slack.as("ana").post("#press", `ssn ${SSN}`);
      await slack.nudgeFor("ana");
      await slack.as("ana").delete(second);
      await eventsReach(world, "removed", removed + 1);
    });

    it("tells reviewers when nobody answers in time", async () => {
      const { slack } = world;
      await eventsReach(world, "escalated", 1);
      await slack.waitFor(() =>
        slack
          .as("cleo")
          .sees("#security-review")
          .find((shown) => /answered/i.test(shown.plain)),
      );
    });

    it("lets only the author answer", async () => {
      const { slack } = world;
      await slack.as("ana").setPresence("away");
      await slack.as("ana").post("#guest-room", "card 4539 1488 0343 6467, for the hotel");
      const nudge = await slack.nudgeFor("ana");
      expect(nudge.kind).toBe("message");
      slack.as("ana").setPresence("active");
      await slack.as("ben").click(nudge, "share_anyway");
      await ephemeral(world, "ben", /only the person who posted/i);
    });

    it("reaches people in direct messages between them", async () => {
      const { slack } = world;
      await consent(world, "ana");
      await slack.as("ana").post("@ben", `her passport and ssn ${SSN}`);
      const nudge = await slack.nudgeFor("ana");
      expect(answerIdsOf(nudge)).toEqual(ANSWER_IDS);
    });

    it("speaks again when the audience got worse", async () => {
      const { slack } = world;
      await slack.as("ben").post("#acme-internal", `ssn ${SSN}`);
      await slack.nudgeFor("ben");
      slack.share("#acme-internal", "T0ACME");
      await slack.delivered();
      await slack.as("ben").post("#acme-internal", `as I said, ssn ${SSN}`);
      expect(saidIn(await slack.nudgeFor("ben"))).toContain("Acme Corp");
      // Of what was said there before, a few seconds later.
      expect(saidIn(await slack.nudgeFor("ben"))).toContain("More people can read along");
    });

    it("changes nothing when Slack sends an event again", async () => {
      const { slack } = world;
      const before = slack.calls("chat.postEphemeral").length + slack.calls("chat.postMessage").length;
      for (const event of slack.events("message").slice(-5)) {
        slack.repeatEvent(event.eventId);
      }
      await slack.delivered();
      await digestFor(world);
      expect(
        slack.calls("chat.postEphemeral").length + slack.calls("chat.postMessage").length - before,
      ).toBeLessThanOrEqual(1);
    });
  });
}
