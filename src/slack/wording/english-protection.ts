/** What a person is told of one of Slack's user scopes. */
export interface ScopeWords {
  /** What it is asked for, as a bare infinitive. */
  readonly why: string;
  /** What does not work when it was left out. */
  readonly without: string;
}

/** "Protect my direct messages", in the Home and on the page that leads to Slack's question. */
export const ENGLISH_PROTECTION = {
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
