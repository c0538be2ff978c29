import {
  type Clearance,
  type ClientEntry,
  type EmbargoEntry,
  LABEL_LEVELS,
  type LabelLevel,
  type LiftTime,
} from "../core/subject.ts";
import type { Words } from "../slack/wording/english.ts";
import { parseWhen, type WhenContext } from "./when.ts";

/** What a person asked of `/confidential`, ready for the core. */
export type ConfidentialCommand =
  | { readonly name: "ask" }
  | { readonly name: "help" }
  | { readonly name: "list" }
  | { readonly name: "digest"; readonly days: number }
  | { readonly name: "check"; readonly text: string }
  | {
      readonly name: "label";
      readonly level: LabelLevel;
      readonly until: LiftTime | null;
      readonly clearedFor: Clearance;
    }
  | { readonly name: "embargo"; readonly embargo: Omit<EmbargoEntry, "kind" | "id" | "ownerId"> }
  | { readonly name: "client-add"; readonly client: Omit<ClientEntry, "kind" | "id"> }
  | { readonly name: "lift"; readonly subject: string }
  | { readonly name: "report-latest" }
  | { readonly name: "report"; readonly channelId: string; readonly ts: string; readonly threadTs?: string }
  | { readonly name: "not-understood"; readonly why: Misunderstanding };

export type Misunderstanding = keyof Words["notUnderstood"];

/** Reads the words after `/confidential`. Mentions come escaped (`<@U1|ana>`), quotes in any typographic form. */
export function parseConfidential(text: string, context: WhenContext): ConfidentialCommand {
  const found = /^\s*([^\s"“”„«]+)\s*([\s\S]*)$/u.exec(text);
  if (found === null) {
    return text.trim() === "" ? { name: "ask" } : notUnderstood("unknown");
  }
  const [, verb = "", rest = ""] = found;
  const words = plainQuotes(rest.trim());
  switch (verb.toLowerCase()) {
    case "check":
      return { name: "check", text: rest };
    case "label":
      return parseLabel(words, context);
    case "embargo":
      return parseEmbargo(words, context);
    case "client":
    case "clients":
      return parseClient(words);
    case "lift":
      return parseLift(words);
    case "report":
      return parseReport(words);
    case "list":
      return { name: "list" };
    case "digest":
      return { name: "digest", days: /\bweek/i.test(words) ? 7 : 1 };
    case "help":
    case "?":
      return { name: "help" };
    default:
      return notUnderstood("unknown");
  }
}

function notUnderstood(why: Misunderstanding): ConfidentialCommand {
  return { name: "not-understood", why };
}

function plainQuotes(text: string): string {
  return text.replace(/[“”„‟«»＂]/g, '"').replace(/[‘’‚‛]/g, "'");
}

/** Splits at keywords outside quotes: `{"": "…before…", until: "…", for: "…"}`. */
function clauses(text: string, keywords: readonly string[]): Readonly<Record<string, string>> {
  const pieces = text.match(/"[^"]*"|<[^>]*>|[^\s"<]+|\s+|["<]/g) ?? [];
  const found: Record<string, string> = { "": "" };
  let current = "";
  for (const piece of pieces) {
    const word = piece.toLowerCase();
    if (keywords.includes(word) && found[word] === undefined) {
      current = word;
      found[word] = "";
    } else {
      found[current] += piece;
    }
  }
  return Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value.trim()]));
}

function parseLabel(text: string, context: WhenContext): ConfidentialCommand {
  const parts = clauses(text, ["until", "for"]);
  const level = parts[""]?.toLowerCase() ?? "";
  const known = LABEL_LEVELS.find((one) => one === level);
  if (level !== "" && known === undefined) {
    return notUnderstood("label-level");
  }
  const until = parts.until === undefined ? null : parseWhen(parts.until, context);
  if (until !== null && !until.ok) {
    return notUnderstood(until.why);
  }
  const clearedFor = parseClearance(parts.for);
  return clearedFor === null
    ? notUnderstood("whom")
    : { name: "label", level: known ?? "confidential", until: until?.time ?? null, clearedFor };
}

