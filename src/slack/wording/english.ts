import type { AlertReason, Answer, CaseState } from "../../core/case.ts";
import type { ClueKind } from "../../core/clue.ts";
import type { Refusal } from "../../core/commands/command.ts";
import type { GapReason, Severity } from "../../core/finding.ts";
import type { NudgeOutcomeName } from "../../core/rule-counters.ts";
import type { LabelLevel } from "../../core/subject.ts";

/** "1 person", "14 people". */
function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  remove: "Remove it",
  redact: "Use safer wording",
  share_anyway: "Share anyway",
  not_sensitive: "Not sensitive",
  ask_reviewer: "Ask security",
};

const LEVEL_WORDS: Readonly<Record<LabelLevel, string>> = {
  internal: "Internal: not for guests or other organisations",
  confidential: "Confidential: as internal, and recorded when it travels",
  restricted: "Restricted: only for those you name",
};

const ALERT_WORDS: Readonly<Record<AlertReason, string>> = {
  "external-embargo": "Embargoed content was posted where outsiders can read it",
  unanswered: "Nobody has answered a nudge about an external conversation",
  asked: "Somebody asks for your advice before deciding",
  reported: "Somebody owned up to a slip",
};

const REFUSALS: Readonly<Record<Refusal, string>> = {
  "not-a-member": "Sorry, only people of this company can do that, not guests or outsiders.",
  "not-a-reviewer": "The digest is for security reviewers. If you should be one, ask whoever looks after Sotto.",
  "not-the-owner": "Only the person who registered this, or a security reviewer, can change or lift it.",
  "unknown-subject": "I don't know anything by that name or id. `/confidential list` shows what is guarded.",
  "several-subjects": "Several entries go by that name. Please use the id that `/confidential list` shows.",
  "no-lift":
    "A client's entry has no lift to move. `/confidential client consent` says until when a client may be named.",
  "consent-too-long": "That's too long to keep. Please say in under 200 characters what it is for, and who granted it.",
  "past-lift": "That time has already passed. Please name one in the future.",
  duplicate: "That name is registered already.",
  "name-too-short": "That name is too short to recognise safely. Please use at least three characters.",
  "name-without-words": "I can't recognise that name: it needs letters or digits, and no mentions.",
  "domain-too-wide": "That domain belongs to too many people. Please give the client's own, such as acme.example.",
  "account-too-short": "That account number is too short to recognise safely. Please use at least six digits.",
  "name-too-long": "That name is too long. Please keep it under 200 characters.",
  "nothing-to-check": "Please add the text to check: `/confidential check` and then your words.",
  "message-not-found": "I can't see that message. Is Sotto in the conversation?",
  "file-not-found": "I can't find that file in any conversation that you and Sotto are both in.",
  "not-your-message":
    "You can only own up to your own messages. If you've spotted somebody else's, please tell them or security.",
};

const STATES = {
  open: "open",
  logged: "logged",
  removed: "removed",
  redacted: "reworded",
  shared: "shared",
  disputed: "disputed",
  settled: "settled",
  escalated: "escalated",
} satisfies Readonly<Record<CaseState, string>>;

