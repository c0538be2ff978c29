import type { AlertReason, Answer } from "../../core/case.ts";
import type { ClueKind } from "../../core/clue.ts";
import type { Refusal } from "../../core/commands/command.ts";
import type { LabelLevel } from "../../core/subject.ts";
import { ENGLISH_DIGEST } from "./english-digest.ts";
import { ENGLISH_HOME } from "./english-home.ts";
import { ENGLISH_MODALS } from "./english-modals.ts";
import { ENGLISH_PROTECTION } from "./english-protection.ts";

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
  "not-your-message":
    "You can only own up to your own messages. If you've spotted somebody else's, please tell them or security.",
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

  ...ENGLISH_MODALS,

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
