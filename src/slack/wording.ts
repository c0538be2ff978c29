import type { AlertReason, Answer } from "../core/case.ts";
import type { Refusal } from "../core/commands.ts";
import type { NudgeContent, NudgeReason } from "../core/nudge.ts";
import type { LabelLevel } from "../core/subject.ts";
import { and } from "./audience-wording.ts";
import { escapeText } from "./foreign-name.ts";
import { sayTime } from "./times.ts";

/** Everything Sotto says, in one place: plain, kind, short. A translation replaces this file and `audience-wording`. */

export const BUTTONS: Readonly<Record<Answer, string>> = {
  remove: "Remove it",
  redact: "Use safer wording",
  share_anyway: "Share anyway",
  not_sensitive: "Not sensitive",
  ask_reviewer: "Ask security",
};

export const NUDGE = {
  onlyYou: "Only you can see this.",
  posted: "It's already posted, so someone may have read it; acting now still helps.",
  held: "I've taken it down while you decide. It was visible for a moment, so someone may have read it.",
  ask: "What would you like to do?",
  confirm: "Share it anyway?",
  link: "Open the message",
} as const;

/** "Your message seems to contain *a payment card number* and, in a file, *a client's name (A•••)*." */
export function sayReasons(reasons: readonly NudgeReason[]): string {
  const shown = reasons.slice(0, 4);
  const inText = shown.filter((reason) => !reason.inFile).map(sayReason);
  const inFile = shown.filter((reason) => reason.inFile).map(sayReason);
  const more =
    reasons.length > shown.length
      ? ` There ${reasons.length - shown.length === 1 ? "is" : "are"} ${reasons.length - shown.length} more.`
      : "";
  const where =
    inText.length > 0
      ? `Your message seems to contain ${and(inText)}${inFile.length > 0 ? `, and its file ${and(inFile)}` : ""}.`
      : `A file you shared seems to contain ${and(inFile)}.`;
  return where + more;
}

function sayReason(reason: NudgeReason): string {
  const label = reason.label === null ? "" : ` (${escapeText(reason.label)})`;
  const count =
    reason.count < 2
      ? ""
      : reason.policyClass === "people-list"
        ? ` of ${reason.count} people`
        : `, ${reason.count} times`;
  return `*${escapeText(reason.title)}*${label}${count}`;
}

/** When what was found stops being secret, or `null` when nobody said. */
export function sayLift(content: Pick<NudgeContent, "reasons" | "zone" | "locale">): string | null {
  const lifting = content.reasons.filter((reason) => reason.liftsAt !== null);
  if (lifting.length === 0) {
    return null;
  }
  const last = Math.max(...lifting.map((reason) => reason.liftsAt ?? 0));
  const how = lifting.some((reason) => reason.policyClass === "embargo")
    ? "It is under embargo"
    : "It stays confidential";
  return `${how} until *${sayTime(last, content)}*.`;
}

/** What is said at once after an answer that needs nothing more to be done. */
export const ANSWERED: Readonly<Record<Exclude<Answer, "remove" | "redact">, string>> = {
  share_anyway: "Noted: you're sharing it. Thanks for taking a second look.",
  not_sensitive: "Thanks. I've noted it as a false alarm, which helps me stay quiet next time.",
  ask_reviewer: "I've asked security. They'll write to you privately.",
};

export const ANSWER_REFUSED = {
  already: "You've already answered this one, so nothing has changed.",
  "not-author": "Only the person who posted the message can answer this.",
  unknown: "I no longer have this on record, so nothing has changed.",
  outsider: "Sorry, only people of the company that runs Sotto can answer here.",
  failed: "That didn't work, and nothing has changed. Please try again in a moment.",
} as const;

/** What came of a remedy. `link` is Slack markup for the message, or empty. */
export const REMEDY = {
  removed: "It's removed. Thanks for acting quickly.",
  "remove-yourself": (link: string) =>
    `I'm not allowed to delete your message. Please delete it yourself${link === "" ? "" : `: ${link}`}. I'll notice when it's gone.`,
  reworded: "Your message now has the safer wording. The first version was visible until now.",
  "reword-yourself": (link: string) =>
    `I'm not allowed to edit your message. Here is a safer wording to paste${link === "" ? "" : ` into ${link}`}. I'll notice when it changes.`,
  "cannot-reword": (link: string) =>
    `I couldn't find a safer wording for this one. Please edit or remove it${link === "" ? "" : `: ${link}`}.`,
  reposted: "It's posted again, as you wrote it.",
  "repost-yourself": "I can't post it for you. Here is what you wrote, to post again:",
} as const;

export const ALERTS: Readonly<Record<AlertReason, string>> = {
  "external-embargo": "Embargoed content was posted where outsiders can read it",
  unanswered: "Nobody has answered a nudge about an external conversation",
  asked: "Somebody asks for your advice before deciding",
  reported: "Somebody owned up to a slip",
};

/** First message of the private conversation of author and reviewers. */
export function sayReviewThread(author: string, link: string): string {
  return `${author}, you asked security about ${link === "" ? "a message" : link}. Reviewers are here: please say what worries you, without repeating the sensitive part.`;
}

export const REASON_MODAL = {
  title: "Share anyway",
  submit: "Share",
  close: "Back",
  label: "Why is it fine to share this?",
  hint: "One sentence is enough. Please don't repeat the sensitive part.",
} as const;

