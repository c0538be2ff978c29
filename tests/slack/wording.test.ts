import { describe, expect, it } from "@jest/globals";
import { createDetectors } from "../../src/detectors/index.ts";
import { sayTime } from "../../src/slack/times.ts";
import { ENGLISH } from "../../src/slack/wording/english.ts";
import { GERMAN } from "../../src/slack/wording/german.ts";
import { GERMAN_KINDS } from "../../src/slack/wording/german-kinds.ts";
import { wordsFor } from "../../src/slack/wording/words-for.ts";

describe("the reader's language", () => {
  it.each([
    ["de-DE", GERMAN],
    ["de", GERMAN],
    ["DE-at", GERMAN],
    ["en-US", ENGLISH],
    ["fr-FR", ENGLISH],
    ["", ENGLISH],
    ["constructor", ENGLISH],
    [null, ENGLISH],
  ])("%s", (locale, words) => {
    expect(wordsFor(locale)).toBe(words);
  });

  it("writes times as its readers do", () => {
    const at = Date.parse("2026-12-01T09:00:00Z");
    expect(sayTime(at, { zone: "Europe/Berlin", locale: "de-DE" })).toBe("Dienstag, 1. Dezember 2026, 10:00 MEZ");
    expect(sayTime(at, { zone: "Europe/London", locale: "en-GB" })).toBe("Tuesday, 1 December 2026, 09:00 GMT");
  });

  it("names every kind the detectors know in German, and none they don't", () => {
    const kinds = createDetectors({ subjects: () => null, custom: [], labels: () => null }).flatMap(({ id, kinds }) =>
      kinds.map((kind) => `${id}:${kind.id}`),
    );
    expect(Object.keys(GERMAN_KINDS).sort()).toEqual(kinds.sort());
  });

  it("says places in files", () => {
    const { place } = GERMAN.reasons;
    expect(place("attachment 2, sheet 12, cell B7", false)).toBe("Anhang 2, Blatt 12, Zelle B7");
    expect(place("slide 3, notes", true)).toBe("zuerst: Folie 3, Notizen");
    expect(place("slide master", false)).toBe("Folienmaster");
    expect(place("somewhere 4", false)).toBe("somewhere 4");
  });

  it("keeps what has to be typed as it is typed", () => {
    const typed = (text: string) => [...text.matchAll(/\/confidential(?: [a-z]+)?/g)].map(([command]) => command);
    expect(GERMAN.help.lines.map(typed)).toEqual(ENGLISH.help.lines.map(typed));
    for (const [why, english] of Object.entries(ENGLISH.notUnderstood)) {
      const german: string = GERMAN.notUnderstood[why as keyof typeof ENGLISH.notUnderstood];
      expect([why, typed(german)]).toEqual([why, typed(english)]);
    }
  });
});
