import { AFRICA_AND_MIDDLE_EAST } from "./africa-and-middle-east.ts";
import { AMERICAS } from "./americas.ts";
import { ASIA } from "./asia.ts";
import { AUSTRALIA } from "./australia.ts";
import { EASTERN_EUROPE } from "./eastern-europe.ts";
import { EVERYWHERE } from "./everywhere.ts";
import { GERMANY } from "./germany.ts";
import { NORTHERN_EUROPE } from "./northern-europe.ts";
import type { Recogniser } from "./recogniser.ts";
import { SOUTHERN_EUROPE } from "./southern-europe.ts";
import { UNITED_KINGDOM } from "./united-kingdom.ts";
import { UNITED_STATES } from "./united-states.ts";
import { WESTERN_EUROPE } from "./western-europe.ts";

/** Every identifier with a fixed written shape; where two are equally sure of a value, the earlier one names it. */
export const RECOGNISERS: readonly Recogniser[] = [
  ...EVERYWHERE,
  ...UNITED_STATES,
  ...UNITED_KINGDOM,
  ...GERMANY,
  ...WESTERN_EUROPE,
  ...SOUTHERN_EUROPE,
  ...NORTHERN_EUROPE,
  ...EASTERN_EUROPE,
  ...ASIA,
  ...AUSTRALIA,
  ...AMERICAS,
  ...AFRICA_AND_MIDDLE_EAST,
];
