import { describe, expect, it } from "@jest/globals";
import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { type ClientEntry, type LabelEntry, NO_CLEARANCE } from "../../src/core/subject.ts";
import { buildScanner, EMPTY_REGISTER, openScanner, type RegisterScanner } from "../../src/detectors/build-scanner.ts";

const OPTIONS = { now: 0 };
const KEY = new Uint8Array(32).fill(7);

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

function label(id: string): LabelEntry {
  return {
    kind: "label",
    id,
    level: "restricted",
    target: { type: "channel", channelId: `C-${id}` },
    until: null,
    clearedFor: NO_CLEARANCE,
    ownerId: null,
  };
}

/** So many that they do not fit into one turn of the event loop. */
function many(count: number, last: string): readonly ClientEntry[] {
  return Array.from({ length: count }, (_, index) =>
    client(`s${index}`, index === count - 1 ? last : `Name${index} Holdings`),
  );
}

function open() {
  return buildScanner({ entries: [], policy: DEFAULT_POLICY, key: KEY });
}

function subjectsIn({ scanner }: ReturnType<typeof open>, text: string) {
  return scanner.scan(text, OPTIONS).findings.map(({ subjectId }) => subjectId);
}

describe("names with a typo", () => {
  const entries = [client("a", "Globex International")];
  const text = "we met Globex Internatonal today";

  it("are found when the policy says so, less surely than as they are, and after a change of the register", async () => {
    const built = buildScanner({ entries, policy: { ...DEFAULT_POLICY, typos: true }, key: KEY });
    await built.replace([...entries, client("b", "Initech")]);
    const [finding] = built.scanner.scan(text, OPTIONS).findings;
    expect(finding).toMatchObject({ kind: "client-name", subjectId: "a", start: 7, end: 26 });
    expect(finding?.confidence).toBeGreaterThanOrEqual(DEFAULT_POLICY.minConfidence);
    expect(finding?.confidence).toBeLessThan(0.9);
  });

  it("are not found by default", () => {
    const built = buildScanner({ entries, policy: DEFAULT_POLICY, key: KEY });
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
    expect(built.snapshot().named.subjects).toHaveLength(1);
  });

  it("builds what is named anew only when that changed", async () => {
    const acme = client("a", "Acme Partners");
    const built = open();
    await built.replace([acme]);
    const { named } = built.snapshot();
    await built.replace([label("lb_1"), acme]);
    expect(built.snapshot().named).toBe(named);
    expect(subjectsIn(built, "Acme Partners")).toEqual(["a"]);
    await built.replace([label("lb_1"), acme, client("b", "Umbrella Partners")]);
    expect(built.snapshot().named).not.toBe(named);
    expect(subjectsIn(built, "Umbrella Partners")).toEqual(["b"]);
  });
});

describe("what labels guard", () => {
  const MEMO =
    "The plant in Zwolle closes in spring and ninety machinists hear of it on Monday, so the union must be told before the weekend.";
  const passage = (built: RegisterScanner, labelId: string) => ({
    labelId,
    source: "C1:1.1",
    fingerprints: built.fingerprint(MEMO),
    at: 0,
  });

  it("is found from the moment that the label and the passage are both there, in either order", async () => {
    const built = open();
    built.addPassages([passage(built, "lb_1")]);
    expect(subjectsIn(built, MEMO)).toEqual([]);
    await built.replace([label("lb_1")]);
    expect(subjectsIn(built, MEMO)).toEqual(["lb_1"]);
    await built.replace([label("lb_1"), label("lb_2")]);
    built.addPassages([passage(built, "lb_2")]);
    expect(subjectsIn(built, MEMO).sort()).toEqual(["lb_1", "lb_2"]);
  });

  it("is forgotten with its label, and told anew when the label comes back", async () => {
    const built = open();
    await built.replace([label("lb_1")]);
    built.addPassages([passage(built, "lb_1")]);
    await built.replace([]);
    expect(subjectsIn(built, MEMO)).toEqual([]);
    expect(built.snapshot().labels).toBeNull();
    await built.replace([label("lb_1"), label("lb_3")]);
    expect(subjectsIn(built, MEMO)).toEqual([]);
    built.addPassages([passage(built, "lb_3")]);
    expect(subjectsIn(built, MEMO)).toEqual(["lb_3"]);
  });

  it("is found among hundreds of thousands of labels", async () => {
    const built = open();
    await built.replace(Array.from({ length: 200_000 }, (_, index) => label(`lb_${index}`)));
    built.addPassages([passage(built, "lb_199999")]);
    expect(subjectsIn(built, MEMO)).toEqual(["lb_199999"]);
  });

  it("is the same for who opens a snapshot, which is another one only when there is something to send", async () => {
    const built = open();
    await built.replace([label("lb_1")]);
    built.addPassages([passage(built, "lb_1")]);
    const snapshot = built.snapshot();
    built.addPassages([passage(built, "lb_1")]);
    expect(built.snapshot()).toBe(snapshot);
    const other = openScanner({ policy: DEFAULT_POLICY, key: KEY }, EMPTY_REGISTER);
    other.open(structuredClone(snapshot));
    expect(other.scanner.scan(MEMO, { now: 0 }).findings).toMatchObject([{ subjectId: "lb_1" }]);
    await built.replace([label("lb_1"), label("lb_2")]);
    expect(built.snapshot()).not.toBe(snapshot);
  });
});
