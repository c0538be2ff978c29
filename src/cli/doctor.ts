import { type Config, ConfigError, formatProblem, readConfig } from "../config.ts";
import { type CommandStreams, readArguments } from "./arguments.ts";
import { knownDetectors } from "./detectors.ts";
import { type CheckResult, fail, formatCheck, ok, warn } from "./doctor/check.ts";
import { confinementCheck } from "./doctor/confinement-check.ts";
import { slackChecks } from "./doctor/slack-checks.ts";
import { storageChecks } from "./doctor/storage-checks.ts";

export const DOCTOR_HELP = `usage: sotto doctor [--json]

Looks at settings, policy, tokens, scopes, clock, review channel, reviewers, data folder, key, database, the chain of events, queue and
how files are confined, with the same environment as the app, and says what to do about each that is not well.

Exit code 0 when nothing failed, 1 otherwise.`;

/** `sotto doctor`. Resolves to the exit code. */
export async function doctorCommand(args: readonly string[], streams: CommandStreams): Promise<number> {
  const { values } = readArguments(args, { json: { type: "boolean" }, help: { type: "boolean", short: "h" } });
  if (values.help === true) {
    streams.stdout.write(`${DOCTOR_HELP}\n`);
    return 0;
  }
  const results: CheckResult[] = [];
  function tell(more: readonly CheckResult[]): void {
    results.push(...more);
    if (values.json !== true) for (const result of more) streams.stdout.write(`${formatCheck(result)}\n`);
  }
  const config = settings(tell);
  if (config !== null) {
    tell(await slackChecks(config));
    tell(await storageChecks(config));
    tell([await confinementCheck()]);
  }
  if (values.json === true) streams.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  return results.some(({ status }) => status === "fail") ? 1 : 0;
}

function settings(tell: (results: readonly CheckResult[]) => void): Config | null {
  try {
    const config = readConfig(process.env, { needsSlack: false, detectors: knownDetectors() });
    tell([
      ok("settings", `role ${config.role}, ${config.slack.transport === "http" ? "HTTP" : "Socket Mode"}`),
      ok("policy", config.policyFile ?? "built-in"),
      ...config.warnings.map((warning) => warn("settings", warning, "see docs/operations.md")),
      ...(config.slack.botToken !== null && config.slack.appToken === null && config.slack.signingSecret === null
        ? [fail("settings", "events can't arrive", "set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)")]
        : []),
    ]);
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    tell(error.problems.map((problem) => fail("settings", formatProblem(problem), "correct it and run this again")));
    return null;
  }
}
