import { describe, expect, it } from "@jest/globals";
import { createClueMemory } from "../../../src/core/clue-memory.ts";
import { cluedClients, said, scannerOf } from "./scanning.ts";

const CLIENTS = [
  { sector: "logistics", city: "Ilkley", employees: 120 },
  { sector: "logistics", city: "Skipton", employees: 120 },
  { sector: "dairy", city: "Ilkley", employees: 900 },
];

/** One author's messages in one thread, as the listener scans them. */
function conversation(built = scannerOf(CLIENTS)) {
  const memory = createClueMemory({ clock: { now: () => 0 } });
  let count = 0;
  return {
    built,
    say(text: string) {
      const ref = { teamId: "T1", channelId: "C1", ts: String(++count), threadTs: "0" };
      return said(built.scanner, text, { now: 0, earlier: memory.earlier(ref, "U1") });
    },
  };
}

describe("a conversation", () => {
  it("adds up, and says what came before", () => {
    const { say } = conversation();
    expect(say("so, logistics")).toEqual([]);
    expect(say("some 120 people")).toEqual([]);
    expect(say("it's in Ilkley")).toMatchObject([
      { subjectId: "client-0", clues: [{ kind: "place" }], earlierClues: ["sector", "size"] },
    ]);
  });

  it("leaves out what the message says itself", () => {
    const { say } = conversation();
    say("logistics in Skipton");
    const [finding] = say("and logistics in Ilkley");
    expect(finding).toMatchObject({ subjectId: "client-0" });
    expect(finding?.earlierClues).toBeUndefined();
    expect(say("dairy")).toMatchObject([{ subjectId: "client-2", earlierClues: ["place"] }]);
  });

  it("begins anew when the register changes", async () => {
    const { built, say } = conversation();
    say("logistics");
    await built.replace(cluedClients(CLIENTS));
    expect(say("Ilkley")).toEqual([]);
    expect(say("120 people in logistics")).toMatchObject([{ subjectId: "client-0", earlierClues: ["place"] }]);
  });
});
