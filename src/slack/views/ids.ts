/** Ids of views, permanent because views outlive a deployment. */
export const VIEW = {
  reason: "share_reason",
  label: "label_message",
  command: "confidential_command",
  check: "check_before_sending",
  post: "post_on_behalf",
} as const;

/** Ids of inputs, of their blocks and their elements alike; permanent as well. */
export const INPUT = {
  reason: "reason",
  level: "level",
  until: "until",
  people: "people",
  channels: "channels",
  what: "what",
  text: "text",
  conversation: "conversation",
  postText: "post_text",
  name: "name",
  aliases: "aliases",
  phrases: "phrases",
  domains: "domains",
  contacts: "contacts",
  accounts: "accounts",
  rooms: "rooms",
  subject: "subject",
  consent: "consent",
  purpose: "purpose",
  grantedBy: "granted_by",
  link: "link",
} as const;

/** Ids of the buttons in modals. */
export const BUTTON = {
  postSafer: "post_safer",
  postAsWritten: "post_as_written",
  backToCheck: "back_to_check",
} as const;
