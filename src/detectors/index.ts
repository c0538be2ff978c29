import type { CustomRule, Policy } from "../core/policy.ts";
import type { ClueTable } from "./client-jigsaw/clue-table.ts";
import { createClientJigsaw } from "./client-jigsaw.ts";
import { createClientName } from "./client-name.ts";
import { credential } from "./credential.ts";
import { createCustom } from "./custom.ts";
import type { Detector } from "./detector.ts";
import { embargoMarking } from "./embargo-marking.ts";
import { createEmbargoTerm } from "./embargo-term.ts";
import { imagePrivacy } from "./image-privacy.ts";
import { createLabelledText, type LabelIndex } from "./labelled-text.ts";
import { peopleList } from "./people-list.ts";
import { personalData } from "./personal-data.ts";
import type { SubjectLookup } from "./subject-lookup.ts";

/** What the detectors read besides the text. */
export interface DetectorSources {
  /** The subject behind a dictionary index, in the register's present state. */
  readonly subjects: SubjectLookup;
  /** The policy's own rules. */
  readonly custom: readonly CustomRule[];
  /** Default: nothing is labelled. */
  readonly labels?: LabelIndex;
  /** The clues of registered clients. Default: none has any. */
  readonly clues?: () => ClueTable | null;
  /** Default: the default policy's. */
  readonly jigsaw?: Policy["jigsaw"];
}

/**
 * All detectors, in the order their findings are told to the author.
 *
 * @throws {CustomRuleError} for a custom pattern that can't run in linear time.
 */
export function createDetectors(sources: DetectorSources): readonly Detector[] {
  return [
    embargoMarking,
    createEmbargoTerm(sources.subjects),
    createClientName(sources.subjects),
    createClientJigsaw(sources),
    peopleList,
    personalData,
    createLabelledText(sources.labels ?? null),
    credential,
    imagePrivacy,
    createCustom(sources.custom),
  ];
}
