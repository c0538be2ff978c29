import { describe, expect, it } from "@jest/globals";
import { type DecideInput, decide } from "../../src/core/decide.ts";
import { settingsFor } from "../../src/core/detector-settings.ts";
import { DEFAULT_POLICY, type DetectorSettings } from "../../src/core/policy.ts";
import { audienceOf, findingOf, NOW } from "./builders.ts";

const PLAIN: DetectorSettings = { enabled: true, minConfidence: null, quiet: false };

function policyOf(settings: DetectorSettings) {
  return { ...DEFAULT_POLICY, detectors: { "personal-data": settings } };
}

function settingsOf(settings: DetectorSettings, kind = "us-ssn") {
  return settingsFor({ detector: "personal-data", kind }, policyOf(settings));
}

describe("the settings of a rule", () => {
  it("are its kind's, else its detector's, else everybody's", () => {
    const everybody = { enabled: true, minConfidence: 0.5, quiet: false };
    expect(settingsFor({ detector: "client-name", kind: "client-name" }, policyOf(PLAIN))).toEqual(everybody);
    expect(settingsOf(PLAIN)).toEqual(everybody);
    expect(settingsOf({ enabled: false, minConfidence: 0.8, quiet: true })).toEqual({
      enabled: false,
      minConfidence: 0.8,
      quiet: true,
    });
    const kinds = { "us-ssn": { minConfidence: 0.3, quiet: false }, email: { minConfidence: null, quiet: null } };
    const settings = { ...PLAIN, minConfidence: 0.8, quiet: true, kinds };
    expect(settingsOf(settings)).toEqual({ enabled: true, minConfidence: 0.3, quiet: false });
    expect(settingsOf(settings, "email")).toEqual({ enabled: true, minConfidence: 0.8, quiet: true });
    expect(settingsOf(settings, "iban")).toEqual({ enabled: true, minConfidence: 0.8, quiet: true });
  });

  it("decide about a kind alone", () => {
    const kinds = { "us-ssn": { minConfidence: null, quiet: true } };
    const input: DecideInput = {
      findings: [findingOf(), findingOf({ kind: "payment-card" })],
      audience: audienceOf(),
      subject: () => null,
      policy: policyOf({ ...PLAIN, kinds }),
      now: NOW,
      place: { channelId: "C0", authorId: "UANA" },
    };
    expect(decide(input).findings.map(({ finding, action }) => [finding.kind, action])).toEqual([
      ["us-ssn", "log"],
      ["payment-card", "nudge"],
    ]);
    expect(decide({ ...input, findings: [findingOf()] }).action).toBe("log");
  });
});
