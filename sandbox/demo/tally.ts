/** What a case has come to by the time of the digest. */
export type Outcome = "removed" | "redacted" | "shared" | "disputed" | "settled" | "open" | "asked" | "logged";

/** How the digest calls what became of cases and of nudges; it is read by Cleo, in German. */
const CASES: Readonly<Record<Outcome, string>> = {
  removed: "entfernt",
  redacted: "umformuliert",
  shared: "geteilt",
  disputed: "bestritten",
  settled: "erledigt",
  open: "offen",
  asked: "offen",
  logged: "nur festgehalten",
};
const NUDGES: Readonly<Record<Exclude<Outcome, "logged">, string>> = {
  removed: "entfernt",
  redacted: "umformuliert",
  shared: "geteilt",
  disputed: "bestritten",
  settled: "umformuliert",
  open: "unbeantwortet",
  asked: "in Arbeit",
};

/** What the digest must say, counted while the story is told. */
export class Tally {
  readonly #outcomes: Outcome[] = [];
  readonly #rules = new Map<string, string[]>();

  /** One case, the rules that opened it and its outcome. */
  add(outcome: Outcome, rules: readonly string[]): void {
    this.#outcomes.push(outcome);
    if (outcome === "logged") {
      return;
    }
    for (const rule of rules) {
      this.#rules.set(rule, [...(this.#rules.get(rule) ?? []), NUDGES[outcome]]);
    }
  }

  /** How many authors must have been told. */
  get nudges(): number {
    return this.#outcomes.filter((outcome) => outcome !== "logged").length;
  }

  /** What a digest with these words gets wrong; empty when it is right. */
  contradictions(digest: string): readonly string[] {
    const lines = digest.split("\n");
    const waiting = this.#outcomes.filter((outcome) => outcome === "open" || outcome === "asked").length;
    const total = `*${this.#outcomes.length} Fälle*`;
    const cases = lines.find((line) => line.startsWith(total)) ?? "";
    return [
      ...[`Wartet auf jemanden: ${waiting}*`, total].filter((words) => !digest.includes(words)),
      ...missing(counted(this.#outcomes.map((outcome) => CASES[outcome])), cases),
      ...[...this.#rules].flatMap(([rule, outcomes]) => {
        const line = lines.find((one) => one.includes(`\`${rule}\``)) ?? "";
        const nudges = outcomes.length === 1 ? "1 Hinweis" : `${outcomes.length} Hinweise`;
        return missing([nudges, ...counted(outcomes)], line).map((words) => `${rule}: ${words}`);
      }),
    ];
  }
}

/** "2 geteilt" for each word. */
function counted(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} ${word}`);
}

/** The parts that a list like "*3 Fälle*: 2 offen, 1 geteilt. …" lacks. */
function missing(parts: readonly string[], line: string): readonly string[] {
  const said = line
    .slice(line.indexOf(": ") + 2)
    .split(".", 1)
    .flatMap((list) => list.split(", "));
  return parts.filter((part) => !said.includes(part));
}
