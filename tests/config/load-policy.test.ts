import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { loadPolicy } from "../../src/config/load-policy.ts";
import { policyWarnings } from "../../src/config/policy-warnings.ts";
import { ConfigError } from "../../src/config/problem.ts";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";

const DETECTORS = new Map([
  ["client-name", ["client-name"]],
  ["personal-data", ["us-ssn", "payment-card"]],
  ["people-list", ["recipients"]],
  ["custom", []],
]);

function problemsOf(text: string): readonly string[] {
  try {
    loadPolicy(text, "policy.yaml", { detectors: DETECTORS });
  } catch (error) {
    if (error instanceof ConfigError) {
      return error.message.split("\n");
    }
    throw error;
  }
  return [];
}

describe("loadPolicy", () => {
  it("takes an empty file for the defaults", () => {
    expect(loadPolicy("", "policy.yaml")).toEqual(DEFAULT_POLICY);
    expect(loadPolicy("# nothing yet\ncustom:\n", "policy.yaml")).toEqual(DEFAULT_POLICY);
  });

  it("lays what is written over the defaults, key by key", () => {
    const policy = loadPolicy(
      "mode: observe\nzone: Europe/Berlin\ntable:\n  client: { guests: confirm }\nfiles: { timeoutSeconds: 5 }\n" +
        "digest: { every: week, weekday: friday, at: 16:30 }\ndetectors: { people-list: { quiet: true } }\n",
      "policy.yaml",
    );
    expect(policy.mode).toBe("observe");
    expect(policy.table.client).toEqual({ cleared: "allow", inside: "allow", guests: "confirm", external: "confirm" });
    expect(policy.table.embargo).toEqual(DEFAULT_POLICY.table.embargo);
    expect(policy.files).toEqual({ ...DEFAULT_POLICY.files, timeoutSeconds: 5 });
    expect(policy.digest).toEqual({ every: "week", weekday: 5, at: "16:30", zone: "Europe/Berlin" });
    expect(policy.detectors).toEqual({ "people-list": { enabled: true, minConfidence: null, quiet: true } });
  });

  it("takes settings of single kinds, the organisation's own rules included", () => {
    const policy = loadPolicy(
      "custom: [{ id: ticket, title: a ticket, terms: [y] }]\nfatigue: { holdOut: 0.1 }\n" +
        "detectors: { personal-data: { kinds: { us-ssn: { minConfidence: 0.9 } } }, custom: { kinds: { ticket: { quiet: true } } } }",
      "policy.yaml",
      { detectors: DETECTORS },
    );
    expect(policy.detectors["personal-data"]?.kinds).toEqual({ "us-ssn": { minConfidence: 0.9, quiet: null } });
    expect(policy.detectors.custom?.kinds).toEqual({ ticket: { minConfidence: null, quiet: true } });
    expect(policy.fatigue).toEqual({ ...DEFAULT_POLICY.fatigue, holdOut: 0.1 });
  });

  it("leaves the digest's own zone alone", () => {
    const policy = loadPolicy("zone: Europe/Berlin\ndigest: { zone: America/New_York }", "policy.yaml");
    expect([policy.zone, policy.digest.zone]).toEqual(["Europe/Berlin", "America/New_York"]);
  });

  it.each([
    ["mod: observe", /^policy\.yaml:1:1 mod: unknown key \(did you mean "mode"\?\)$/],
    ["mode: observ", /^policy\.yaml:1:7 mode: must be one of enforce, observe \(did you mean "observe"\?\)$/],
    [
      "table:\n  embargo:\n    guest: confirm",
      /^policy\.yaml:3:5 table\.embargo\.guest: unknown key \(did you mean "guests"\?\); known here: cleared, inside/,
    ],
    ["table:\n  embargos: {}", /^policy\.yaml:2:3 table\.embargos: unknown key \(did you mean "embargo"\?\)/],
    ["\ndeadlineMinutes: soon", /^policy\.yaml:2:18 deadlineMinutes: must be a number$/],
    ["minConfidence: 3", /^policy\.yaml:1:16 minConfidence: must be at most 1$/],
    ["zone: Mars/Olympus", /^policy\.yaml:1:7 zone: must be an IANA time zone such as Europe\/London$/],
    ["zone: '+01:00'", /must be an IANA time zone/],
    [
      "detectors:\n  client-nam: {}",
      /^policy\.yaml:2:3 detectors\.client-nam: no such detector \(did you mean "client-name"\?\)$/,
    ],
    [
      "detectors:\n  personal-data:\n    kinds:\n      us-snn: { quiet: true }",
      /^policy\.yaml:4:7 detectors\.personal-data\.kinds\.us-snn: personal-data finds no such kind \(did you mean "us-ssn"\?\)$/,
    ],
    [
      "custom:\n  - { id: ticket, title: a ticket, terms: [y] }\ndetectors: { custom: { kinds: { tickets: { quiet: true } } } }",
      /custom finds no such kind \(did you mean "ticket"\?\)$/,
    ],
    ["detectors: { personal-data: { kinds: { us-ssn: { enabled: false } } } }", /us-ssn\.enabled: unknown key/],
    ["fatigue: { rememberDay: 3 }", /fatigue\.rememberDay: unknown key \(did you mean "rememberDays"\?\)/],
    ["fatigue:\n  holdOut: 0.6", /^policy\.yaml:2:12 fatigue\.holdOut: must be at most 0\.5$/],
    ["fatigue: { quietAbove: 70 }", /fatigue\.quietAbove: must be at most 1$/],
    ["fatigue: { leastAnswers: 0.5 }", /fatigue\.leastAnswers: must be a whole number$/],
    ["fatigue: { backOff: 2 }", /fatigue\.backOff: must be true or false$/],
    ["embargo: { remindHour: [2] }", /embargo\.remindHour: unknown key \(did you mean "remindHours"\?\)/],
    ["embargo:\n  remindHours: [24, soon]", /^policy\.yaml:2:21 embargo\.remindHours\[1\]: must be a number$/],
    ["embargo: { remindHours: [24, 24] }", /embargo\.remindHours: must not name the same hours twice$/],
    ["embargo: { remindHours: [1000] }", /embargo\.remindHours\[0\]: must be at most 720$/],
    ["ignoreChannels: ['#general']", /ignoreChannels\[0\]: must be a channel's id/],
    ["custom:\n  - id: x\n    terms: [y]", /^policy\.yaml:2:5 custom\[0\]\.title: is required$/],
    ["custom:\n  - { id: x, title: y }", /custom\[0\]: needs terms or a pattern$/],
    ["custom:\n  - { id: x, title: y, terms: [''] }", /custom\[0\]\.terms\[0\]: must not be empty/],
    [
      "custom:\n  - id: x\n    title: y\n    pattern: '(?=secret)x'",
      /^policy\.yaml:4:14 custom\[0\]\.pattern: look-around/,
    ],
    [
      "custom:\n  - { id: a, title: y, terms: [b] }\n  - { id: a, title: y, terms: [b] }",
      /:3:11 custom\[1\]\.id: another rule/,
    ],
    ["mode: enforce\nmode: observe", /^policy\.yaml:2:1: this key is given twice$/],
    ["table: [", /^policy\.yaml:1:\d+: not valid YAML/],
    ["- a list", /must be a mapping of keys to values/],
  ])("refuses %j, saying where", (text, expected) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it("reports everything at once", () => {
    expect(problemsOf("mod: observe\nreason: sometimes\nretentionDays: 0")).toHaveLength(3);
  });

  it("never repeats a value", () => {
    const canary = "Project-Falcon-canary";
    for (const text of [`mode: ${canary}`, `zone: ${canary}`, `custom: ${canary}`, `retentionDays: ${canary}`]) {
      expect(problemsOf(text).join()).not.toContain(canary);
    }
  });

  it("answers any text with a policy or a ConfigError", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (text) => {
        try {
          loadPolicy(text, "p.yaml");
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
    );
  });

  it("reads the example, which names every key and changes nothing", () => {
    const text = readFileSync(new URL("../../policy.example.yaml", import.meta.url), "utf8");
    const { custom, detectors, ...rest } = loadPolicy(text, "policy.example.yaml");
    expect({ ...rest, custom: [], detectors: {} }).toEqual(DEFAULT_POLICY);
    expect(custom.length).toBeGreaterThan(0);
    expect(Object.keys(detectors).length).toBeGreaterThan(0);
    for (const key of Object.keys(DEFAULT_POLICY)) {
      expect(text).toMatch(new RegExp(`^${key}:`, "m"));
    }
  });
});

describe("policyWarnings", () => {
  it("is silent about the defaults", () => {
    expect(policyWarnings(DEFAULT_POLICY, { mayDelete: false })).toEqual([]);
  });

  it("points out a row that is laxer outside, and hold without a token", () => {
    const policy = loadPolicy("table: { client: { inside: hold, guests: log } }", "policy.yaml");
    expect(policyWarnings(policy, { mayDelete: true })).toEqual([
      'policy table.client: does less for "guests" than for the safer "inside"',
    ]);
    expect(policyWarnings(policy, { mayDelete: false })).toHaveLength(2);
  });
});
