/** What modals say; plain text where Slack shows no markup. */
export const ENGLISH_MODALS = {
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
};