function parseEmbargo(text: string, context: WhenContext): ConfidentialCommand {
  const parts = clauses(text, ["until", "for", "aka"]);
  const name = unquoted(parts[""] ?? "");
  if (name === "") {
    return notUnderstood("embargo-name");
  }
  const until = parseWhen(parts.until ?? "", context);
  if (!until.ok) {
    return notUnderstood(until.why);
  }
  const clearedFor = parseClearance(parts.for);
  if (clearedFor === null) {
    return notUnderstood("whom");
  }
  return { name: "embargo", embargo: { name, aliases: listOf(parts.aka), phrases: [], lifts: until.time, clearedFor } };
}

function parseClient(text: string): ConfidentialCommand {
  const found = /^add\b\s*([\s\S]*)$/i.exec(text);
  if (found === null) {
    return notUnderstood("client-what");
  }
  const parts = clauses(found[1] ?? "", ["aka", "domain", "domains", "account", "accounts", "room", "rooms"]);
  const name = unquoted(parts[""] ?? "");
  if (name === "") {
    return notUnderstood("client-name");
  }
  const rooms = parseClearance(parts.room ?? parts.rooms, { orgs: true });
  if (rooms === null) {
    return notUnderstood("whom");
  }
  return {
    name: "client-add",
    client: {
      name,
      aliases: listOf(parts.aka),
      domains: listOf(parts.domain ?? parts.domains).map((domain) => domain.toLowerCase()),
      people: [],
      accounts: listOf(parts.account ?? parts.accounts),
      rooms: [...rooms.channels, ...rooms.orgs],
      clues: {},
    },
  };
}

function parseLift(text: string): ConfidentialCommand {
  const subject = unquoted(text.replace(/^`(.*)`$/, "$1"));
  return subject === "" ? notUnderstood("lift-what") : { name: "lift", subject };
}

/** Nothing, for one's own latest message here, or a message's link: `https://….slack.com/archives/C0123/p1700000000123456?thread_ts=…`. */
function parseReport(text: string): ConfidentialCommand {
  if (text === "") {
    return { name: "report-latest" };
  }
  const found = /\/archives\/([CDG][A-Z0-9]+)\/p(\d{10})(\d{6})(?:\?[^\s>|]*?\bthread_ts=(\d+\.\d+))?/.exec(
    text.replaceAll("&amp;", "&"),
  );
  if (found === null) {
    return notUnderstood("report-what");
  }
  const ts = `${found[2]}.${found[3]}`;
  const thread = found[4] === undefined || found[4] === ts ? {} : { threadTs: found[4] };
  return { name: "report", channelId: found[1] ?? "", ts, ...thread };
}

/** Mentions after `for`; `null` when there is a word that names nobody. */
function parseClearance(
  text: string | undefined,
  allow: { readonly orgs: boolean } = { orgs: false },
): Clearance | null {
  const users: string[] = [];
  const groups: string[] = [];
  const channels: string[] = [];
  const orgs: string[] = [];
  for (const word of text?.match(/<[^>]*>|[^\s,<]+/g) ?? []) {
    if (word.toLowerCase() === "and") {
      continue;
    }
    const mention = /^<(?:@([UW][A-Z0-9]+)|#([CG][A-Z0-9]+)|!subteam\^(S[A-Z0-9]+))(?:\|[^>]*)?>$/.exec(word);
    if (mention?.[1] !== undefined) {
      users.push(mention[1]);
    } else if (mention?.[2] !== undefined) {
      channels.push(mention[2]);
    } else if (mention?.[3] !== undefined) {
      groups.push(mention[3]);
    } else if (allow.orgs && /^[TE][A-Z0-9]{2,}$/.test(word)) {
      orgs.push(word);
    } else {
      return null;
    }
  }
  // `for` with nobody after it was meant to name somebody.
  return text === "" ? null : { users, groups, channels, orgs };
}

/** Words between commas, quotes and Slack's link markup taken off. */
function listOf(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(",")
    .map(unquoted)
    .filter((word) => word !== "");
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^"([^"]*)"$/, "$1")
    .replace(/<[^>|]*\|([^>]*)>/g, "$1")
    .replace(/<(?:https?:\/\/)?([^>|]*)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}
