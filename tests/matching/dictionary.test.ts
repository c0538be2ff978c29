import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openDictionary, type Term } from "../../src/matching/dictionary.ts";
import { buildDictionary, patchDictionary } from "../../src/matching/dictionary-build.ts";
import { TERM_ROLES } from "../../src/matching/scanned-text.ts";
import { sweep } from "../../src/matching/sweep.ts";

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index * 7 + 1);

const REGISTER: readonly Term[] = [
  { text: "Acme Corp", role: "name", subject: 1 },
  { text: "acme.example", role: "domain", subject: 1 },
  { text: "dana@acme.example", role: "email", subject: 1 },
  { text: "Dana Whitfield", role: "person", subject: 1 },
  { text: "AC-204-991", role: "account", subject: 1 },
  { text: "There S.A.", role: "name", subject: 2 },
  { text: "Target Corporation", role: "name", subject: 3 },
  { text: "Zyra-Globex", role: "name", subject: 4 },
  { text: "Project Falcon", role: "phrase", subject: 5 },
  { text: "the Falcon deal", role: "alias", subject: 5 },
  { text: "株式会社アクメ", role: "name", subject: 6 },
  { text: "Q.Z.X.W.", role: "name", subject: 7 },
  { text: "Mühlrad & Söhne GmbH", role: "name", subject: 8 },
  { text: "L'Oreola", role: "name", subject: 9 },
  { text: "아크메", role: "name", subject: 10 },
  { text: "GlobexSoft", role: "name", subject: 11 },
];
/** Built by each test for itself, which thereby is a test of the building too. */
const register = () => buildDictionary(REGISTER, KEY);

function found(text: string, inDictionary = register()): string[] {
  return sweep(text, inDictionary).terms.map(
    ({ start, end, subject, role, ambiguous }) =>
      `${text.slice(start, end)} #${subject} ${role}${ambiguous ? "?" : ""}`,
  );
}

describe("terms", () => {
  it.each([
    ["Acme's plan, ACME’s plan", ["Acme #1 name", "ACME #1 name"]],
    [
      "acme corp, Acme Inc., Acme GmbH & Co. KG.",
      ["acme corp #1 name", "Acme Inc #1 name", "Acme GmbH & Co. KG #1 name"],
    ],
    [
      "ＡＣＭＥ, А\u0441me, a\u200bcme, Acmé",
      ["ＡＣＭＥ #1 name", "А\u0441me #1 name", "a\u200bcme #1 name", "Acmé #1 name"],
    ],
    ["the Acmes", ["Acmes #1 name"]],
    ["acmesque, pacme, acme1", []],
    ["there's a reason, there sa", []],
    ["There S.A. said", ["There S.A. #2 name"]],
    ["on target", ["target #3 name?"]],
    ["Target Corp", ["Target Corp #3 name"]],
    ["zyra globex, ZyraGlobex, zyra—globex", ["zyra globex #4 name", "ZyraGlobex #4 name", "zyra—globex #4 name"]],
    ["Globex-Soft", ["Globex-Soft #11 name"]],
    [
      "project\nfalcon, PROJECT_FALCON, Falcon deals",
      ["project\nfalcon #5 phrase", "PROJECT_FALCON #5 phrase", "Falcon deals #5 alias"],
    ],
    ["a project. Falcon | project | falcon", []],
    ["project\n\nfalcon", []],
    ["本日、株式会社アクメは", ["株式会社アクメ #6 name"]],
    ["qzxw Q.Z.X.W. q.z.x.w", ["qzxw #7 name", "Q.Z.X.W #7 name", "q.z.x.w #7 name"]],
    ["Muehlrad and Soehne, Mühlrad &amp; Söhne", ["Muehlrad and Soehne #8 name", "Mühlrad &amp; Söhne #8 name"]],
    ["L’Oreola, loreola", ["L’Oreola #9 name", "loreola #9 name"]],
    ["d'Acme", ["Acme #1 name"]],
    ["아크메는 신아크메", ["아크메 #10 name"]],
    ["Whitfield, Dana and Dana Whitfield's", ["Whitfield, Dana #1 person", "Dana Whitfield #1 person"]],
    ["AC204991 ac 204 991 AC.204.991", ["AC204991 #1 account", "ac 204 991 #1 account", "AC.204.991 #1 account"]],
    ["AC-204-9912 XAC204991", []],
    ["x@sub.acme.example http://acme.example/a", ["acme.example #1 domain", "acme.example #1 domain"]],
    ["Dana@Acme.example.", ["Dana@Acme.example #1 email"]],
    ["x.dana@acme.example", ["acme.example #1 domain"]],
    ["acme.example.org", ["acme #1 name"]],
    ["<https://acme.example|the Acme site>", ["acme.example #1 domain", "Acme #1 name"]],
    ["`Acme` ```\nAcme dana@acme.example``` <@U0ACME|Acme>", []],
  ])("in %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("are nearer in the registered spelling than in another", () => {
    const closeness = (text: string) => sweep(text, register()).terms[0]?.closeness;
    expect(closeness("Project Falcon")).toBe(1);
    expect(closeness("Project Falcon's")).toBe(1);
    expect(closeness("project falcon")).toBeLessThan(1);
    expect(closeness("Project Falcons")).toBeLessThan(closeness("project falcon")!);
  });

  it("of one text belong to each of their subjects", () => {
    const shared = buildDictionary(
      [1, 2, 3].map((subject) => ({ text: "Globex", role: "name", subject })),
      KEY,
    );
    expect(found("Globex", shared)).toEqual(["Globex #1 name", "Globex #2 name", "Globex #3 name"]);
  });

  it("without a letter or digit are left out", () => {
    expect(buildDictionary([{ text: " – ", role: "name", subject: 1 }], KEY).size).toBe(0);
  });

  it("need a key of some length", () => {
    expect(() => buildDictionary([], new Uint8Array(8))).toThrow(RangeError);
  });
});

