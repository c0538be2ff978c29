import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { planImport } from "../../src/cli/import-plan.ts";
import { registerCsv, registerYaml } from "../../src/cli/register-export.ts";
import { parseRegister, type RegisterEntry, readRegister } from "../../src/cli/register-file.ts";
import { ConfigError } from "../../src/config/problem.ts";

function problemsOf(text: string): readonly string[] {
  try {
    parseRegister(text, "r.csv");
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("a register in CSV", () => {
  it("is read as spreadsheets write it", () => {
    const [acme, shout, falcon] = parseRegister(
      "\uFEFFname;aliases;people;rooms;clue:city;clue:employees;consent:until;consent:for;consent:by;lifts\r\n" +
        '"Acme Corp";"ACME; Acme ""North""";"Dana Whitfield <dana@acme.example>; Iris Vale";C0EXT;Leeds;120;;case study;Dana Whitfield;\r\n' +
        "\r\n'=Shout;;;;;'12;;;;\r\nProject Falcon;;;;;;;;;2026-12-01T09:00 Europe/London\r\n",
      "r.csv",
    );
    expect(acme).toMatchObject({
      name: "Acme Corp",
      aliases: ["ACME", 'Acme "North"'],
      people: [{ name: "Dana Whitfield", email: "dana@acme.example" }, { name: "Iris Vale" }],
      rooms: ["C0EXT"],
      clues: { city: "Leeds", employees: 120 },
      consent: { until: null, purpose: "case study", grantedBy: "Dana Whitfield" },
    });
    expect(shout).toMatchObject({ name: "=Shout", clues: { employees: "12" } });
    expect(falcon).toMatchObject({ kind: "embargo", lifts: { at: Date.UTC(2026, 11, 1, 9), zone: "Europe/London" } });
  });

  it("names every mistake with the line its row begins at", () => {
    const text = `name,rooms,accounts\n"Acme\nCorp",,\n${"x".repeat(2_000)},,\nAc\0me,,\n🚀🚀,,\nGlobex,#acme,\nGLOBEX ,,\na,b,c,d\n`;
    expect(problemsOf(text)).toEqual([
      "r.csv:2 name: must have no control characters",
      "r.csv:4 name: must be at most 200 characters",
      "r.csv:5 name: must have no control characters",
      "r.csv:6 name: must have letters or digits",
      "r.csv:7 rooms[0]: must be the id of a channel (C…) or organisation (T…, E…)".replace("[0]", ""),
      "r.csv:9: has more cells than the header has columns",
    ]);
    expect(problemsOf("name\nGlobex\nאבגד 🚀 Ltd\nGLOBEX \n")).toEqual([
      "r.csv:4 name: is the name at r.csv:2 already",
    ]);
    expect(problemsOf("nam,name\n")).toEqual([expect.stringMatching(/^r\.csv:1 nam: unknown column.*name/)]);
    expect(problemsOf('name\nAcme\n"Globex')).toEqual([expect.stringMatching(/^r\.csv:\d: not valid CSV: quote not/)]);
  });
});

const name = fc
  .oneof(fc.string({ unit: "grapheme", maxLength: 20 }), fc.constantFrom("=cmd", "'+x", "a;b\\", '"q', "אבג", "-1"))
  .map((text) => `${text.replace(/[\p{Cc}<>]/gu, "")}xy`.trim());
const names = fc.array(name, { maxLength: 3 });
const lifts = fc.record({
  at: fc.integer({ min: 0, max: 4e12 }),
  zone: fc.constantFrom("UTC", "Europe/London", "America/New_York"),
});
const clue = fc.oneof(
  name,
  fc.constantFrom("12", "'12", "-3e5"),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const client = fc.record({
  kind: fc.constant("client" as const),
  name,
  aliases: names,
  domains: fc.subarray(["acme.example", "globex.example"]),
  people: fc.array(fc.oneof(fc.record({ name }), fc.record({ name, email: fc.constant("a@acme.example") }))),
  accounts: names,
  rooms: fc.subarray(["C1", "T2"]),
  clues: fc.dictionary(fc.constantFrom("city", "a,b", "size"), clue, {
    noNullPrototype: true,
  }),
});
const consent = fc.record({ until: fc.option(lifts), purpose: name, grantedBy: name });
const consenting = fc.tuple(client, consent).map(([entry, given]) => ({ ...entry, consent: given }));
const ids = fc.subarray(["U1", "U2"]).map((users) => ({ users, groups: [], channels: ["C1"], orgs: [] }));
const embargo = fc.record({
  kind: fc.constant("embargo" as const),
  name,
  aliases: names,
  phrases: names,
  lifts,
  clearedFor: ids,
  ownerId: fc.option(fc.constant("U1")),
});
const register = fc
  .uniqueArray(fc.oneof(client, consenting, embargo), {
    selector: (entry) => entry.name.normalize("NFKC").toLowerCase().replace(/\s+/g, " "),
    maxLength: 5,
  })
  // As a store gives them: plain objects, and no zero below zero.
  .map((entries): RegisterEntry[] =>
    JSON.parse(JSON.stringify(entries.map((entry, index) => ({ ...entry, id: `id_${index}` })))),
  );

describe("an export", () => {
  it.each([
    ["yaml", registerYaml],
    ["csv", registerCsv],
  ])("in %s is taken back unchanged, into an empty register too", (format, write) => {
    fc.assert(
      fc.property(register, (entries) => {
        const rows = readRegister(write(entries), `r.${format}`);
        expect(planImport(rows, entries)).toEqual({ added: [], changed: [], unchanged: entries.length });
        const restored = planImport(rows, []).added.map(({ entry }) => entry);
        expect(planImport(readRegister(write(restored), `r.${format}`), entries).changed).toEqual([]);
      }),
    );
  });
});
