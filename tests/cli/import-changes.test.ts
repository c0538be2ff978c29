import { describe, expect, it } from "@jest/globals";
import { changesOf } from "../../src/cli/import-changes.ts";
import { planImport } from "../../src/cli/import-plan.ts";
import { registerCsv, registerYaml } from "../../src/cli/register-export.ts";
import { readRegister } from "../../src/cli/register-file.ts";
import { type EmbargoEntry, NO_CLEARANCE } from "../../src/core/subject.ts";

const NOW = Date.UTC(2026, 10, 21);
const FALCON: EmbargoEntry = {
  kind: "embargo",
  id: "em_1",
  name: "Project Falcon",
  aliases: ["FLC deal"],
  phrases: [],
  lifts: { at: Date.UTC(2026, 11, 1, 9), zone: "Europe/London" },
  clearedFor: { ...NO_CLEARANCE, groups: ["S0DEAL"], orgs: ["T0ACME"] },
  ownerId: "U0ANA",
  home: { teamId: "T0HOME", enterpriseId: null },
  liftSetAt: 1_000,
};

function imported(yaml: string, registered = [FALCON]) {
  return changesOf(planImport(readRegister(yaml, "r.yaml"), registered), registered, NOW);
}

describe("what an import writes", () => {
  it("sets the clock of a new embargo, so that no reminder comes for what is past", () => {
    const { entries, events } = imported("embargoes: [{ name: Heron, lifts: until further notice }]", []);
    expect(entries).toMatchObject([{ name: "Heron", lifts: null, liftSetAt: NOW }]);
    expect(events).toMatchObject([{ type: "subject_registered", actorId: null, fields: { liftsAt: null } }]);
  });

  it("moves a lift with both times, and keeps what a file does not know", () => {
    const { entries, events } = imported(
      "embargoes: [{ name: project falcon, lifts: 2026-12-08T10:00 Europe/London }]",
    );
    const lifts = { at: Date.UTC(2026, 11, 8, 10), zone: "Europe/London" };
    expect(entries).toEqual([{ ...FALCON, name: "project falcon", lifts, liftSetAt: NOW }]);
    expect(events).toEqual([
      {
        type: "lift_moved",
        at: NOW,
        caseId: null,
        actorId: null,
        fields: { subject: "em_1", kind: "embargo", from: Date.UTC(2026, 11, 1, 9), to: lifts.at },
      },
    ]);
  });

  it("leaves the clock alone where only something else changes", () => {
    const { entries, events } = imported(
      "embargoes: [{ name: Project Falcon, lifts: 2026-12-01T09:00 Europe/London, aliases: [] }]",
    );
    expect(entries).toEqual([{ ...FALCON, aliases: [] }]);
    expect(events).toMatchObject([{ type: "subject_registered", fields: { subject: "em_1" } }]);
  });

  it.each([FALCON, { ...FALCON, lifts: null }])("takes back what was exported as nothing new", (entry) => {
    for (const [file, text] of [
      ["r.yaml", registerYaml([entry])],
      ["r.csv", registerCsv([entry])],
    ] as const) {
      expect(text).not.toContain("T0HOME");
      const plan = planImport(readRegister(text, file), [entry]);
      expect(plan).toEqual({ added: [], changed: [], unchanged: 1 });
    }
  });
});
