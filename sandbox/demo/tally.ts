/** What a case has come to by the time of the digest. */
export type Outcome = "removed" | "redacted" | "shared" | "disputed" | "settled" | "open" | "asked" | "logged";

interface RuleTally {
  nudged: number;
  remedied: number;
  shared: number;
  disputed: number;
  unanswered: number;
}

/** What the digest must say, counted while the story is told. */
export class Tally {
  readonly #outcomes: Outcome[] = [];
  readonly #rules = new Map<string, RuleTally>();

  /** One case, the rules that opened it and its outcome. */
  add(outcome: Outcome, rules: readonly string[]): void {
    this.#outcomes.push(outcome);
    for (const rule of outcome === "logged" ? [] : rules) {
      const row = this.#rules.get(rule) ?? { nudged: 0, remedied: 0, shared: 0, disputed: 0, unanswered: 0 };
      row.nudged += 1;
      row.remedied += ["removed", "redacted", "settled"].includes(outcome) ? 1 : 0;
      row.shared += outcome === "shared" ? 1 : 0;
      row.disputed += outcome === "disputed" ? 1 : 0;
      row.unanswered += outcome === "open" ? 1 : 0;
      this.#rules.set(rule, row);
    }
  }

  /** How many authors must have been told. */
  get nudges(): number {
    return this.#outcomes.filter((outcome) => outcome !== "logged").length;
  }

  /** What a digest with these words gets wrong; empty when it is right. */
  contradictions(digest: string): readonly string[] {
    const waiting = this.#outcomes.filter((outcome) => outcome === "open" || outcome === "asked").length;
    const expected = [`Waiting for a person: ${waiting}*`, `*${this.#outcomes.length} cases*`];
    const states = new Map<string, number>();
    for (const outcome of this.#outcomes) {
      const state = outcome === "asked" ? "open" : outcome;
      states.set(state, (states.get(state) ?? 0) + 1);
    }
    const counts = [...states].map(([state, count]) => `${count} ${state}`);
    const line = digest.split("\n").find((one) => one.startsWith("*") && one.includes("cases*")) ?? "";
    const said = line
      .replace(/^.*?: /, "")
      .split(".", 1)[0]
      ?.split(", ");
    return [
      ...expected.filter((words) => !digest.includes(words)),
      ...counts.filter((count) => said?.includes(count) !== true),
      ...[...this.#rules].flatMap(([rule, row]) => contradictionOf(rule, row, digest)),
    ];
  }
}

const ROW = /(\d+) nudged, (\d+) remedied, (\d+) shared, (\d+) disputed, (\d+) unanswered/;

/**
 * A case whose message was edited clean holds no finding any more, and may be left out of its rule's row: nudges and
 * remedies are held to the story's numbers as an upper bound, the rest exactly.
 */
function contradictionOf(rule: string, row: RuleTally, digest: string): readonly string[] {
  const line = digest.split("\n").find((one) => one.includes(`\`${rule}\``)) ?? "";
  const [, nudged = 0, remedied = 0, shared = 0, disputed = 0, unanswered = 0] = (ROW.exec(line) ?? []).map(Number);
  const isRight =
    shared === row.shared &&
    disputed === row.disputed &&
    unanswered === row.unanswered &&
    nudged <= row.nudged &&
    remedied <= row.remedied &&
    nudged - remedied === row.nudged - row.remedied;
  return isRight
    ? []
    : [
        `${rule}: ${Object.entries(row)
          .map(([what, count]) => `${count} ${what}`)
          .join(", ")}`,
      ];
}
