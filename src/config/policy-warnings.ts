import { RINGS } from "../core/audience.ts";
import { ACTIONS, POLICY_CLASSES, type Policy } from "../core/policy.ts";

/** What a policy allows that is probably not meant. */
export function policyWarnings(policy: Policy, can: { readonly mayDelete: boolean }): string[] {
  const warnings: string[] = [];
  let holds = false;
  for (const policyClass of POLICY_CLASSES) {
    const row = policy.table[policyClass];
    const strengths = RINGS.map((ring) => ACTIONS.indexOf(row[ring]));
    holds ||= RINGS.some((ring) => row[ring] === "hold");
    const weaker = strengths.findIndex((strength, index) => index > 0 && strength < (strengths[index - 1] ?? 0));
    if (weaker > 0) {
      warnings.push(
        `policy table.${policyClass}: does less for "${RINGS[weaker]}" than for the safer "${RINGS[weaker - 1]}"`,
      );
    }
  }
  if (holds && !can.mayDelete) {
    warnings.push(
      "policy: hold needs a token that may delete (SLACK_USER_TOKEN, or authors' own consent); it asks instead",
    );
  }
  return warnings;
}
