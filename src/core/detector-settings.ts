import type { Finding } from "./finding.ts";
import type { Policy } from "./policy.ts";

/** What the policy says of a finding's rule: its kind's word, else its detector's, else everybody's. */
export function settingsFor(
  { detector, kind }: Pick<Finding, "detector" | "kind">,
  policy: Policy,
): { readonly enabled: boolean; readonly minConfidence: number; readonly quiet: boolean } {
  const settings = policy.detectors[detector];
  const own = settings?.kinds?.[kind];
  return {
    enabled: settings?.enabled ?? true,
    minConfidence: own?.minConfidence ?? settings?.minConfidence ?? policy.minConfidence,
    quiet: own?.quiet ?? settings?.quiet ?? false,
  };
}
