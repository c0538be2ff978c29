import { describe, expect, it } from "@jest/globals";
import { reasonsOf } from "../../src/core/nudging.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { subjectFacts } from "../../src/core/subject.ts";
import { findingOf } from "./builders.ts";

const facts = subjectFacts({
  kind: "client",
  id: "cl_1",
  name: "Acme Corp",
  aliases: [],
  domains: [],
  people: [],
  accounts: [],
  rooms: [],
  clues: {},
});

describe("the reason clues give", () => {
  it("has their kinds, each once, and never whom they fit", () => {
    const finding = findingOf({
      detector: "client-jigsaw",
      kind: "registered-clues",
      subjectId: "cl_1",
      clues: [
        { kind: "place", start: 0, end: 1 },
        { kind: "size", start: 2, end: 3 },
        { kind: "place", start: 4, end: 5 },
      ],
      earlierClues: ["sector"],
    });
    const [reason] = reasonsOf([{ finding: { ...finding, part: "text" }, policyClass: "jigsaw" }], {
      register: {
        facts: () => facts,
        entry: () => null,
        list: () => [],
        put: async () => undefined,
        add: async () => false,
        remove: async () => false,
        addPassages: async () => undefined,
        labelsOf: () => [],
        refresh: async () => undefined,
      },
      titleOf: () => "clues",
      policy: DEFAULT_POLICY,
    });
    expect(reason).toMatchObject({ label: null, clues: { here: ["place", "size"], earlier: ["sector"] } });
    expect(JSON.stringify(reason)).not.toMatch(/A•••|Acme/u);
  });
});
