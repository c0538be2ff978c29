import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { saferWording } from "../../src/core/safer-wording.ts";
import type { ClientEntry } from "../../src/core/subject.ts";
import { buildScanner, type RegisterScanner } from "../../src/detectors/build-scanner.ts";
import { cluedRegister } from "./fixtures/clued-register.ts";
import { corpusRows } from "./fixtures/corpus-rows.ts";
import { NO_STORIES, STORIES } from "./fixtures/stories.ts";

export const name = "client-jigsaw";

const NOW = Date.UTC(2026, 10, 22);
const CLIENTS = [20, 5_000] as const;
const COUNTS_FROM = 0.5;
const KEY = new Uint8Array(32).fill(9);
const CORPORA = ["ordinary-chat", "names-in-noisy-text", "pii-sentences", "embargo-lines"] as const;

/** What is said of a client without its name; each gives three of its clues. */
const SAID: readonly ((clues: ClientEntry["clues"]) => string)[] = [
  ({ sector, city, employees }) => `our ${sector} client in ${city} with ${employees} people wants to renew`,
  ({ sector, city, founded }) => `you know them: ${sector}, founded in ${founded}, based in ${city}`,
  ({ contact, city, revenue }) => `talked to their ${contact}, ${city}, turnover of £${Number(revenue) / 1e6}m`,
  ({ sector, revenue, employees }) =>
    `${String(sector).toUpperCase()}, about ${employees} staff and ${revenue} euros a year`,
];

function speaks({ scanner }: RegisterScanner, text: string): boolean {
  return scanner
    .scan(text, { now: NOW })
    .findings.some(({ detector, confidence }) => detector === "client-jigsaw" && confidence >= COUNTS_FROM);
}

function silence(title: string, built: RegisterScanner, corporaDir: string): string[] {
  return CORPORA.flatMap((corpus) => {
    const rows = corpusRows<{ readonly text: string }>(corporaDir, corpus);
    if (rows.length === 0) return [];
    const loud = rows.filter(({ text }) => speaks(built, text)).length;
    return [`${title}, ${corpus}: ${((loud * 1_000) / rows.length).toFixed(2)} per 1,000 of ${rows.length} speak`];
  });
}

function planted(clients: readonly ClientEntry[], built: RegisterScanner): string {
  const counts = { right: 0, nobody: 0, wrong: 0 };
  for (const [index, { id, clues }] of clients.entries()) {
    const text = SAID[index % SAID.length]!(clues);
    const found = built.scanner.scan(text, { now: NOW }).findings.find(({ detector }) => detector === "client-jigsaw");
    counts[found === undefined ? "nobody" : found.subjectId === id ? "right" : "wrong"]++;
  }
  return `three clues of each of ${clients.length} clients: ${counts.right} recognised, ${counts.nobody} fit several or none, ${counts.wrong} taken for another`;
}

/** Stories and clues that are found, ordinary texts that are not, and what the safer wording leaves. */
export async function run(corporaDir: string): Promise<string[]> {
  const without = buildScanner({ entries: [], policy: DEFAULT_POLICY, key: KEY });
  const told = STORIES.filter((text) => speaks(without, text));
  const stillTold = told.filter((text) => {
    const { findings } = without.scanner.scan(text, { now: NOW });
    return speaks(without, saferWording(text, findings, NOW).text);
  });
  const lines = [
    `made-up stories: ${told.length} of ${STORIES.length} found, of these ${stillTold.length} still after the safer wording`,
    `look-alikes: ${NO_STORIES.filter((text) => speaks(without, text)).length} of ${NO_STORIES.length} speak`,
    ...silence("no register", without, corporaDir),
  ];
  for (const count of CLIENTS) {
    const clients = cluedRegister(count);
    const built = buildScanner({ entries: clients, policy: DEFAULT_POLICY, key: KEY });
    lines.push(planted(clients, built), ...silence(`${count} clients`, built, corporaDir));
  }
  return lines;
}