describe("a dictionary", () => {
  it("holds no term in clear", () => {
    const bytes = Buffer.from(register().buffer);
    for (const word of ["acme", "Acme", "falcon", "204991"]) {
      expect(bytes.includes(Buffer.from(word, "latin1"))).toBe(false);
      expect(bytes.includes(Buffer.from(word, "utf16le"))).toBe(false);
    }
  });

  it("has nothing in common with that of another key", () => {
    const dictionary = register();
    const other = buildDictionary(REGISTER, KEY.toReversed());
    const matching = other.low.filter((value, index) => value === dictionary.low[index] && index < other.entries);
    expect(other.entries).toBe(dictionary.entries);
    expect(matching).toHaveLength(0);
    expect(found("Acme", openDictionary(other.buffer, KEY))).toEqual([]);
  });

  it("is patched without touching the one in use", () => {
    const dictionary = register();
    const patched = patchDictionary(dictionary, {
      remove: new Set([1]),
      add: [{ text: "Initech", role: "name", subject: 20 }],
    });
    if (patched === null) throw new Error("no room");
    expect(found("Acme and Initech, Zyra-Globex", patched)).toEqual(["Initech #20 name", "Zyra-Globex #4 name"]);
    expect(found("Acme and Initech", dictionary)).toEqual(["Acme #1 name"]);
    expect(patched.size).toBe(dictionary.size - 5 + 1);
  });

  it("finds an account in groups whose length only a patch brought", () => {
    const patched = patchDictionary(register(), { add: [{ text: "GX 55-0", role: "account", subject: 21 }] });
    if (patched === null) throw new Error("no room");
    expect(found("paid from gx-55-0 today", patched)).toEqual(["gx-55-0 #21 account"]);
    expect(found("paid from AC 204 991 today", patched)).toEqual(["AC 204 991 #1 account"]);
  });

  it("is built anew when a patch has no room", () => {
    const add = Array.from({ length: 5_000 }, (_, index) => ({
      text: `name${index}`,
      role: "name" as const,
      subject: index,
    }));
    expect(patchDictionary(register(), { add })).toBeNull();
  });

  it("refuses a buffer that is none", () => {
    expect(() => openDictionary(new SharedArrayBuffer(64), KEY)).toThrow(
      new TypeError("the buffer holds no dictionary"),
    );
  });
});

