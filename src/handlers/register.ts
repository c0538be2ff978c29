import type { App } from "@slack/bolt";
import type { SlackDirectory } from "../slack/directory.ts";
import { type AnswersDeps, registerAnswers } from "./answers.ts";
import { type ChangesDeps, registerChanges } from "./changes.ts";
import { registerCheckModal } from "./check-modal.ts";
import { type ConfidentialDeps, registerConfidential } from "./confidential.ts";
import { registerForms } from "./forms.ts";
import { registerHome } from "./home.ts";
import { type HomeActionsDeps, registerHomeActions } from "./home-actions.ts";
import { registerLiftButtons } from "./lift-buttons.ts";
import { type OptionsDeps, registerOptions } from "./options.ts";
import { registerRuleProposals } from "./rule-proposals.ts";
import { registerShortcuts } from "./shortcuts.ts";

export interface HandlersDeps extends AnswersDeps, ConfidentialDeps, ChangesDeps, HomeActionsDeps, OptionsDeps {
  readonly directory: SlackDirectory;
}

/** Adds every listener to the app. Messages are not among them: the receiver's intake has taken those already. */
export function registerHandlers(app: App, deps: HandlersDeps): void {
  registerAnswers(app, deps);
  registerOptions(app, deps);
  registerRuleProposals(app, deps);
  registerConfidential(app, deps);
  registerForms(app, deps);
  registerLiftButtons(app, deps);
  registerCheckModal(app, deps);
  registerShortcuts(app, deps);
  registerChanges(app, deps);
  registerHome(app, deps);
  registerHomeActions(app, deps);
}
