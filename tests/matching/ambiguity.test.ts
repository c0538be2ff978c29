import { describe, expect, it } from "@jest/globals";
import { isAmbiguous } from "../../src/matching/ambiguity.ts";

describe("isAmbiguous", () => {
  it.each([
    "Target",
    "Shell",
    "Will Smith",
    "ABC",
    "Dana Ltd".replace("Dana", "Daniel"),
    "There S.A.",
    "2024",
    "Best Buy",
    "Fields",
    "H&M",
    "Shipping",
    "Running",
    "Compiling",
    "Repositories",
    "Booked",
    "株",
    "To Be Or",
    "Target 24",
    "12 345 678",
    "24 Target",
    "Target 9",
    "Project",
    "",
    "–",
  ])("is true of %s", (term) => {
    expect(isAmbiguous(term)).toBe(true);
  });

  it.each([
    "Globex",
    "Acme Corp",
    "Project Falcon",
    "the Falcon deal",
    "Dana Whitfield",
    "Bank of the Valley Trust",
    "株式会社アクメ",
    "株式",
    "Acme 24",
    "Target 24/7 Help Desk",
    "Target Shell Best",
    "Target Deal",
    "Zing",
    "Ring2Zed",
    "Globexing",
    "A2ZQ",
    "And The Globex",
    "Bers",
  ])("is false of %s", (term) => {
    expect(isAmbiguous(term)).toBe(false);
  });
});
