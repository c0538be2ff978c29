import { describe, expect, it } from "@jest/globals";
import { createTurns } from "../../src/core/in-turn.ts";

describe("turns", () => {
  it("are taken one after the other under a key, in the order they were given", async () => {
    const inTurn = createTurns();
    const said: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = inTurn("ana", async () => {
      await gate.promise;
      said.push("first");
    });
    const second = inTurn("ana", async () => said.push("second"));
    await inTurn("ben", async () => said.push("another's"));
    expect(said).toEqual(["another's"]);
    gate.resolve();
    await Promise.all([first, second]);
    expect(said).toEqual(["another's", "first", "second"]);
  });

  it("give back what the work came to", async () => {
    const inTurn = createTurns();
    expect(await inTurn("ana", async () => 7)).toBe(7);
    await expect(inTurn("ana", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  });

  it("come whatever became of the turn before", async () => {
    const inTurn = createTurns();
    const failed = inTurn("ana", () => Promise.reject(new Error("away")));
    const next = inTurn("ana", async () => "told");
    await expect(failed).rejects.toThrow("away");
    expect(await next).toBe("told");
  });

  it("hold while a third waits behind a second that is under way", async () => {
    const inTurn = createTurns();
    const gate = Promise.withResolvers<void>();
    let underWay = false;
    const first = inTurn("ana", async () => {});
    const second = inTurn("ana", async () => {
      underWay = true;
      await gate.promise;
      underWay = false;
    });
    await first;
    const third = inTurn("ana", async () => underWay);
    gate.resolve();
    await second;
    expect(await third).toBe(false);
  });
});
