import type { Audience } from "./audience.ts";
import type { Case, CaseFinding } from "./case.ts";
import { type DecidedFinding, type Decision, decide } from "./decide.ts";
import type { Policy } from "./policy.ts";
import type { Clock, Register } from "./ports.ts";
import type { ClearedPeople } from "./ring.ts";
import type { SubjectFacts } from "./subject.ts";

/** What is to be said and done about a message whose audience grew. */
export type GrownDecision = Exclude<Decision<CaseFinding>, { action: "allow" }>;

export interface GrownDecisionDeps {
  readonly register: Register;
  readonly policy: Policy;
  readonly clock: Clock;
}

/**
 * A label clears the conversation it was put on for those who were there: it says nothing of people who came later.
 */
export function grownFacts(facts: SubjectFacts): SubjectFacts {
  return facts.kind === "label" ? { ...facts, rooms: [] } : facts;
}

/** A message's findings as they weigh before an audience that grew. */
export function decideGrown(
  message: Pick<Case, "ref" | "authorId" | "findings">,
  audience: Audience,
  cleared: (subjectId: string) => ClearedPeople,
  deps: GrownDecisionDeps,
): Decision<CaseFinding> {
  return decide<CaseFinding>({
    findings: message.findings,
    audience,
    subject: (id) => {
      const facts = deps.register.facts(id);
      return facts === null ? null : grownFacts(facts);
    },
    cleared,
    policy: deps.policy,
    now: deps.clock.now(),
    place: { channelId: message.ref.channelId, authorId: message.authorId },
  });
}

/** What of a decision somebody is told of. */
export function spokenOf({ findings }: Decision<CaseFinding>): readonly DecidedFinding<CaseFinding>[] {
  return findings.filter(({ action }) => action !== "log");
}
