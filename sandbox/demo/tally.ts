/** What a case has come to by the time of the digest. */
export type Outcome = "removed" | "redacted" | "shared" | "disputed" | "settled" | "open" | "asked" | "logged";

/** How the digest calls what became of cases and of nudges. */
const CASES: Readonly<Record<Outcome, string>> = {
  removed: "removed",
  redacted: "reworded",
  shared: "shared",
  disputed: "disputed",
  settled: "settled",
  open: "open",
  asked: "open",
  logged: "logged",
};
const NUDGES: Readonly<Record<Exclude<Outcome, "logged">, string>> = {
  removed: "removed",
  redacted: "reworded",
  shared: "shared",
  disputed: "disputed",
  settled: "reworded",
  open: "unanswered",
  asked: "under way",
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
    const total = `*${this.#outcomes.length} cases*`;
    const cases = lines.find((line) => line.startsWith(total)) ?? "";
    return [
      ...[`Waiting for a person: ${waiting}*`, total].filter((words) => !digest.includes(words)),
      ...missing(counted(this.#outcomes.map((outcome) => CASES[outcome])), cases),
      ...[...this.#rules].flatMap(([rule, outcomes]) => {
        const line = lines.find((one) => one.includes(`\`${rule}\``)) ?? "";
        return missing([`${outcomes.length} nudged`, ...counted(outcomes)], line).map((words) => `${rule}: ${words}`);
      }),
    ];
  }
}

/** "2 shared" for each word. */
function counted(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} ${word}`);
}

/** The parts that a list like "*3 cases*: 2 open, 1 shared. …" lacks. */
function missing(parts: readonly string[], line: string): readonly string[] {
  const said = line
    .slice(line.indexOf(": ") + 2)
    .split(".", 1)
    .flatMap((list) => list.split(", "));
  return parts.filter((part) => !said.includes(part));
}