const REASONS = {
  unsupported: "unsupported",
  "too-large": "too large",
  "timed-out": "timed out",
  malformed: "malformed",
  encrypted: "encrypted",
  unavailable: "unavailable",
  "detector-failed": "detector failed",
  "too-many-findings": "too many findings",
  "scan-failed": "scan failed",
} satisfies Readonly<Record<GapReason, string>>;

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** The digest. Names, channels and links are Slack markup; shares are whole percentages. */
const ENGLISH_DIGEST = {
  title: (from: string, to: string): string => `Sotto digest, ${from} to ${to}`,
  summary: (total: number, waiting: number): string =>
    `${counted(total, "case", "cases")}, ${waiting} waiting for a person`,
  /** By `CaseState`. */
  states: STATES as Readonly<Record<string, string>>,
  severities: { low: "low", medium: "medium", high: "high" } satisfies Readonly<Record<Severity, string>>,
  nothingWaits: "Nothing is waiting for a person.",
  waiting: (count: number): string => `Waiting for a person: ${count}`,
  case: (what: string, severity: string, readers: number, organisations: number, state: string, time: string): string =>
    `${what} (${severity}), ${counted(readers, "reader", "readers")}` +
    `${organisations === 0 ? "" : `, ${counted(organisations, "other organisation", "other organisations")}`}, ` +
    `${state} for ${time}`,
  total: (count: number): string => counted(count, "case", "cases"),
  unsaid: (repeats: number, heldOut: number): string =>
    [
      repeats === 0 ? "" : ` ${counted(repeats, "repeat", "repeats")} went without another nudge.`,
      heldOut === 0 ? "" : ` ${counted(heldOut, "nudge was", "nudges were")} left unsaid to measure the rest.`,
    ].join(""),
  medianRemedy: (time: string): string => `Median time to remedy: ${time}.`,

  rules: "Rules",
  nudged: (count: number): string => `${count} nudged`,
  outcomes: {
    removed: "removed",
    reworded: "reworded",
    shared: "shared",
    disputed: "disputed",
    lapsed: "lapsed",
    pending: "under way",
    unanswered: "unanswered",
  } satisfies Readonly<Record<NudgeOutcomeName, string>>,
  /** `most` is `null` where it reads as the median does. */
  answeredIn: (median: string, most: string | null): string =>
    `answered in ${median}${most === null ? "" : `, nine in ten within ${most}`}`,
  overridden: (percent: number): string => `overridden ${percent} %`,

  noisy: "Rules that people keep overriding",
  evidence: (
    rule: string,
    overridden: number,
    answers: number,
    share: { readonly percent: number; readonly low: number; readonly high: number },
  ): string =>
    `*${rule}* was overridden in ${overridden} of ${counted(answers, "answer", "answers")} of the last 30 days: ` +
    `${share.percent} %, between ${share.low} and ${share.high} % with 95 % certainty.`,
  sources: (people: number, conversations: number): string =>
    `The answers come from ${counted(people, "person", "people")} in ${counted(conversations, "conversation", "conversations")}.`,
  wouldGo: (nudges: number, heeded: number, external: number): string =>
    `The change would have left ${counted(nudges, "nudge", "nudges")} unsaid; ${heeded} of them ${heeded === 1 ? "was" : "were"} heeded, ` +
    `and outsiders could read ${external}.`,
  lessSure: "Its false alarms were less sure than what was heeded, so a higher confidence would do.",
  toQuieten: "For the policy file, should you want to:",
  keep: "Keep as it is",
  kept: (rule: string, until: string): string =>
    `Noted: ${rule} stays as it is. I won't propose it again before ${until}.`,
  reviewersOnly: "Only security reviewers can decide that.",

  effect: "What nudging changes",
  arms: (
    nudged: { readonly count: number; readonly of: number },
    heldOut: { readonly count: number; readonly of: number },
  ): string =>
    `Within a day the message was removed or reworded on ${nudged.count} of ${nudged.of} days with a nudge, and on ` +
    `${heldOut.count} of ${heldOut.of} days on which it was left unsaid. An author's day counts once.`,
  difference: (points: number, low: number, high: number): string =>
    `Nudging adds ${points} percentage points, between ${low} and ${high} with 95 % certainty.`,
  tooFew: "Too few to say what nudging adds: it takes 30 of each.",

  lifting: "Lifting next",
  unseen: "What I could not see",
  /** By `GapReason`. */
  reasons: REASONS as Readonly<Record<string, string>>,
  leftOut: "left out by policy",
  footer: "Counts and kinds only: Sotto keeps no message text.",

  units: {
    day: ["day", "days"],
    hour: ["hour", "hours"],
    minute: ["minute", "minutes"],
    second: ["second", "seconds"],
  } satisfies Readonly<Record<string, readonly [string, string]>>,
  noTime: "less than a second",
};

