import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { saferWording } from "../../src/core/safer-wording.ts";
import { findingOf, NOW } from "./builders.ts";

describe("saferWording", () => {
  it("generalises each span and keeps the rest", () => {
    const text = "Acme Corp called, ring 020 7946 0000";
    const safer = saferWording(
      text,
      [
        findingOf({ detector: "client-name", kind: "client-name", start: 0, end: 9 }),
        findingOf({ kind: "phone", start: 23, end: 36 }),
      ],
      NOW,
    );
    expect(safer).toEqual({ text: "a client called, ring [phone number]", replaced: 2 });
  });

  it("leaves markings alone: the warning is not the secret", () => {
    const marking = findingOf({ detector: "embargo-marking", kind: "press-embargo", start: 0, end: 9 });
    expect(saferWording("EMBARGOED until noon", [marking], NOW)).toEqual({ text: "EMBARGOED until noon", replaced: 0 });
  });

  it.each([
    ["client-name", "client-name", "a client"],
    ["client-name", "client-alias", "a client"],
    ["client-name", "client-domain", "a client's site"],
    ["client-name", "client-person", "someone at a client"],
    ["client-name", "client-email", "[e-mail address]"],
    ["client-name", "client-account", "[account number]"],
    ["client-name", "client-of-another-kind", "a client"],
    ["personal-data", "email", "[e-mail address]"],
    ["personal-data", "phone", "[phone number]"],
    ["personal-data", "payment-card", "[card number]"],
    ["personal-data", "iban", "[bank account]"],
    ["personal-data", "birth-date", "[date of birth]"],
    ["personal-data", "postal-address", "[address]"],
    ["personal-data", "person-name", "[name]"],
    ["personal-data", "us-ssn", "[personal detail]"],
    ["embargo-term", "embargo-name", "a project"],
    ["people-list", "recipient-list", "[list of people]"],
    ["credential", "github-token", "[credential]"],
    ["labelled-text", "copied-passage", "[labelled text]"],
    ["custom", "project-number", "[left out]"],
  ])("says of %s %s: %s", (detector, kind, words) => {
    expect(saferWording("x", [findingOf({ detector, kind, start: 0, end: 1 })], NOW).text).toBe(words);
  });

  it("replaces spans that touch each by itself, and spans that overlap once", () => {
    const phone = (start: number, end: number) => findingOf({ kind: "phone", start, end });
    expect(saferWording("abcdef", [phone(0, 3), phone(3, 6)], NOW)).toEqual({
      text: "[phone number][phone number]",
      replaced: 2,
    });
    expect(saferWording("abcdef", [phone(2, 5), phone(0, 3)], NOW)).toEqual({ text: "[phone number]f", replaced: 1 });
    const name = findingOf({ kind: "person-name", start: 0, end: 2 });
    expect(saferWording("abcdef", [name, phone(0, 4)], NOW)).toEqual({ text: "[phone number]ef", replaced: 1 });
  });

  it("lets no part of any span through, however spans overlap", () => {
    const spans = fc.array(fc.tuple(fc.nat(38), fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(spans, (list) => {
        const text = Array.from({ length: 40 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join("");
        const findings = list.map(([start, length]) =>
          findingOf({ kind: "phone", start, end: Math.min(40, start + length) }),
        );
        const safer = saferWording(text, findings, NOW).text;
        for (const { start, end } of findings) {
          for (let at = start; at < end; at += 1) {
            expect(safer).not.toContain(text.charAt(at));
          }
        }
      }),
    );
  });
});
