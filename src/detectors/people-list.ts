import { mostOfAKind } from "../matching/saturation.ts";
import { FEATURE, type ScannedText } from "../matching/scanned-text.ts";
import type { Detector, Match } from "./detector.ts";
import { Lines } from "./people-list/lines.ts";
import { type PeopleList, widest } from "./people-list/list.ts";
import { recipientLists } from "./people-list/recipients.ts";
import { rosters } from "./people-list/rosters.ts";
import { peopleTables } from "./people-list/tables.ts";
import { SensitiveTopics } from "./people-list/topics.ts";

/** Beside severance, health or a grievance a list is more surely a slip. */
const SENSITIVE_BONUS = 0.05;

function hasMany(text: string, sought: string, least: number): boolean {
  let count = 0;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    count += 1;
    if (count >= least) {
      return true;
    }
  }
  return false;
}

function* find(text: ScannedText): Iterable<Match> {
  const addresses = hasMany(text.original, "@", 4) || hasMany(text.original, "＠", 4);
  const lined = hasMany(text.original, "\n", 3);
  if (!addresses && !lined) {
    return;
  }
  const { cased, folded } = text;
  const topics = new SensitiveTopics(folded);
  const sensitive = (start: number, end: number): boolean => topics.areNear(start, end);
  const lists: (readonly PeopleList[])[] = [];
  if (lined) {
    const lines = new Lines(cased);
    lists.push(peopleTables(cased, folded, lines, mostOfAKind(cased.length)), rosters(cased, folded, lines, sensitive));
  }
  if (addresses) {
    lists.push(recipientLists(folded, cased));
  }
  for (const { kind, start, end, count, confidence } of widest(lists)) {
    const worse = sensitive(start, end);
    yield {
      kind,
      ...text.toOriginal(start, end),
      count,
      confidence: worse ? Math.min(0.97, confidence + SENSITIVE_BONUS) : confidence,
      ...(worse ? { severity: "high" as const } : {}),
    };
  }
}

/** Many identifiable people in one place. */
export const peopleList: Detector = {
  id: "people-list",
  title: "a list of people",
  severity: "high",
  kinds: [
    { id: "recipient-list", title: "a list of e-mail addresses", severity: "medium" },
    { id: "private-recipient", title: "private e-mail addresses among work ones", severity: "high" },
    { id: "people-table", title: "a table of people and their details", severity: "high" },
    { id: "roster", title: "a list of people and their details", severity: "medium" },
  ],
  triggers: FEATURE.list,
  find,
};
