import { expect, it } from "@jest/globals";
import { PART_NAMES } from "../../src/documents/formats/places.ts";
import { germanPlace } from "../../src/slack/wording/german-places.ts";

it("says every part of a file in German", () => {
  const places = [...PART_NAMES, "cell"];
  expect(places.filter((name) => germanPlace(name) === name)).toEqual([]);
});
