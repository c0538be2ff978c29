import { describe, expect, it } from "@jest/globals";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import type { ClientEntry } from "../../src/core/subject.ts";
import { buildScanner } from "../../src/detectors/build-scanner.ts";

const OPTIONS = { now: 0 };

function client(id: string, name: string): ClientEntry {
  return {
    id,
    kind: "client",
    name,
    aliases: [],
    domains: [],
    people: [],
    accounts: [],
    rooms: [],
    clues: {},
  };
}

/** So many that they do not fit into one turn of the event loop. */
function many(count: number, last: string): readonly ClientEntry[] {
  return Array.from({ length: count }, (_, index) =>
    client(`s${index}`, index === count - 1 ? last : `Name${index} Holdings`),
  );
}

function open() {
  return buildScanner({ entries: [], policy: DEFAULT_POLICY, key: new Uint8Array(32).fill(7) });
}

function subjectsIn({ scanner }: ReturnType<typeof open>, text: string) {
  return scanner.scan(text, OPTIONS).findings.map(({ subjectId }) => subjectId);
}

describe("names with a typo", () => {
  const key = new Uint8Array(32).fill(7);
  const entries = [client("a", "Globex International")];
  const text = "we met Globex Internatonal today";

  it("are found when the policy says so, less surely than as they are, and after a change of the register", async () => {
    const built = buildScanner({ entries, policy: { ...DEFAULT_POLICY, typos: true }, key });
    await built.replace([...entries, client("b", "Initech")]);
    const [finding] = built.scanner.scan(text, OPTIONS).findings;
    expect(finding).toMatchObject({ kind: "client-name", subjectId: "a", start: 7, end: 26 });
    expect(finding?.confidence).toBeGreaterThanOrEqual(DEFAULT_POLICY.minConfidence);
    expect(finding?.confidence).toBeLessThan(0.9);
  });

  it("are not found by default", () => {
    const built = buildScanner({ entries, policy: DEFAULT_POLICY, key });
    expect(built.scanner.scan(text, OPTIONS).findings).toEqual([]);
  });
});

describe("a register that is replaced", () => {
  it("counts from when it was taken", async () => {
    const built = open();
    await built.replace([client("a", "Globex Corporation")]);
    expect(subjectsIn(built, "we met Globex Corporation today")).toEqual(["a"]);
  });

  it("leaves others their turn while a large one is taken, and scans with the one before", async () => {
    const built = open();
    await built.replace([client("a", "Globex Corporation")]);
    let turns = 0;
    let isTaken = false;
    const replaced = built.replace(many(60_000, "Initech Partners")).then(() => {
      isTaken = true;
    });
    while (!isTaken) {
      turns++;
      if (turns === 1) expect(subjectsIn(built, "Globex Corporation and Initech Partners")).toEqual(["a"]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await replaced;
    expect(turns).toBeGreaterThan(2);
    expect(subjectsIn(built, "Globex Corporation and Initech Partners")).toEqual(["s59999"]);
  });

  it("is the later of two that overlap", async () => {
    const built = open();
    const first = built.replace(many(60_000, "Initech Partners"));
    const second = built.replace([client("b", "Umbrella Partners")]);
    await Promise.all([first, second]);
    expect(subjectsIn(built, "Initech Partners and Umbrella Partners")).toEqual(["b"]);
    expect(built.snapshot().subjects).toHaveLength(1);
  });
});