describe("threads", () => {
  let worker: Worker | null = null;
  afterEach(async () => {
    await worker?.terminate();
    worker = null;
  });

  it("share a dictionary without copying it", async () => {
    const { buffer } = register();
    const source = `
      const { parentPort, workerData } = await import("node:worker_threads");
      const { openDictionary } = await import(workerData.root + "dictionary.ts");
      const { sweep } = await import(workerData.root + "sweep.ts");
      const dictionary = openDictionary(workerData.buffer, workerData.key);
      parentPort.postMessage({
        shared: dictionary.filter.words.buffer === workerData.buffer,
        subjects: sweep("we met Acme today", dictionary).terms.map((hit) => hit.subject),
      });`;
    worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
      workerData: { buffer, key: KEY, root: new URL("../../src/matching/", import.meta.url).href },
    });
    const answer = await new Promise((resolve, reject) => {
      worker?.once("message", resolve);
      worker?.once("error", reject);
    });
    expect(answer).toEqual({ shared: true, subjects: [1] });
  });
});

describe("properties", () => {
  /** Text that leaves the planted term outside code and markup. */
  const around = fc.string({ unit: "binary", maxLength: 30 }).map((text) => text.replace(/[`<&]/gu, "_"));
  const word = fc.stringMatching(/^[xyz]{2,5}$/);

  it("a planted term is found, with its exact span", () => {
    const name = fc.array(fc.stringMatching(/^[A-Z][a-z]{1,7}q$/), { minLength: 1, maxLength: 4 });
    const role = fc.constantFrom(
      ...TERM_ROLES.filter((each) => each !== "domain" && each !== "email" && each !== "account"),
    );
    fc.assert(
      fc.property(around, around, name, role, (before, after, parts, asRole) => {
        const term = parts.join(" ");
        const text = `${before} ${term} ${after}`;
        const own = buildDictionary([{ text: term, role: asRole, subject: 7 }], KEY);
        const hits = sweep(text, own).terms.filter((hit) => hit.start === before.length + 1 && hit.subject === 7);
        expect(hits).toHaveLength(1);
        // A legal form that happens to follow belongs to the name.
        expect(hits[0]!.end).toBeGreaterThanOrEqual(before.length + 1 + term.length);
      }),
      { numRuns: 300 },
    );
  });

  it("a planted address or account is found, with its exact span", () => {
    const term = fc.constantFrom<Term>(
      { text: "zq.globex.example", role: "domain", subject: 1 },
      { text: "kim@globex.example", role: "email", subject: 1 },
      { text: "GX 99-1204/7", role: "account", subject: 1 },
    );
    fc.assert(
      fc.property(around, around, term, (before, after, planted) => {
        const text = `${before} | ${planted.text} | ${after}`;
        const own = buildDictionary([planted], KEY);
        const start = before.length + 3;
        expect(sweep(text, own).terms).toContainEqual(
          expect.objectContaining({ start, end: start + planted.text.length, subject: 1 }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("exactly the registered sequences of words are found", () => {
    const name = fc.array(word, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), fc.array(word, { maxLength: 30 }), (names, text) => {
        const registered = new Set(names.map((parts) => parts.join(" ")));
        const own = buildDictionary(
          [...registered].map((each, subject) => ({ text: each, role: "phrase", subject, ambiguous: true })),
          KEY,
        );
        const expected = new Set<string>();
        let at = 0;
        for (const [index] of text.entries()) {
          for (let last = index; last < Math.min(text.length, index + 3); last++) {
            const part = text.slice(index, last + 1).join(" ");
            if (registered.has(part)) expected.add(`${at} ${part}`);
          }
          at += text[index]!.length + 1;
        }
        const whole = text.join(" ");
        const actual = sweep(whole, own).terms.map((hit) => `${hit.start} ${whole.slice(hit.start, hit.end)}`);
        expect(new Set(actual)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("nothing is found in any text without it", () => {
    const dictionary = register();
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        fc.pre(!/[0-9a-zA-Z]{4}/u.test(text.normalize("NFKD")));
        const names = sweep(text, dictionary).terms.filter((hit) => hit.subject === 1 || hit.subject === 5);
        expect(names).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
