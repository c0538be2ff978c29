import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { saferWording } from "../../src/core/safer-wording.ts";
import { findingOf } from "./builders.ts";

describe("saferWording", () => {
  it("generalises each span and keeps the rest", () => {
    const text = "Acme Corp called, ring 020 7946 0000";
    const safer = saferWording(text, [
      findingOf({ detector: "client-name", kind: "client-name", start: 0, end: 9 }),
      findingOf({ kind: "phone", start: 23, end: 36 }),
    ]);
    expect(safer).toEqual({ text: "a client called, ring [phone number]", replaced: 2 });
  });

  it("leaves markings alone: the warning is not the secret", () => {
    const marking = findingOf({ detector: "embargo-marking", kind: "press-embargo", start: 0, end: 9 });
    expect(saferWording("EMBARGOED until noon", [marking])).toEqual({ text: "EMBARGOED until noon", replaced: 0 });
  });

  it("lets no part of any span through, however spans overlap", () => {
    const spans = fc.array(fc.tuple(fc.nat(38), fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(spans, (list) => {
        const text = Array.from({ length: 40 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join("");
        const findings = list.map(([start, length]) =>
          findingOf({ kind: "phone", start, end: Math.min(40, start + length) }),
        );
        const safer = saferWording(text, findings).text;
        for (const { start, end } of findings) {
          for (let at = start; at < end; at += 1) {
            expect(safer).not.toContain(text.charAt(at));
          }
        }
      }),
    );
  });
});
