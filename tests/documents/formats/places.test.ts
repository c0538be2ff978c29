import { describe, expect, it } from "@jest/globals";
import { isPlace, PART_NAMES } from "../../../src/documents/formats/places.ts";
import { germanPlace } from "../../../src/slack/wording/german-places.ts";

describe("a place", () => {
  it.each([
    "",
    "page 3",
    "slide master",
    "entry 1, attachment 2, sheet 3, comments",
    `page 1${", picture 999999".repeat(19)}`,
  ])("is made of known parts and of numbers: %p", (place) => {
    expect(isPlace(place)).toBe(true);
  });

  it.each([
    "zebra",
    "page zebra",
    "page",
    "notes 1",
    "page 536228417",
    "page 01",
    "page 1,notes",
    "page 1, ",
    " page 1",
    "page 1\n",
    "Page 1",
    `page 1${", page 1".repeat(20)}`,
  ])("is nothing else: %p", (place) => {
    expect(isPlace(place)).toBe(false);
  });

  it.each(PART_NAMES)("has a German word: %s", (name) => {
    expect(germanPlace(name)).not.toBe(name);
  });
});
