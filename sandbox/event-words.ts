type Fields = Readonly<Record<string, unknown>>;

const RINGS: Readonly<Record<string, string>> = {
  cleared: "only people cleared for it read along",
  inside: "only colleagues read along",
  guests: "guests read along",
  external: "outsiders can read it, or will",
};
const ACTIONS: Readonly<Record<string, string>> = {
  log: "note it, say nothing",
  nudge: "tell the author",
  confirm: "ask the author: share it anyway?",
  hold: "take it down until the author decides",
};
const ANSWERS: Readonly<Record<string, string>> = {
  remove: "remove it",
  redact: "use safer wording",
  share_anyway: "share it anyway",
  not_sensitive: "it is not sensitive",
  ask_reviewer: "ask security",
};
const ALERTS: Readonly<Record<string, string>> = {
  "external-embargo": "embargoed content is where outsiders can read it",
  unanswered: "nobody answered",
  asked: "the author asks for advice",
  reported: "the author owned up",
  "remedy-failed": "a message could not be removed",
};

/** What an event of the bot's record means, for people who have not read its code. Empty for types not known here. */
export function eventWords(type: string, fields: Fields): string {
  const word = (key: string): string => String(fields[key] ?? "");
  switch (type) {
    case "detected":
      return `a message holds ${listed(fields.detectors)}`;
    case "revised":
      return `the message, as it is now, holds ${listed(fields.detectors)}`;
    case "decided":
      return `${ACTIONS[word("action")] ?? word("action")} (${RINGS[word("ring")] ?? word("ring")}; ${word("members")} readers)`;
    case "nudged":
      return `the author was told privately, ${fields.via === "ephemeral" ? "where they wrote it" : "in a direct message"}`;
    case "nudge_merged":
      return `the author heard of this here already and is not told again (${caseName(word("into"))})`;
    case "nudge_remembered":
      return `the author said no to this here lately and is left in peace (${caseName(word("into"))})`;
    case "nudge_held_out":
      return "nothing is said, to measure what nudges change";
    case "nudge_failed":
      return `the author could not be told: ${word("error")}`;
    case "answered":
      return `the author says: ${ANSWERS[word("answer")] ?? word("answer")}`;
    case "removed":
      return `the message is gone${fields.by === "sotto" ? ", removed as the author asked" : ""}`;
    case "redacted":
      return "the message has a safer wording now";
    case "remedy_failed":
      return "the bot may not do that; the author was told how";
    case "settled":
      return settledWords(word("why"));
    case "escalated":
      return "nobody answered in time";
    case "reviewers_told":
      return `security was told: ${ALERTS[word("why")] ?? word("why")}`;
    case "reported":
      return "the author owned up to a slip";
    case "gap_recorded":
      return `not looked at: ${word("what")} (${word("reason").replaceAll("-", " ")})`;
    case "subject_registered":
      return `something new is guarded: ${article(word("kind"))}`;
    case "subject_lifted":
      return `something is guarded no longer: ${article(word("kind"))}`;
    case "label_applied":
      return `something was labelled ${word("level")}`.trimEnd();
    case "register_viewed":
      return `a reviewer looked at the ${word("what")}`;
    case "rule_kept":
      return `a reviewer wants the rule ${word("rule")} as it is`;
    case "dm_consent_given":
      return "somebody lets the bot read along in their direct messages";
    case "dm_consent_withdrawn":
      return "somebody's direct messages are not read any more";
    case "digest_sent":
      return `the digest went out: ${word("total")} cases`;
    default:
      return "";
  }
}

/** The telling part of a case's id. */
export function caseName(id: string): string {
  return `case ${id.replace(/^case_/, "").slice(0, 8)}`;
}

function settledWords(why: string): string {
  switch (why) {
    case "edited":
      return "the author's edit took it out";
    case "lifted":
      return "it is no secret any more";
    default:
      return "nothing is left to do";
  }
}

function listed(value: unknown): string {
  const kinds = Array.isArray(value) ? value.map((one) => String(one).replaceAll("-", " ").replace(":", ", ")) : [];
  return kinds.length === 0 ? "something guarded" : kinds.join("; ");
}

function article(noun: string): string {
  return noun === "" ? "an entry" : `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
