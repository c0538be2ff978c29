import type { Answer } from "../../core/case.ts";
import type { LabelLevel } from "../../core/subject.ts";

/** The App Home. */
export const ENGLISH_HOME = {
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
