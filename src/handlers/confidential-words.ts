import type { EmbargoRequest } from "../core/commands/embargo.ts";
import {
  type Clearance,
  type ClientEntry,
  type Consent,
  LABEL_LEVELS,
  type LabelLevel,
  type LiftTime,
} from "../core/subject.ts";
import { typedName } from "../core/typed-name.ts";
import { unescapeText } from "../slack/foreign-name.ts";
import type { Words } from "../slack/wording/english.ts";
import { type SlackLink, slackLink } from "./slack-link.ts";
import { parseUntil, type WhenContext } from "./when.ts";

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
      /** `null`: the conversation it is typed in. */
      readonly link: SlackLink | null;
      readonly until: LiftTime | null;
      readonly clearedFor: Clearance;
    }
  | { readonly name: "embargo"; readonly embargo: EmbargoRequest }
  | { readonly name: "client-add"; readonly client: Omit<ClientEntry, "kind" | "id"> }
  | { readonly name: "client-consent"; readonly client: string; readonly consent: Consent | null }
  | { readonly name: "lift"; readonly subject: string }
  | { readonly name: "move"; readonly subject: string; readonly lifts: LiftTime | null }
  | { readonly name: "report-latest" }
  | ({ readonly name: "report" } & Omit<Extract<SlackLink, { type: "message" }>, "type">)
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
      return parseClient(words, context);
    case "lift":
      return parseLift(words);
    case "move":
      return parseMove(words, context);
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
  const pieces = text.match(/"[^"]*"|<[^<>]*>|[^\s"<]+|\s+|["<]/g) ?? [];
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
  const words = (parts[""] ?? "").split(/\s+/).filter((word) => word !== "");
  const link = slackLink(parts[""] ?? "");
  const levels = words.filter((word) => link === null || slackLink(word) === null).map((word) => word.toLowerCase());
  const known = LABEL_LEVELS.find((one) => one === levels[0]);
  if (levels.length > 1 || (levels.length === 1 && known === undefined)) {
    return notUnderstood("label-level");
  }
  const until = parts.until === undefined ? null : parseUntil(parts.until, context);
  if (until !== null && !until.ok) {
    return notUnderstood(until.why);
  }
  const clearedFor = parseClearance(parts.for);
  return clearedFor === null
    ? notUnderstood("whom")
    : { name: "label", level: known ?? "confidential", link, until: until?.time ?? null, clearedFor };
}

function parseEmbargo(text: string, context: WhenContext): ConfidentialCommand {
  const parts = clauses(text, ["until", "for", "aka"]);
  const name = unquoted(parts[""] ?? "");
  if (name === "") {
    return notUnderstood("embargo-name");
  }
  const until = parseUntil(parts.until ?? "", context);
  if (!until.ok) {
    return notUnderstood(until.why);
  }
  const clearedFor = parseClearance(parts.for);
  if (clearedFor === null) {
    return notUnderstood("whom");
  }
  return { name: "embargo", embargo: { name, aliases: listOf(parts.aka), phrases: [], lifts: until.time, clearedFor } };
}

function parseClient(text: string, context: WhenContext): ConfidentialCommand {
  const [, what = "", rest = ""] = /^(add|consent)\b\s*([\s\S]*)$/i.exec(text) ?? [];
  switch (what.toLowerCase()) {
    case "add":
      return parseAddClient(rest);
    case "consent":
      return parseConsent(rest, context);
    default:
      return notUnderstood("client-what");
  }
}

function parseAddClient(text: string): ConfidentialCommand {
  const parts = clauses(text, ["aka", "domain", "domains", "account", "accounts", "room", "rooms"]);
  const name = unquoted(parts[""] ?? "");
  if (name === "") {
    return notUnderstood("client-name");
  }
  const rooms = parseClearance(parts.room ?? parts.rooms);
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

/** `"Acme Corp" until 1 June for "a case study" by "Dana Whitfield"`, or `"Acme Corp" withdrawn`. */
function parseConsent(text: string, context: WhenContext): ConfidentialCommand {
  const withdrawn = /^([\s\S]*\S)\s+withdrawn$/i.exec(text);
  if (withdrawn !== null) {
    return { name: "client-consent", client: unquoted(withdrawn[1] ?? ""), consent: null };
  }
  const parts = clauses(text, ["until", "for", "by"]);
  const [client, purpose, grantedBy] = [parts[""], parts.for, parts.by].map((words) => unquoted(words ?? ""));
  if (!client || !purpose || !grantedBy) {
    return notUnderstood("consent-what");
  }
  const until = parts.until === undefined ? null : parseUntil(parts.until, context);
  return until !== null && !until.ok
    ? notUnderstood(until.why)
    : { name: "client-consent", client, consent: { until: until?.time ?? null, purpose, grantedBy } };
}

function parseLift(text: string): ConfidentialCommand {
  const subject = nameOrId(text);
  return subject === "" ? notUnderstood("lift-what") : { name: "lift", subject };
}

function parseMove(text: string, context: WhenContext): ConfidentialCommand {
  const parts = clauses(text, ["until"]);
  const subject = nameOrId(parts[""] ?? "");
  if (subject === "") {
    return notUnderstood("move-what");
  }
  const until = parseUntil(parts.until ?? "", context);
  return until.ok ? { name: "move", subject, lifts: until.time } : notUnderstood(until.why);
}

/** Ids are shown as code, and copied with its backticks. */
function nameOrId(text: string): string {
  return unquoted(text.trim().replace(/^`(.*)`$/, "$1"));
}

/** Nothing, for one's own latest message here, or a message's link: `https://….slack.com/archives/C0123/p1700000000123456?thread_ts=…`. */
function parseReport(text: string): ConfidentialCommand {
  if (text === "") {
    return { name: "report-latest" };
  }
  const link = slackLink(text);
  return link?.type === "message"
    ? {
        name: "report",
        channelId: link.channelId,
        ts: link.ts,
        ...(link.threadTs === undefined ? {} : { threadTs: link.threadTs }),
      }
    : notUnderstood("report-what");
}

/** Mentions, and ids of organisations; `null` when there is a word that names nobody. */
function parseClearance(text: string | undefined): Clearance | null {
  const users: string[] = [];
  const groups: string[] = [];
  const channels: string[] = [];
  const orgs: string[] = [];
  for (const word of text?.match(/<[^<>]*>|[^\s,<]+/g) ?? []) {
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
    } else if (/^[TE][A-Z0-9]*\d[A-Z0-9]*$/.test(word)) {
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
  const plain = text
    .trim()
    .replace(/^"([^"]*)"$/, "$1")
    // One that was never closed.
    .replace(/^([^"]*)"([^"]*)$/, "$1$2")
    .replace(/<[^<>|]*\|([^<>]*)>/g, "$1")
    .replace(/<(?:https?:\/\/)?([^<>|]*)>/g, "$1");
  return typedName(unescapeText(plain));
}
