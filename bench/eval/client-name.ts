import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { buildScanner } from "../../src/detectors/build-scanner.ts";
import { type EvalClient, evalRegister, type NameClass } from "./fixtures/register.ts";

export const name = "client-name";

const NOW = Date.UTC(2026, 10, 22);
const CLIENTS = 5_000;
const COUNTS_FROM = 0.5;
const KEY = new Uint8Array(32).fill(9);

/** What people say with a name; `~` stands for it. Any of them names an unmistakable client. */
const PLAIN = [
  "had lunch with ~ today, they loved the demo",
  "~ wants the numbers by friday",
  "can somebody send me the deck for ~?",
  "quick question: who looks after ~ these days",
  "*~* is moving to the new plan",
  "> ~ said no\nwhat now?",
  "notes from the ~ call are in the folder",
  "is that ~'s invoice or ours?",
  "fyi (~) will be late",
  "ask dana about ~.",
  "~: open points",
  "we lost ~, sadly",
  "kind of a mess at ~ right now!",
  "wir haben gestern mit ~ gesprochen",
  "on a vu ~ hier soir",
  "nos vemos con ~ el lunes",
] as const;

/** Dealings that tell an ambiguous name from the everyday word. */
const DEALING = [
  "we signed the contract with ~ yesterday",
  "our client ~ wants to renew",
  "the ~ deal closes next week",
  "is the ~ invoice out yet?",
  "the merger with ~ is off the table",
  "they sent the NDA for ~ this morning",
  "pitch for ~ went well, decision on Monday",
  "unser Kunde ~ hat den Vertrag gekündigt",
  "notre client ~ a signé le contrat",
  "el contrato con ~ está firmado",
] as const;

/** Everyday talk in which the same words mean themselves. */
const EVERYDAY = [
  "please ~ it again",
  "the ~ is broken again",
  "Could not find ~ in the list",
  "see https://docs.acme.example/~/index.html",
  "run `~ --help` first",
  "import ~ from './~.js'",
  "open src/~/main.ts and tell me",
  "<@U0ABC123> ~ :~: thanks",
  "is #~ the right channel?",
  "~",
] as const;

function alike(text: string, name: string): readonly string[] {
  return [name, name.toUpperCase(), name.toLowerCase()].map((written) => text.replaceAll("~", written));
}

/** A client's name as people say it: without its legal form. */
function said({ entry, nameClass }: EvalClient): string {
  return nameClass === "person" ? entry.name : entry.name.replace(/ (?:Ltd|GmbH|Inc|plc|S\.A\.|AG|LLC)$/u, "");
}

function share(found: number, of: number): string {
  return `${found} of ${of} (${((100 * found) / Math.max(1, of)).toFixed(1)} %)`;
}

/** Planted mentions of registered clients, and everyday sentences with the same words. */
export async function run(): Promise<string[]> {
  const clients = evalRegister(CLIENTS);
  const { scanner } = buildScanner({ entries: clients.map(({ entry }) => entry), policy: DEFAULT_POLICY, key: KEY });
  function names(text: string, id: string): boolean {
    return scanner
      .scan(text, { now: NOW })
      .findings.some(({ subjectId, confidence }) => subjectId === id && confidence >= COUNTS_FROM);
  }
  const tally = new Map<string, [number, number]>();
  function count(row: string, found: boolean): void {
    const cell = tally.get(row) ?? [0, 0];
    tally.set(row, [cell[0] + (found ? 1 : 0), cell[1] + 1]);
  }
  for (const [index, client] of clients.entries()) {
    const written = said(client);
    const { id, domains, people, accounts } = client.entry;
    const plain = PLAIN[index % PLAIN.length] ?? "~";
    const dealing = DEALING[index % DEALING.length] ?? "~";
    const isPlain = client.nameClass === "unmistakable";
    if (isPlain) {
      for (const [at, text] of alike(plain, written).entries()) {
        count(`planted, unmistakable, ${["as registered", "in capitals", "in small letters"][at]}`, names(text, id));
      }
    } else {
      const row: Record<NameClass, string> = {
        word: "everyday word",
        person: "common person's name",
        acronym: "abbreviation",
        "two-words": "two everyday words",
        unmistakable: "",
      };
      const kind = row[client.nameClass];
      count(`planted, ${kind}, with dealings`, names(dealing.replaceAll("~", written), id));
      count(`planted, ${kind}, with a legal form`, names(`payment from ${written} Ltd is late`, id));
      const domain = domains[0] ?? "";
      count(`planted, ${kind}, beside its domain`, names(`${written} moved, write to billing@${domain}`, id));
      count(`everyday talk, ${kind}: wrongly named`, names((EVERYDAY[index % 10] ?? "~").replaceAll("~", written), id));
      const small = (EVERYDAY[(index + 3) % 10] ?? "~").replaceAll("~", written.toLowerCase());
      count(`everyday talk, ${kind}, in small letters: wrongly named`, names(small, id));
    }
    count("planted, e-mail address", names(`mail ${people[0]?.email ?? ""} please`, id));
    count("planted, account number", names(`refund for ${accounts[0] ?? ""} today`, id));
    count("planted, domain in a link", names(`see <https://www.${domains[0] ?? ""}/about|this page>`, id));
  }
  return [...tally].sort(([a], [b]) => (a < b ? -1 : 1)).map(([row, [found, of]]) => `${row}: ${share(found, of)}`);
}
