/** One thing wrong in what was configured, and what to do about it. Never holds the configured value. */
export interface ConfigProblem {
  /** The variable, or the file with line and column: `policy.yaml:12:3`. */
  readonly where: string;
  /** Path of the key within a file (`table.embargo.guests`), empty for a variable. */
  readonly key: string;
  readonly message: string;
}

/** Everything that is wrong, reported at once so that it can be mended at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/** `policy.yaml:12:3 table.embargo.guest: unknown key (did you mean "guests"?)` */
export function formatProblem({ where, key, message }: ConfigProblem): string {
  return key === "" ? `${where}: ${message}` : `${where} ${key}: ${message}`;
}