/** The App Home. */
const ENGLISH_HOME = {
  title: "Sotto",
  intro:
    "I tell you privately when something embargoed or client-identifying lands where the wrong people can read it. I never post in the channel, never repeat the sensitive part, and keep no message text.",
  how: "How to use me",

  nudges: "Waiting for you",
  noNudges: "Nothing is waiting for you. Thank you for keeping it that way.",
  inChannel: (channel: string): string => `In ${channel}`,
  inDirect: "In a direct message",
  since: (time: string): string => `since ${time}`,
  /** Said of a nudge whose answer is not carried out yet, or can't be by Sotto. */
  answered: {
    remove: "You chose to remove it. If it is still there in a minute, please delete it yourself.",
    redact: "You chose a safer wording. If it is unchanged in a minute, please edit it yourself.",
    share_anyway: "You are sharing it.",
    not_sensitive: "You said it isn't sensitive.",
    ask_reviewer: "You asked security. They'll write to you privately.",
  } satisfies Readonly<Record<Answer, string>>,
  moreNudges: (count: number): string => `… and ${count} more. They show up here as you answer these.`,

  labels: "What you have labelled",
  noLabels: "You haven't labelled anything. In a message's menu, *Label as confidential* begins.",
  label: (level: LabelLevel, target: string): string => `*${level}*: ${target}`,
  aMessage: "a message",
  aFile: "a file",
  until: (time: string): string => `until ${time}`,
  untilFurtherNotice: "until further notice",

  embargoes: "What you keep under embargo",
  noEmbargoes: "Nothing of yours is under embargo. `/confidential embargo “name” until 1 Dec 09:00` begins.",
  lifts: (time: string): string => `lifts ${time}`,
  more: (count: number): string => `… and ${count} more: \`/confidential list\` shows them.`,

  move: "Move…",
  lift: "Lift",
  liftNow: "Lift now",
  liftTitle: "Lift this?",
  /** Plain text. */
  liftLabel: "I'll no longer recognise it, here or elsewhere.",
  liftEmbargo: "It is no secret any more from this moment: I'll fall silent about it everywhere.",
  keep: "Keep it",

  moveModal: {
    title: "Move the lift",
    submit: "Move",
    close: "Cancel",
    of: (masked: string, time: string): string => `${masked}, now under embargo ${time}.`,
    date: "Date",
    time: "Time",
    zone: "Time zone",
    zoneHint: "Such as Europe/London, or an offset like +01:00. Your own unless you name one.",
    open: "Or",
    openChoice: "until further notice",
  },

  review: "For reviewers",
  waiting: (count: number): string =>
    count === 0
      ? "No case needs a person."
      : `*${count === 1 ? "1 case needs" : `${count >= 1_000 ? "1,000 or more cases need" : `${count} cases need`}`}* a person.`,
  lookIn: (channel: string): string => `They come up in ${channel}; \`/confidential digest\` lists them.`,
  lookUp: "`/confidential digest` lists them.",
};

/** What a person is told of one of Slack's user scopes. */
export interface ScopeWords {
  /** What it is asked for, as a bare infinitive. */
  readonly why: string;
  /** What does not work when it was left out. */
  readonly without: string;
}

/** "Protect my direct messages", in the Home and on the page that leads to Slack's question. */
const ENGLISH_PROTECTION = {
  title: "Protect my direct messages",
  offer:
    "If you like, I'll look after your direct messages as I do channels: I tell you, and only you, when something confidential reaches the wrong person, and can take it back for you. I read nothing of them unless you say so here, and you can stop at any time.",
  button: "Protect my direct messages",
  off: "Not switched on here: whoever runs Sotto can do that, by setting its client ID, client secret and public address.",
  since: (date: string): string => `Your direct messages are protected since *${date}*.`,
  /** Neither kind of direct message may be read. */
  notReading: "You let me act for you, but not read your direct messages, so they aren't protected.",
  /** How often Sotto has spoken up there; `count` is 1,000 at most. */
  nudges: (count: number): string =>
    count === 0
      ? "I haven't had anything to tell you there since."
      : `Since then I've told you of something there ${count === 1 ? "once" : `${count === 1_000 ? "1,000 times or more" : `${count} times`}`}.`,
  readTitle: "What is read",
  read: "Messages and files posted in direct and group messages that you are in, by you or by the others, from now on. Nothing from before.",
  neverTitle: "What is never read or kept",
  never:
    "Nothing from before you agreed, no drafts, nothing in channels I wasn't invited to. I keep no message, no file and no word of them: only that something of a kind was found, where and when. Security reviewers may see that much of it, and whose message it was; what it said, nobody is shown. Where your organisation has me take messages down while you decide, such a one is kept sealed until then.",
  allowedTitle: "What you allowed, and why",
  askedTitle: "What Slack will ask you, and why",
  missingTitle: "What you left out",
  scopes: {
    "im:history": { why: "read your direct messages", without: "Messages to one person aren't protected." },
    "mpim:history": { why: "read your group messages", without: "Group messages aren't protected." },
    "im:read": {
      why: "see whom you are writing to",
      without: "I can't tell who reads your direct messages, so I treat them all as external.",
    },
    "mpim:read": {
      why: "see who is in a group message",
      without: "I can't tell who reads your group messages, so I treat them all as external.",
    },
    "chat:write": {
      why: "remove or reword your own message, or post a text you had me check, when you press the button",
      without: "I can't remove, reword or post messages for you; I'll give you the link or the words instead.",
    },
    "files:read": {
      why: "look into files posted there",
      without: "Files in your direct messages aren't looked into.",
    },
    "files:write": {
      why: "remove your own file together with its message, when you press the button",
      without: "I can't remove your files together with a message.",
    },
  } as Readonly<Record<string, ScopeWords>>,
  allowRest: "Allow the rest",
  stop: "Stop protecting",
  stopTitle: "Stop protecting?",
  stopText:
    "From this moment I read nothing more of your direct messages, and forget the key that let me. You can come back at any time.",
  stopConfirm: "Stop",
  stopDeny: "Keep protecting",
  stopped: {
    withdrawn: "Done: I've forgotten your key, and Slack has ended it. Nothing more of your direct messages is read.",
    "here-only":
      "I've forgotten your key, and nothing more of your direct messages is read. Slack didn't answer when I asked it to end the key too: to be sure, remove Sotto under *Tools & settings → Manage apps*, or ask whoever runs Sotto.",
    nothing: "Your direct messages weren't protected any more, so nothing has changed.",
  },

  /** The page in the browser; plain text. */
  page: {
    installTitle: "Add Sotto to your workspace",
    installIntro: "Sotto tells people privately when something confidential reaches the wrong people.",
    goOn: "Continue to Slack",
    optional: "Slack asks you again and lists each of these. You may leave out any of them.",
    stop: "To stop, open Sotto's Home in Slack and press “Stop protecting”. It takes effect at once.",
    doneTitle: "Thank you",
    done: "Your direct messages are protected from now on. What that means, and how to stop, is in Sotto's Home.",
    installed: "Sotto is installed.",
    back: "Back to Slack",
    cancelledTitle: "Nothing has changed",
    cancelled: "You didn't agree, so Sotto reads none of your direct messages.",
    otherTeam:
      "You agreed in another workspace than the one you came from, so nothing was kept. Please try again there.",
    failedTitle: "That didn't work",
    failed: "Nothing was kept. Please go back to Sotto's Home in Slack and try again.",
  },
};

