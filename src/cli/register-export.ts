import { stringify } from "yaml";
import type { ClientEntry, EmbargoEntry } from "../core/subject.ts";
import { clueCell, csvRow, joinList } from "./csv-cells.ts";
import { formatLift, formatLiftTime } from "./lift-time.ts";
import { CLUE, CSV_COLUMNS } from "./register-csv.ts";
import type { RegisterEntry } from "./register-file.ts";

/** A register as YAML that an import takes back unchanged. */
export function registerYaml(entries: readonly RegisterEntry[]): string {
  return stringify(
    {
      clients: entries.filter((entry) => entry.kind === "client").map(clientValue),
      embargoes: entries.filter((entry) => entry.kind === "embargo").map(embargoValue),
    },
    { aliasDuplicateObjects: false, lineWidth: 0 },
  );
}

function clientValue({ kind: _, consent, ownerId, ...rest }: ClientEntry): Record<string, unknown> {
  return {
    ...rest,
    ...(consent === undefined
      ? {}
      : {
          consent: {
            ...(consent.until === null ? {} : { until: formatLiftTime(consent.until) }),
            for: consent.purpose,
            by: consent.grantedBy,
          },
        }),
    ...(ownerId === undefined ? {} : { owner: ownerId }),
  };
}

function embargoValue({ id, name, aliases, phrases, lifts, clearedFor, ownerId }: EmbargoEntry) {
  return {
    id,
    name,
    aliases,
    phrases,
    clearedFor,
    lifts: formatLift(lifts),
    ...(ownerId === null ? {} : { owner: ownerId }),
  };
}

/** The same as CSV. */
export function registerCsv(entries: readonly RegisterEntry[]): string {
  const clues = new Set(entries.flatMap((entry) => (entry.kind === "client" ? Object.keys(entry.clues) : [])));
  const columns = [...CSV_COLUMNS, ...[...clues].map((clue) => `${CLUE}${clue}`)];
  const rows = entries.map((entry) => {
    const cells = entry.kind === "client" ? clientCells(entry) : embargoCells(entry);
    return csvRow(columns.map((column) => cells[column] ?? ""));
  });
  return [csvRow(columns), ...rows].join("");
}

function clientCells(entry: ClientEntry): Readonly<Record<string, string>> {
  const clues = Object.entries(entry.clues).map(([clue, value]) => [`${CLUE}${clue}`, clueCell(value)]);
  return {
    kind: entry.kind,
    id: entry.id,
    name: entry.name,
    aliases: joinList(entry.aliases),
    domains: joinList(entry.domains),
    people: joinList(entry.people.map(({ name, email }) => (email === undefined ? name : `${name} <${email}>`))),
    accounts: joinList(entry.accounts),
    rooms: joinList(entry.rooms),
    ...(entry.consent === undefined
      ? {}
      : {
          "consent:until": entry.consent.until === null ? "" : formatLiftTime(entry.consent.until),
          "consent:for": entry.consent.purpose,
          "consent:by": entry.consent.grantedBy,
        }),
    owner: entry.ownerId ?? "",
    ...Object.fromEntries(clues),
  };
}

function embargoCells(entry: EmbargoEntry): Readonly<Record<string, string>> {
  return {
    kind: entry.kind,
    id: entry.id,
    name: entry.name,
    aliases: joinList(entry.aliases),
    phrases: joinList(entry.phrases),
    lifts: formatLift(entry.lifts),
    "cleared:users": joinList(entry.clearedFor.users),
    "cleared:groups": joinList(entry.clearedFor.groups),
    "cleared:channels": joinList(entry.clearedFor.channels),
    "cleared:orgs": joinList(entry.clearedFor.orgs),
    owner: entry.ownerId ?? "",
  };
}
