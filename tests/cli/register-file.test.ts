import { describe, expect, it } from "@jest/globals";
import { formatLiftTime, parseLiftTime } from "../../src/cli/lift-time.ts";
import { parseRegister } from "../../src/cli/register-file.ts";
import { ConfigError } from "../../src/config/problem.ts";

const REGISTER = `clients:
  - name: Acme Corp
    aliases: [ACME Holdings]
    domains: [ACME.example]
    people: [{ name: Dana Whitfield, email: dana@acme.example }, Iris Vale]
    accounts: ["AC-204-991"]
    rooms: [C0EXT, T0ACME]
    clues: { sector: logistics, city: Leeds, employees: 120 }
  - name: Globex
embargoes:
  - name: Project Falcon
    aliases: [the Falcon deal]
    lifts: 2026-12-01T09:00 Europe/London
    clearedFor: { users: [U1], groups: [], channels: [], orgs: [] }
`;

function problemsOf(text: string): readonly string[] {
  try {
    parseRegister(text, "register.yaml");
  } catch (error) {
    if (error instanceof ConfigError) {
      return error.message.split("\n");
    }
    throw error;
  }
  return [];
}

describe("parseRegister", () => {
  it("reads clients and embargoes", () => {
    const [acme, globex, falcon] = parseRegister(REGISTER, "register.yaml");
    expect(acme).toEqual({
      kind: "client",
      id: "client-1",
      name: "Acme Corp",
      aliases: ["ACME Holdings"],
      domains: ["acme.example"],
      people: [{ name: "Dana Whitfield", email: "dana@acme.example" }, { name: "Iris Vale" }],
      accounts: ["AC-204-991"],
      rooms: ["C0EXT", "T0ACME"],
      clues: { sector: "logistics", city: "Leeds", employees: 120 },
    });
    expect(globex).toMatchObject({ id: "client-2", aliases: [], people: [], clues: {} });
    expect(falcon).toEqual({
      kind: "embargo",
      id: "embargo-1",
      name: "Project Falcon",
      aliases: ["the Falcon deal"],
      phrases: [],
      lifts: { at: Date.UTC(2026, 11, 1, 9), zone: "Europe/London" },
      clearedFor: { users: ["U1"], groups: [], channels: [], orgs: [] },
      ownerId: null,
    });
  });

  it("takes an empty register and JSON", () => {
    expect(parseRegister("", "r.yaml")).toEqual([]);
    expect(parseRegister('{"clients": [{"name": "Globex"}]}', "r.json")).toHaveLength(1);
  });

  it.each([
    [
      "clients:\n  - nam: Acme Corp",
      [/^register\.yaml:2:5 clients\[0\]\.name: is required/, /nam: unknown key.*"name"/],
    ],
    ["clients:\n  - name: A", [/clients\[0\]\.name: must have at least two characters/]],
    [
      "clients:\n  - name: Acme Corp\n    rooms: ['#acme']",
      [/:3:13 clients\[0\]\.rooms\[0\]: must be the id of a channel/],
    ],
    ["clients:\n  - name: Acme Corp\n    accounts: [204991]", [/accounts\[0\]: must be text \(put it in quotes\)/]],
    ["clients:\n  - name: Acme Corp\n    people: [{ mail: x }]", [/people\[0\]: must be a name, or/]],
    [
      "clients:\n  - name: Acme Corp\n  - name: ACME  corp",
      [/^register\.yaml:3:11 clients\[1\]\.name: is the name at register\.yaml:2:11 already/],
    ],
    ["embargoes:\n  - name: Project Falcon", [/:2:5 embargoes\[0\]\.lifts: is required/]],
    [
      "embargoes:\n  - name: Project Falcon\n    lifts: tomorrow",
      [/:3:12 embargoes\[0\]\.lifts: must be a local time/],
    ],
    ["clients: [", [/not valid YAML/]],
  ])("refuses %j whole", (text, expected) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(expected.length);
    for (const form of expected) {
      expect(problems.some((problem) => form.test(problem))).toBe(true);
    }
  });

  it("repeats no name in what it complains of", () => {
    const problems = problemsOf("clients:\n  - name: Acme Corp\n    rooms: x\n  - name: Acme Corp\n    people: 3\n");
    expect(problems.length).toBeGreaterThan(1);
    expect(problems.join()).not.toContain("Acme");
  });
});

describe("parseLiftTime", () => {
  it.each([
    ["2026-12-01T09:00 Europe/London", "2026-12-01T09:00:00Z", "Europe/London"],
    ["2026-07-01 09:00:30 Europe/London", "2026-07-01T08:00:30Z", "Europe/London"],
    ["2026-12-01T09:00Z", "2026-12-01T09:00:00Z", "UTC"],
    ["2026-10-25T01:30+01:00 Europe/London", "2026-10-25T00:30:00Z", "Europe/London"],
    ["2026-10-25T01:30+00:00 Europe/London", "2026-10-25T01:30:00Z", "Europe/London"],
  ])("reads %s", (text, instant, zone) => {
    const time = { at: Date.parse(instant), zone };
    expect(parseLiftTime(text)).toEqual({ ok: true, time });
    expect(parseLiftTime(formatLiftTime(time))).toEqual({ ok: true, time });
  });

  it.each([
    ["2026-12-01 Europe/London", /time of day/],
    ["2026-12-01T09:00", /needs a zone/],
    ["2026-12-01T09:00+01:00", /needs a zone/],
    ["2026-12-01T09:00 Mars/Olympus", /IANA/],
    ["2026-02-30T09:00 Europe/London", /no date of the calendar/],
    ["2026-12-01T25:00 Europe/London", /no date of the calendar/],
    ["2026-03-29T01:30 Europe/London", /does not exist in Europe\/London.*2026-03-29T02:30/],
    ["2026-10-25T01:30 Europe/London", /comes twice.*2026-10-25T01:30\+01:00 or \+00:00/],
    ["2026-12-01T09:00+05:00 Europe/London", /offset that Europe\/London does not keep/],
    ["soon", /must be a local time/],
  ])("refuses %s", (text, why) => {
    const reading = parseLiftTime(text);
    expect(reading.ok ? "" : reading.why).toMatch(why);
  });
});
