/** What one look found. `fix` says what to do; only a line that is fine goes without. */
export type CheckResult =
  | { readonly status: "ok"; readonly name: string; readonly detail: string }
  | { readonly status: "warn" | "fail"; readonly name: string; readonly detail: string; readonly fix: string };

export function ok(name: string, detail: string): CheckResult {
  return { status: "ok", name, detail };
}

export function warn(name: string, detail: string, fix: string): CheckResult {
  return { status: "warn", name, detail, fix };
}

export function fail(name: string, detail: string, fix: string): CheckResult {
  return { status: "fail", name, detail, fix };
}

/** `ok    database    PostgreSQL answers`, and below what to do. */
export function formatCheck(result: CheckResult): string {
  const line = `${result.status.padEnd(5)} ${result.name.padEnd(16)} ${result.detail}`;
  return result.status === "ok" ? line : `${line}\n${" ".repeat(23)}→ ${result.fix}`;
}
