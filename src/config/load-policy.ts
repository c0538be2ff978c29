import { DEFAULT_POLICY, POLICY_CLASSES, type Policy } from "../core/policy.ts";
import { compileLinear, LinearPatternError } from "../matching/linear-pattern.ts";
import { didYouMean } from "./nearest-name.ts";
import { type PolicyFile, policyFileSchema, weekdayNumber } from "./policy-schema.ts";
import { ConfigError, type ConfigProblem } from "./problem.ts";
import { schemaProblems } from "./schema-problems.ts";
import { readYaml, type YamlSource } from "./yaml-source.ts";

export interface LoadPolicyOptions {
  /** What a policy may name under `detectors`, and the kinds of each; left out, any name is taken. */
  readonly detectors?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a policy file and lays it over the defaults, key by key.
 * @throws ConfigError naming every unknown key and wrong value with its key path, line and column.
 */
export function loadPolicy(text: string, fileName: string, options: LoadPolicyOptions = {}): Policy {
  const source = readYaml(text, fileName);
  const parsed = policyFileSchema.safeParse(source.value ?? {});
  if (!parsed.success) {
    throw new ConfigError(schemaProblems(parsed.error, policyFileSchema, source));
  }
  const problems = crossProblems(parsed.data, source, options);
  if (problems.length > 0) {
    throw new ConfigError(problems);
  }
  return overDefaults(parsed.data);
}

function crossProblems(file: PolicyFile, source: YamlSource, options: LoadPolicyOptions): ConfigProblem[] {
  const problems = options.detectors === undefined ? [] : unknownRules(file, source, options.detectors);
  const ids = new Set<string>();
  for (const [index, rule] of (file.custom ?? []).entries()) {
    if (ids.has(rule.id)) {
      problems.push(source.problem(["custom", index, "id"], "another rule has this id already"));
    }
    ids.add(rule.id);
    if (rule.terms.length === 0 && rule.pattern === null) {
      problems.push(source.problem(["custom", index], "needs terms or a pattern"));
    }
    const reason = rule.pattern === null ? null : refusal(rule.pattern);
    if (reason !== null) {
      problems.push(source.problem(["custom", index, "pattern"], reason));
    }
  }
  return problems;
}

/** Names of detectors, and of their kinds, that there are not. */
function unknownRules(
  file: PolicyFile,
  source: YamlSource,
  detectors: ReadonlyMap<string, readonly string[]>,
): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const ownRules = (file.custom ?? []).map((rule) => rule.id);
  for (const [id, settings] of Object.entries(file.detectors ?? {})) {
    const kinds = detectors.get(id);
    if (kinds === undefined) {
      problems.push(source.problem(["detectors"], `no such detector${didYouMean(id, detectors.keys())}`, id));
      continue;
    }
    const known = id === "custom" ? ownRules : kinds;
    for (const kind of Object.keys(settings.kinds ?? {})) {
      if (!known.includes(kind)) {
        const where = ["detectors", id, "kinds"];
        problems.push(source.problem(where, `${id} finds no such kind${didYouMean(kind, known)}`, kind));
      }
    }
  }
  return problems;
}

function refusal(pattern: string): string | null {
  try {
    compileLinear(pattern);
    return null;
  } catch (error) {
    if (error instanceof LinearPatternError) {
      return error.reason;
    }
    throw error;
  }
}

function overDefaults(file: PolicyFile): Policy {
  const { table, digest, files, jigsaw, fatigue, embargo, drift, ...plain } = file;
  const { weekday, ...schedule } = digest ?? {};
  const rows = { ...DEFAULT_POLICY.table };
  for (const policyClass of POLICY_CLASSES) {
    rows[policyClass] = { ...rows[policyClass], ...table?.[policyClass] };
  }
  return {
    ...DEFAULT_POLICY,
    ...plain,
    table: rows,
    digest: {
      ...DEFAULT_POLICY.digest,
      // The digest follows the organisation's own zone unless it names another.
      ...(plain.zone === undefined ? {} : { zone: plain.zone }),
      ...schedule,
      ...(weekday === undefined ? {} : { weekday: weekdayNumber(weekday) }),
    },
    jigsaw: { ...DEFAULT_POLICY.jigsaw, ...jigsaw },
    fatigue: { ...DEFAULT_POLICY.fatigue, ...fatigue },
    embargo: { ...DEFAULT_POLICY.embargo, ...embargo },
    drift: { ...DEFAULT_POLICY.drift, ...drift },
    files: { ...DEFAULT_POLICY.files, ...files },
  };
}
