import { describe, expect, it } from "@jest/globals";
import { ambiguousNames } from "../../src/core/ambiguous-names.ts";
import { type ClientEntry, type EmbargoEntry, NO_CLEARANCE } from "../../src/core/subject.ts";
import { whyAmbiguous } from "../../src/matching/why-ambiguous.ts";

const CLIENT: ClientEntry = {
  kind: "client",
  id: "cl_1",
  name: "Target",
  aliases: ["Acme Holdings", "H&M"],
  domains: ["target.example"],
  people: [{ name: "Will Smith" }, { name: "Dana Whitfield" }],
  accounts: ["20410099", "AC-204-991"],
  rooms: [],
  clues: {},
};
const EMBARGO: EmbargoEntry = {
  kind: "embargo",
  id: "em_1",
  name: "Project Falcon",
  aliases: ["Project", "FLC"],
  phrases: ["the bird flies"],
  lifts: null,
  clearedFor: NO_CLEARANCE,
  ownerId: "UANA",
};

describe("names that say nothing by themselves", () => {
  it("are told, masked, with why", () => {
    expect(ambiguousNames(CLIENT, whyAmbiguous)).toEqual([
      { masked: "T•••", why: "word" },
      { masked: "H•••", why: "short" },
      { masked: "W••• S•••", why: "word" },
      { masked: "2•••", why: "number" },
    ]);
    expect(ambiguousNames(EMBARGO, whyAmbiguous)).toEqual([
      { masked: "P•••", why: "word" },
      { masked: "F•••", why: "short" },
    ]);
  });
});