export const LEVELS: Readonly<Record<LabelLevel, string>> = {
  internal: "Internal: not for guests or other organisations",
  confidential: "Confidential: as internal, and recorded when it travels",
  restricted: "Restricted: only for those you name",
};

export const LABEL_MODAL = {
  title: "Label as confidential",
  submit: "Label",
  close: "Cancel",
  level: "How confidential is it?",
  until: "Until when? (optional)",
  untilHint: "For example: 1 Dec 09:00, or tomorrow 17:00. Your own time zone unless you name one.",
  people: "Who may have it? (optional)",
  channels: "Where may it go? (optional)",
} as const;

export const COMMAND_MODAL = {
  title: "Confidential",
  submit: "Go",
  close: "Cancel",
  what: "What would you like to do?",
  details: "Details",
  detailsHint: "A text to check, or a name and a time: “Project Falcon” until 1 Dec 09:00.",
  done: "Done",
  choices: {
    check: "Check a text before I send it",
    label: "Label this conversation",
    embargo: "Register an embargo",
    "client add": "Register a client",
    lift: "Lift an embargo or a label",
    list: "See what is guarded",
    help: "Help",
  },
} as const;

export const HELP: readonly string[] = [
  "`/confidential check …` looks at a text before you send it. Nothing is kept.",
  "`/confidential label internal | confidential | restricted` labels this conversation. Add `until tomorrow 17:00` or `for @people #channels`. For one message, use the message shortcut *Label as confidential*.",
  "`/confidential embargo “Project Falcon” until 1 Dec 09:00` keeps a name secret until it lifts. Add `aka other name` or `for @people #channels`.",
  "`/confidential client add Acme Corp` registers a client. Add `aka other name`, `domain acme.example`, `account AC-204`, `room #acme-shared`.",
  "`/confidential lift Project Falcon` ends an embargo, a label or a client's entry, by its name or id.",
  "`/confidential report` owns up to a slip, privately: your latest message here, or the one whose link you add. The message shortcut *Report a slip* does the same.",
  "`/confidential list` shows what is guarded, masked. `/confidential digest` is for reviewers; add `day` or `week`.",
];

export const HOME = {
  title: "Sotto",
  intro:
    "I tell you privately when something embargoed or client-identifying lands where the wrong people can read it. I never post in the channel, never repeat the sensitive part, and keep no message text.",
  how: "How to use me",
} as const;

export const REFUSED: Readonly<Record<Refusal, string>> = {
  "not-a-member": "Sorry, only people of this company can do that, not guests or outsiders.",
  "not-a-reviewer": "The digest is for security reviewers. If you should be one, ask whoever looks after Sotto.",
  "not-the-owner": "Only the person who registered this, or a security reviewer, can lift it.",
  "unknown-subject": "I don't know anything by that name or id. `/confidential list` shows what is guarded.",
  "several-subjects": "Several entries go by that name. Please use the id that `/confidential list` shows.",
  "past-lift": "That time has already passed. Please name one in the future.",
  duplicate: "That name is registered already.",
  "name-too-short": "That name is too short to recognise safely. Please use at least three characters.",
  "name-without-words": "I can't recognise that name: it needs letters or digits, and no mentions.",
  "domain-too-wide": "That domain belongs to too many people. Please give the client's own, such as acme.example.",
  "account-too-short": "That account number is too short to recognise safely. Please use at least six digits.",
  "name-too-long": "That name is too long. Please keep it under 200 characters.",
  "nothing-to-check": "Please add the text to check: `/confidential check` and then your words.",
  "message-not-found": "I can't see that message. Is Sotto in the conversation?",
  "not-your-message":
    "You can only own up to your own messages. If you've spotted somebody else's, please tell them or security.",
};

/** Times a person typed that can't be used. `example` is what would work. */
export const WHEN_REFUSED = {
  missing: "Please say until when, for example `until 1 Dec 09:00` or `until tomorrow 17:00`.",
  unreadable: "I couldn't read that time. Try `1 Dec 09:00`, `tomorrow 17:00` or `2026-12-01T09:00 Europe/London`.",
  "no-such-date": "There is no such date. Please check the day and the month.",
  "no-such-time": "The clocks go forward then, so that time doesn't exist. Please name one an hour later.",
  "unknown-zone": "I don't know that time zone. Try one like `Europe/London`, or leave it out to use your own.",
} as const;

/** Commands that can't be understood. */
export const WORDS_REFUSED = {
  unknown: "I don't know that one. `/confidential help` shows what I can do.",
  "embargo-name": "Please put the name in quotes: `/confidential embargo “Project Falcon” until 1 Dec 09:00`.",
  "client-name": "Please add the client's name: `/confidential client add Acme Corp`.",
  "client-what":
    "I can `client add`. To see clients, use `/confidential list`; many at once are imported by whoever runs Sotto.",
  "lift-what": "Please say what to lift: its name, or the id that `/confidential list` shows.",
  "report-what":
    "To own up to a slip, use *Report a slip* in the message's menu, or add its link: `/confidential report` and then the link. Thank you for saying so.",
  whom: "After `for`, please pick people, groups or channels from the suggestions, so that I get the right ones.",
} as const;
