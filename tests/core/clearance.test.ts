import { describe, expect, it } from "@jest/globals";
import { resolveClearance } from "../../src/core/clearance.ts";
import { NO_CLEARANCE, type SubjectFacts } from "../../src/core/subject.ts";
import { factsOf, findingOf } from "./builders.ts";

/** A register that learns of `late` by refreshing, and a directory that knows one group. */
function knowing(known: readonly SubjectFacts[], late: readonly SubjectFacts[] = []) {
  const facts = new Map(known.map((subject) => [subject.id, subject]));
  const asked: (readonly string[])[] = [];
  let refreshed = 0;
  return {
    asked,
    refreshes: () => refreshed,
    deps: {
      register: {
        facts: (id: string) => facts.get(id) ?? null,
        entry: () => null,
        list: () => [],
        async refresh() {
          refreshed += 1;
          for (const subject of late) {
            facts.set(subject.id, subject);
          }
        },
        async put() {},
        remove: async () => false,
        addPassages: async () => undefined,
        labelsOf: () => [],
      },
      directory: {
        person: async () => null,
        async groupMembers(_teamId: string, groups: readonly string[]) {
          asked.push(groups);
          return new Set(groups.includes("S0PRESS") ? ["UBEN"] : []);
        },
        isReviewer: async () => false,
      },
    },
  };
}

const PRESS = factsOf({ id: "em_1", clearance: { ...NO_CLEARANCE, groups: ["S0PRESS"] } });
const OF_PRESS = findingOf({ subjectId: "em_1" });

describe("clearance", () => {
  it("is the people of a subject's groups, looked up once a subject", async () => {
    const world = knowing([PRESS]);
    const cleared = await resolveClearance([OF_PRESS, findingOf(), OF_PRESS], "T0HOME", world.deps);
    expect([...cleared("em_1").users]).toEqual(["UBEN"]);
    expect(world.asked).toEqual([["S0PRESS"]]);
  });

  it("is nobody's without groups, and then nobody is asked", async () => {
    const world = knowing([factsOf()]);
    const cleared = await resolveClearance([OF_PRESS], "T0HOME", world.deps);
    expect(cleared("em_1").users.size).toBe(0);
    expect(cleared("em_other").users.size).toBe(0);
    expect(world.asked).toEqual([]);
  });

  it("of a subject that another process registered a moment ago is looked for again", async () => {
    const world = knowing([factsOf({ id: "em_2" })], [PRESS]);
    const cleared = await resolveClearance([findingOf({ subjectId: "em_2" }), OF_PRESS], "T0HOME", world.deps);
    expect([...cleared("em_1").users]).toEqual(["UBEN"]);
  });

  it("of what is known, or needs none, costs no look at the store", async () => {
    const world = knowing([PRESS]);
    await resolveClearance([OF_PRESS, findingOf()], "T0HOME", world.deps);
    expect(world.refreshes()).toBe(0);
  });
});