/**
 * Everything Sotto says, in British English: plain, kind, short. A translation is another object of this shape, with
 * its own grammar where a phrase is put together.
 */
export const ENGLISH = {
  /** BCP 47, for dates and counted units. */
  dates: "en-GB",
  /** "a, b and c". */
  and: (parts: readonly string[]): string =>
    parts.length <= 1 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`,
  moreLines: (count: number): string => `… and ${count} more`,

  answers: ANSWER_WORDS,

  nudge: {
    onlyYou: "Only you can see this.",
    posted: "It's already posted, so someone may have read it; acting now still helps.",
    held: "I've taken it down while you decide. It was visible for a moment, so someone may have read it.",
    ask: "What would you like to do?",
    confirm: "Share it anyway?",
    link: "Open the message",
  },

  reasons: {
    /** What a kind of finding is called; the detector's own title is English already. */
    title: (_detector: string, _kind: string, title: string): string => title,
    /** "Your message seems to contain *a*, and its file *b*." At least one of the two says something. */
    seen: (inText: string, inFile: string): string =>
      inText === ""
        ? `A file you shared seems to contain ${inFile}.`
        : `Your message seems to contain ${inText}${inFile === "" ? "" : `, and its file ${inFile}`}.`,
    /** What each clue tells. */
    clue: {
      place: "a place",
      institution: "an institution",
      sector: "a line of business",
      role: "a role",
      size: "a size",
      age: "an age",
      origin: "an origin",
      family: "a family",
      health: "a matter of health",
      event: "an event",
      date: "a date",
      deal: "a sum",
      rarity: "something rare",
      belonging: "a possession",
      detail: "a detail",
    } satisfies Readonly<Record<ClueKind, string>>,
    /** Behind the clues of a message: those that earlier ones added. */
    earlierClues: (clues: string): string => `, together with ${clues} from your earlier messages`,
    roomOf: (clients: string): string => `This is *${clients}*'s room.`,
    meantRoom: (channel: string): string => `You may have meant ${channel}.`,
    /** Where in a file, as findings name places; of several the first one's. */
    place: (where: string, isFirst: boolean): string => (isFirst ? `first: ${where}` : where),
    more: (count: number): string => `There ${count === 1 ? "is" : "are"} ${count} more.`,
    lockedFile: "I couldn't look inside a file you shared, because it is locked with a password.",
    ofPeople: (count: number): string => ` of ${count} people`,
    times: (count: number): string => `, ${count} times`,
    embargoUntilFurtherNotice: "It is under embargo until further notice.",
    embargoUntil: (time: string): string => `It is under embargo until *${time}*.`,
    confidentialUntil: (time: string): string => `It stays confidential until *${time}*.`,
    permission:
      "If the photo shows people, please share it only with their written permission; for children, a parent's or guardian's.",
  },

  audience: {
    unknown: "I couldn't establish who can read this, so I'm treating it as external.",
    public: "Anyone at your company can read this.",
    publicAnd: (others: string): string => `Anyone at your company can read this, and so can ${others}.`,
    /** `isOne`: the phrase speaks of one person. */
    canRead: (who: string, _isOne: boolean): string => `${who.charAt(0).toUpperCase()}${who.slice(1)} can read this.`,
    direct: "The person you are writing to can read this.",
    members: (count: number): string => `${people(count)} can read this.`,
    from: (count: number, organisation: string): string => `${people(count)} from ${organisation}`,
    fromAnother: (count: number): string => `${people(count)} from another organisation`,
    fromOutside: (count: number): string => `${people(count)} from outside your company`,
    anyoneOf: (organisation: string): string => `anyone ${organisation} adds`,
    anotherOrganisation: "another organisation",
    guests: (count: number): string => (count === 1 ? "1 guest" : `${count} guests`),
    otherGroups: (count: number): string => `${count} other groups`,
    pending: (organisations: string): string =>
      `${organisations} will see this once they accept the invitation to share this conversation.`,
    pendingUnknown: "Another organisation will see this once they accept the invitation to share this conversation.",
  },

  /** What is said at once after an answer that needs nothing more to be done. */
  answered: {
    share_anyway: "Noted: you're sharing it. Thanks for taking a second look.",
    not_sensitive: "Thanks. I've noted it as a false alarm, which helps me stay quiet next time.",
    ask_reviewer: "I've asked security. They'll write to you privately.",
  },

  answerRefused: {
    already: "You've already answered this one, so nothing has changed.",
    "not-author": "Only the person who posted the message can answer this.",
    unknown: "I no longer have this on record, so nothing has changed.",
    outsider: "Sorry, only people of the company that runs Sotto can answer here.",
    failed: "That didn't work, and nothing has changed. Please try again in a moment.",
  },

  /** What came of a remedy. `link` is Slack markup for the message, or empty. */
  remedy: {
    removed: "It's removed. Thanks for acting quickly.",
    removeYourself: (link: string): string =>
      `I'm not allowed to delete your message. Please delete it yourself${link === "" ? "" : `: ${link}`}. I'll notice when it's gone.`,
    reworded: "Your message now has the safer wording. The first version was visible until now.",
    rewordYourself: (link: string): string =>
      `I'm not allowed to edit your message. Here is a safer wording to paste${link === "" ? "" : ` into ${link}`}. I'll notice when it changes.`,
    cannotReword: (link: string): string =>
      `I couldn't find a safer wording for this one. Please edit or remove it${link === "" ? "" : `: ${link}`}.`,
    reposted: "It's posted again, as you wrote it.",
    repostYourself: "I can't post it for you. Here is what you wrote, to post again:",
    yourMessage: "your message",
  },

  /** What Sotto tells people by itself. Names are masked, times and links are Slack markup, links may be empty. */
  notices: {
    liftsSoon: (name: string, time: string): string =>
      `Your embargo on ${name} lifts on *${time}*. From then on I'll say nothing about it.`,
    moveOrLift: (id: string): string =>
      `To move it, type \`/confidential move ${id} until …\` with the new time; to keep it secret until you say so, \`until further notice\`.`,
    your: { client: "your client", embargo: "your embargo on", label: "your label" },
    /** `null`: until further notice. */
    movedBy: (who: string, what: string, from: string | null, to: string | null): string =>
      `${who} moved the lift of ${what}: it is secret ${to === null ? "until further notice" : `until *${to}*`} now; before, it was until ${from ?? "further notice"}.`,
    endedBy: (who: string, what: string): string => `${who} lifted ${what}. I'll no longer speak up about it.`,
    leaked: (names: string, _count: number, where: string): string =>
      `${names}, which you keep under embargo, came up in ${where}, where people who aren't cleared can read along.`,
    directMessage: "a direct message",
    grew: (where: string): string => `More people can read along in ${where} now.`,
    yours: (count: number): string =>
      count === 1
        ? "You posted something there that they may not be meant to see:"
        : `You posted ${count} things there that they may not be meant to see:`,
    ofYours: (count: number): string =>
      count === 1
        ? "Something you guard was said there, and they may not be meant to see it:"
        : `Something you guard was said there ${count} times, and they may not be meant to see it:`,
    conversationLabelled: (levels: string): string => `You labelled that conversation *${levels}*.`,
    conversationCleared: (names: string): string =>
      `You cleared that conversation for ${names}. I say nothing about it there, whoever reads along.`,
    messageOf: (date: string): string => `Message of ${date}`,
    by: (author: string): string => ` by ${author}`,
    options: "Show options",
    whatToDo:
      "Somebody may have read it already; acting now still helps. *Show options* offers you the usual ways out.",
    authorsKnow: "The people who posted it have been told, privately.",
    authorKnows: "The person who posted it has been asked, privately, to think again.",
    authorOutside: "Somebody from outside your company posted it. They haven't been told that it is under embargo.",
  },

  alerts: ALERT_WORDS,

  /** First message of the private conversation of author and reviewers. `link` is Slack markup, or empty. */
  reviewThread: (author: string, link: string): string =>
    `${author}, you asked security about ${link === "" ? "a message" : link}. Reviewers are here: please say what worries you, without repeating the sensitive part.`,
  aMessage: "a message",

  // What modals say is plain text: Slack shows no markup there.
  reasonModal: {
    title: "Share anyway",
    submit: "Share",
    close: "Back",
    label: "Why is it fine to share this?",
    hint: "One sentence is enough. Please don't repeat the sensitive part.",
  },

  labelModal: {
    title: "Label as confidential",
    submit: "Label",
    close: "Cancel",
    level: "How confidential is it?",
    until: "Until when? (optional)",
    untilHint: "For example: 1 Dec 09:00, or tomorrow 17:00. Your own time zone unless you name one.",
    people: "Who may have it? (optional)",
    channels: "Where may it go? (optional)",
  },

  /** `/confidential` without words. */
  commandModal: {
    title: "Confidential",
    submit: "Next",
    close: "Cancel",
    what: "What would you like to do?",
    choices: {
      check: "Check a text before I send it",
      label: "Label this conversation",
      embargo: "Register an embargo",
      "client add": "Register a client",
      "client consent": "Record that a client may be named",
      lift: "Lift an embargo, a label or a client",
      move: "Move the time of a lift",
      report: "Own up to a slip",
      list: "See what is guarded",
      help: "Help",
    },
  },

  /** What all forms of `/confidential` share. */
  modals: {
    done: "Done",
    result: "Confidential",
    looking: "One moment, I'm looking …",
    onePerLine: "One a line.",
    /** Beside the time of a lift. */
    lifts: "For example: 1 Dec 09:00, tomorrow 17:00, or until further notice. Your own time zone unless you name one.",
    needed: "Please fill this in.",
  },

  checkModal: {
    title: "Check before sending",
    check: "Check",
    again: "Check again",
    close: "Close",
    text: "What would you like to send?",
    textHint: "Nothing of it is kept. Up to 3,000 characters.",
    conversation: "Where would you like to send it?",
    tooLong: "That's too long for me to check here. Please keep it under 3,000 characters.",
    empty: "Please add some text to check.",
    notThere: "You aren't in that conversation, so I can't look at it for you.",
    /** Shown instead of posting when the person has not seen the present state. */
    changed:
      "*Something is different now*: the text, who can read it, or what is guarded. I haven't posted anything; please look again.",
    postSafer: "Post safer wording",
    postAsWritten: "Post as written",
    /** Where the person has not let Sotto post for them. */
    noConsent:
      "I can post it for you once you let me: open my Home tab and choose *Protect my direct messages*. Until then, please copy the wording you want.",
  },

  postModal: {
    title: "Post in your name",
    submit: "Post it",
    close: "Cancel",
    back: "Back to the check",
    text: "This is what I'd post",
    postedTitle: "Posted",
    posted: (link: string): string => `It's posted, in your name. ${link}`.trim(),
    openIt: "Open the message",
    refused: {
      "no-consent":
        "I'm not allowed to post in your name. You can let me in my Home tab, under *Protect my direct messages*.",
      "not-in-conversation": "You aren't in that conversation, or nobody can post there, so I couldn't post it.",
      "not-permitted": "Slack didn't let me post it there in your name.",
      unsure:
        "Slack didn't answer, so I can't tell whether it was posted. Please look into the conversation before you try again.",
    },
    copy: "Here are the words, to post them yourself:",
  },

  embargoForm: {
    title: "Register an embargo",
    submit: "Register",
    name: "What is secret?",
    nameHint: "A name as people would write it, such as Project Falcon.",
    aliases: "What else is it called? (optional)",
    phrases: "Phrases that would give it away (optional)",
    until: "Until when?",
    people: "Who may have it? (optional)",
    channels: "Where may it go? (optional)",
  },

  clientForm: {
    title: "Register a client",
    submit: "Register",
    name: "What is the client called?",
    nameHint: "For example Acme Corp.",
    aliases: "What else is it called? (optional)",
    domains: "Its domains (optional)",
    domainsHint: "One a line, such as acme.example.",
    contacts: "People there (optional)",
    contactsHint: "One a line: a name, or a name and an address like Dana Whitfield <dana@acme.example>.",
    accounts: "Account numbers (optional)",
    rooms: "Where may it be named? (optional)",
  },

  consentForm: {
    title: "A client's consent",
    submit: "Record",
    what: "Which client?",
    mayBeNamed: "What has it said?",
    given: "It may be named",
    withdrawn: "It may no longer be named",
    purpose: "What for? (if it may)",
    purposeHint: "For example a case study.",
    grantedBy: "On whose word? (if it may)",
    until: "Until when? (optional)",
    nothing: "There is no client whose consent you could record: you have registered none.",
    rest: (count: number): string =>
      `There are ${count} more. For one of those, use \`/confidential client consent\` and its name or id.`,
  },

  labelForm: { title: "Label this conversation", submit: "Label" },

  liftForm: {
    title: "Lift",
    submit: "Lift",
    what: "What is no longer secret?",
    nothing: "There is nothing you could lift: you have registered nothing, or it has lifted by itself.",
    rest: (count: number): string =>
      `There are ${count} more. For one of those, use \`/confidential lift\` and its name or id.`,
  },

  moveForm: {
    title: "Move a lift",
    submit: "Move",
    what: "What should lift at another time?",
    until: "Until when is it secret?",
    nothing: "There is nothing whose lift you could move: you have registered no embargo or label.",
    rest: (count: number): string =>
      `There are ${count} more. For one of those, use \`/confidential move\`, its name or id, and \`until\` a time.`,
  },

  reportForm: {
    title: "Own up to a slip",
    submit: "Tell security",
    intro: "Thank you for saying so: that's what limits the damage. Security is told privately.",
    link: "The message's link (optional)",
    linkHint: "Leave it empty for your latest message here.",
  },

  levels: LEVEL_WORDS,

  help: {
    title: "How to use /confidential",
    lines: [
      "`/confidential check …` looks at a text before you send it. Nothing is kept. Alone, it opens a form, where I can also send it for you; so does the shortcut *Check before sending*.",
      "`/confidential label internal | confidential | restricted` labels this conversation. Add `until tomorrow 17:00` or `for @people #channels`. For one message, use the message shortcut *Label as confidential*.",
      "`/confidential embargo “Project Falcon” until 1 Dec 09:00` keeps a name secret until it lifts, or `until further notice`. Add `aka other name` or `for @people @groups #channels`.",
      "`/confidential move Project Falcon until 8 Dec 09:00` moves a lift.",
      "`/confidential client add Acme Corp` registers a client. Add `aka other name`, `domain acme.example`, `account AC-204`, `room #acme-shared`. `/confidential client consent Acme Corp until 1 Jun for “a case study” by “Dana Whitfield”` lets it be named until then.",
      "`/confidential lift Project Falcon` ends an embargo, a label or a client's entry, by its name or id.",
      "`/confidential report` owns up to a slip, privately: your latest message here, or the one whose link you add. The message shortcut *Report a slip* does the same.",
      "`/confidential list` shows what is guarded, masked. `/confidential digest` is for reviewers; add `day` or `week`.",
    ],
  },

  home: ENGLISH_HOME,
  digest: ENGLISH_DIGEST,

  protection: ENGLISH_PROTECTION,

  replies: {
    targets: { channel: "This conversation", message: "The message", file: "The file" },
    labelled: (what: string, level: LabelLevel, until: string | null): string =>
      `${what} is labelled *${level}*${until === null ? "" : ` until ${until}`}.`,
    labelTravels: {
      copies: "I'll recognise what is copied from it.",
      posts: "I'll recognise what was posted here lately, and what is posted from now on, when it turns up elsewhere.",
      "too-little": "It says too little of its own for me to recognise a copy of it.",
    },
    alreadyReadable: "People it isn't meant for can already read it:",
    embargoed: (name: string, until: string | null, id: string): string =>
      until === null
        ? `${name} is under embargo until further notice: until somebody lifts it. Its id is \`${id}\`.`
        : `${name} is under embargo until *${until}*. I'll fall silent by myself then. Its id is \`${id}\`.`,
    /** `null`: until further notice. */
    liftMoved: (name: string, until: string | null, before: string | null): string =>
      `${name} now stays secret ${until === null ? "until further notice" : `until *${until}*`}; before, it was until ${before ?? "further notice"}.`,
    /** `until` is `null` for good; what for and on whose word are people's own words. */
    mayBeNamed: (name: string, until: string | null, purpose: string, grantedBy: string): string =>
      `${name} may be named${until === null ? "" : ` until *${until}*`}, for ${purpose}, granted by ${grantedBy}.`,
    consentWithdrawn: (name: string): string => `${name} may no longer be named. I'll speak up again from now on.`,
    clientAdded: (name: string, id: string): string => `${name} is registered as a client. Its id is \`${id}\`.`,
    /** Names that say nothing by themselves, and what it takes. */
    ambiguous: {
      client: {
        word: (names: string): string =>
          `An everyday word or a given name: ${names}. I take that for the client only beside something that says so: a company's form such as Inc, words of a deal, or something else of the same client.`,
        short: (names: string): string =>
          `Three letters or fewer: ${names}. I take that for the client only as you wrote it, beside words of a deal or something else of the same client.`,
        number: (names: string): string =>
          `A bare number: ${names}. I take that for the client only beside something else of the same client.`,
      },
      embargo: {
        word: (names: string): string =>
          `An everyday word or a given name: ${names}. I take that for the embargo only where it begins with a capital letter.`,
        short: (names: string): string =>
          `Three letters or fewer: ${names}. I take that for the embargo only where it begins with a capital letter.`,
        number: (names: string): string =>
          `A bare number: ${names}. I can't tell it from other numbers, so please give a longer name as well.`,
      },
    },
    lifted: (name: string): string => `${name} is lifted. I'll no longer speak up about it.`,
    reported: (link: string): string =>
      `Thank you for saying so quickly: that's what limits the damage. Security has been told, privately. ${link} to edit or remove it now.`,
    nothingFound: "Nothing I know of stands out.",
    fineHere: "Here, that's fine to send.",
    thinkAgain: "Sent here, I'd ask you to think again.",
    safer: "A safer wording:",
    notKept: "Nothing of this check is kept.",
    nothingGuarded: "Nothing is guarded yet. `/confidential embargo “name” until 1 Dec 09:00` begins.",
    kinds: { client: "client", embargo: "embargo", label: "label" },
    until: (time: string): string => `, until ${time}`,
    untilFurtherNotice: ", until further notice",
    yours: ", yours",
    guarded: (count: number): string => `${count} guarded`,
  },

  refused: REFUSALS,

  /** Commands, and times a person typed, that can't be understood. */
  notUnderstood: {
    missing:
      "Please say until when, for example `until 1 Dec 09:00`, `until tomorrow 17:00` or `until further notice`.",
    unreadable: "I couldn't read that time. Try `1 Dec 09:00`, `tomorrow 17:00` or `2026-12-01T09:00 Europe/London`.",
    "no-such-date": "There is no such date. Please check the day and the month.",
    "no-such-time": "The clocks go forward then, so that time doesn't exist. Please name one an hour later.",
    "comes-twice":
      "The clocks go back then, so that time comes twice. Please say which with its offset, such as `01:30 +01:00`, or name another time.",
    "unknown-zone": "I don't know that time zone. Try one like `Europe/London`, or leave it out to use your own.",
    unknown: "I don't know that one. `/confidential help` shows what I can do.",
    "label-level": "`internal`, `confidential` or `restricted`: which of these should it be?",
    "embargo-name": "Please put the name in quotes: `/confidential embargo “Project Falcon” until 1 Dec 09:00`.",
    "client-name": "Please add the client's name: `/confidential client add Acme Corp`.",
    "client-what":
      "I can `client add` and `client consent`. To see clients, use `/confidential list`; many at once are imported by whoever runs Sotto.",
    "consent-what":
      "Please say whom, for what and on whose word: `/confidential client consent “Acme Corp” until 1 Jun for “a case study” by “Dana Whitfield”`. To take it back: `/confidential client consent “Acme Corp” withdrawn`.",
    "move-what": "Please say what to move, by its name or id: `/confidential move “Project Falcon” until 8 Dec 09:00`.",
    "lift-what": "Please say what to lift: its name, or the id that `/confidential list` shows.",
    "report-what":
      "To own up to a slip, use *Report a slip* in the message's menu, or add its link: `/confidential report` and then the link. Thank you for saying so.",
    whom: "After `for`, please pick people, groups or channels from the suggestions, so that I get the right ones.",
  },
};

/** Everything Sotto says, in one language. */
export type Words = typeof ENGLISH;
