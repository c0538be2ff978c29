import type { Answer } from "../../core/case.ts";
import type { LabelLevel } from "../../core/subject.ts";
import type { Words } from "./english.ts";
import { GERMAN_KINDS } from "./german-kinds.ts";
import { germanPlace } from "./german-places.ts";

/** "1 Person", "14 Personen". */
function people(count: number): string {
  return count === 1 ? "1 Person" : `${count} Personen`;
}

const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  remove: "Entfernen",
  redact: "Unverfänglich formulieren",
  share_anyway: "Trotzdem teilen",
  not_sensitive: "Nicht vertraulich",
  ask_reviewer: "Security fragen",
};

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** The digest, in German. */
const GERMAN_DIGEST: Words["digest"] = {
  title: (from, to) => `Sotto-Bericht, ${from} bis ${to}`,
  summary: (total, waiting) => `${counted(total, "Fall", "Fälle")}, ${waiting} davon warten auf jemanden`,
  states: {
    open: "offen",
    logged: "nur festgehalten",
    removed: "entfernt",
    redacted: "umformuliert",
    shared: "geteilt",
    disputed: "bestritten",
    settled: "erledigt",
    escalated: "weitergegeben",
  },
  severities: { low: "gering", medium: "mittel", high: "hoch" },
  nothingWaits: "Nichts wartet auf jemanden.",
  waiting: (count) => `Wartet auf jemanden: ${count}`,
  case: (what, severity, readers, organisations, state, time) =>
    `${what} (${severity}), ${readers} Mitlesende` +
    `${organisations === 0 ? "" : `, ${counted(organisations, "andere Organisation", "andere Organisationen")}`}, ` +
    `${state} seit ${time}`,
  total: (count) => counted(count, "Fall", "Fälle"),
  unsaid: (repeats, heldOut) =>
    [
      repeats === 0 ? "" : ` ${counted(repeats, "Wiederholung", "Wiederholungen")} ohne weiteren Hinweis.`,
      heldOut === 0
        ? ""
        : ` ${counted(heldOut, "Hinweis blieb", "Hinweise blieben")} ungesagt, um die Wirkung der übrigen zu messen.`,
    ].join(""),
  medianRemedy: (time) => `Abhilfe im Median nach ${time}.`,

  rules: "Regeln",
  nudged: (count) => counted(count, "Hinweis", "Hinweise"),
  outcomes: {
    removed: "entfernt",
    reworded: "umformuliert",
    shared: "geteilt",
    disputed: "bestritten",
    lapsed: "hinfällig",
    pending: "in Arbeit",
    unanswered: "unbeantwortet",
  },
  answeredIn: (median, most) =>
    `beantwortet nach ${median}${most === null ? "" : `, neun von zehn nach höchstens ${most}`}`,
  overridden: (percent) => `zu ${percent} % übergangen`,

  noisy: "Regeln, die meist übergangen werden",
  evidence: (rule, overridden, answers, share) =>
    `*${rule}* wurde in den letzten 30 Tagen bei ${overridden} von ${counted(answers, "Antwort", "Antworten")} übergangen: ` +
    `${share.percent} %, mit 95 % Sicherheit zwischen ${share.low} und ${share.high} %.`,
  sources: (people, conversations) =>
    `Die Antworten kommen von ${counted(people, "Person", "Personen")} in ${counted(conversations, "Unterhaltung", "Unterhaltungen")}.`,
  wouldGo: (nudges, heeded, external) =>
    `Mit der Änderung ${nudges === 1 ? "wäre" : "wären"} ${counted(nudges, "Hinweis", "Hinweise")} ungesagt geblieben; ` +
    `${heeded} davon ${heeded === 1 ? "wurde" : "wurden"} befolgt, und ${external} konnten Außenstehende lesen.`,
  lessSure: "Ihre Fehlalarme waren weniger sicher als das, was befolgt wurde; eine höhere Konfidenz würde genügen.",
  toQuieten: "Für die Policy-Datei, falls du das möchtest:",
  keep: "So lassen",
  kept: (rule, until) => `Notiert: ${rule} bleibt, wie sie ist. Vor dem ${until} schlage ich sie nicht wieder vor.`,
  reviewersOnly: "Das können nur die Security-Reviewer entscheiden.",

  effect: "Was Hinweise bewirken",
  arms: (nudged, heldOut) =>
    `Binnen eines Tages wurde die Nachricht an ${nudged.count} von ${nudged.of} Tagen mit Hinweis entfernt oder umformuliert, ` +
    `und an ${heldOut.count} von ${heldOut.of} Tagen, an denen er ungesagt blieb. Jeder Tag einer Person zählt einmal.`,
  difference: (points, low, high) =>
    `Hinweise bringen ${points} Prozentpunkte mehr, mit 95 % Sicherheit zwischen ${low} und ${high}.`,
  tooFew: "Zu wenige, um zu sagen, was Hinweise bringen: Es braucht je 30.",

  lifting: "Als Nächstes frei",
  unseen: "Was ich nicht sehen konnte",
  reasons: {
    unsupported: "nicht unterstützt",
    "too-large": "zu groß",
    "timed-out": "dauerte zu lange",
    malformed: "beschädigt",
    encrypted: "verschlüsselt",
    unavailable: "nicht verfügbar",
    "detector-failed": "Detektor fehlgeschlagen",
    "too-many-findings": "zu viele Funde",
    "scan-failed": "Prüfung fehlgeschlagen",
  },
  leftOut: "laut Policy ausgelassen",
  footer: "Nur Zahlen und Arten: Sotto behält keine Nachrichtentexte.",

  // As they stand after "nach" and "seit".
  units: {
    day: ["Tag", "Tagen"],
    hour: ["Stunde", "Stunden"],
    minute: ["Minute", "Minuten"],
    second: ["Sekunde", "Sekunden"],
  },
  noTime: "weniger als einer Sekunde",
};

/** What a level is called in a sentence. */
const GERMAN_LEVELS: Readonly<Record<LabelLevel, string>> = {
  internal: "intern",
  confidential: "vertraulich",
  restricted: "streng vertraulich",
};

/** Die Übersicht (App Home). */
const GERMAN_HOME: Words["home"] = {
  title: "Sotto",
  intro:
    "Ich sage dir privat Bescheid, wenn etwas mit Sperrfrist oder etwas, das Kunden erkennbar macht, dort landet, wo die Falschen es lesen können. Ich poste nie im Kanal, wiederhole nie das Vertrauliche und bewahre keine Nachrichtentexte auf.",
  how: "So benutzt du mich",

  nudges: "Wartet auf dich",
  noNudges: "Nichts wartet auf dich. Danke, dass das so bleibt.",
  inChannel: (channel: string): string => `In ${channel}`,
  inDirect: "In einer Direktnachricht",
  since: (time: string): string => `seit ${time}`,
  answered: {
    remove: "Du willst sie entfernen. Falls sie in einer Minute noch da ist, lösch sie bitte selbst.",
    redact:
      "Du willst eine sicherere Formulierung. Falls sie in einer Minute noch unverändert ist, bearbeite sie bitte selbst.",
    share_anyway: "Du teilst sie.",
    not_sensitive: "Du sagst, dass sie nicht vertraulich ist.",
    ask_reviewer: "Du hast die Sicherheit gefragt. Sie schreibt dir privat.",
  },
  moreNudges: (count: number): string => `… und ${count} weitere. Sie erscheinen hier, wenn du diese beantwortest.`,

  labels: "Was du gekennzeichnet hast",
  noLabels: "Du hast nichts gekennzeichnet. Im Menü einer Nachricht fängst du mit *Label as confidential* an.",
  label: (level: LabelLevel, target: string): string => `*${GERMAN_LEVELS[level]}*: ${target}`,
  aMessage: "eine Nachricht",
  aFile: "eine Datei",
  until: (time: string): string => `bis ${time}`,
  untilFurtherNotice: "bis auf Weiteres",

  embargoes: "Was du unter Sperrfrist hältst",
  noEmbargoes: "Nichts von dir hat eine Sperrfrist. `/confidential embargo “Name” until 1 Dec 09:00` fängt eine an.",
  lifts: (time: string): string => `frei ab ${time}`,
  more: (count: number): string => `… und ${count} weitere: \`/confidential list\` zeigt sie.`,

  move: "Verschieben …",
  lift: "Aufheben",
  liftNow: "Jetzt aufheben",
  liftTitle: "Aufheben?",
  liftLabel: "Ich erkenne es dann nicht mehr wieder, weder hier noch anderswo.",
  liftEmbargo: "Es ist von diesem Moment an kein Geheimnis mehr: Ich sage nirgends mehr etwas dazu.",
  keep: "Behalten",

  moveModal: {
    title: "Freigabe verschieben",
    submit: "Verschieben",
    close: "Abbrechen",
    of: (masked: string, time: string): string => `${masked}, jetzt unter Sperrfrist ${time}.`,
    date: "Datum",
    time: "Uhrzeit",
    zone: "Zeitzone",
    zoneHint: "Zum Beispiel Europe/Berlin, oder ein Abstand wie +01:00. Deine eigene, wenn du keine nennst.",
    open: "Oder",
    openChoice: "bis auf Weiteres",
  },

  review: "Für die Prüfung",
  waiting: (count: number): string =>
    count === 0
      ? "Kein Fall braucht einen Menschen."
      : `*${count === 1 ? "1 Fall braucht" : `${count >= 1_000 ? "1.000 oder mehr Fälle brauchen" : `${count} Fälle brauchen`}`}* einen Menschen.`,
  lookIn: (channel: string): string => `Sie erscheinen in ${channel}; \`/confidential digest\` zählt sie auf.`,
  lookUp: "`/confidential digest` zählt sie auf.",
};

/** „Meine Direktnachrichten schützen“, in der Übersicht und auf der Seite, die zu Slacks Frage führt. */
const GERMAN_PROTECTION: Words["protection"] = {
  title: "Meine Direktnachrichten schützen",
  offer:
    "Wenn du magst, achte ich auf deine Direktnachrichten wie auf Kanäle: Ich sage dir, und nur dir, wenn etwas Vertrauliches bei den Falschen landet, und kann es für dich zurücknehmen. Ich lese nichts davon, solange du es hier nicht erlaubst, und du kannst jederzeit aufhören.",
  button: "Meine Direktnachrichten schützen",
  off: "Das ist hier nicht eingeschaltet: Wer Sotto betreibt, kann es tun, mit Client-ID, Client-Secret und öffentlicher Adresse.",
  since: (date: string): string => `Deine Direktnachrichten sind seit *${date}* geschützt.`,
  notReading:
    "Du lässt mich für dich handeln, aber deine Direktnachrichten nicht lesen. Sie sind also nicht geschützt.",
  nudges: (count: number): string =>
    count === 0
      ? "Seitdem hatte ich dir dort nichts zu sagen."
      : `Seitdem habe ich dich dort ${count === 1 ? "einmal" : `${count === 1_000 ? "1.000-mal oder öfter" : `${count}-mal`}`} auf etwas hingewiesen.`,
  readTitle: "Was gelesen wird",
  read: "Nachrichten und Dateien in Direkt- und Gruppennachrichten, an denen du beteiligt bist, von dir und von den anderen, ab jetzt. Nichts von früher.",
  neverTitle: "Was nie gelesen oder aufbewahrt wird",
  never:
    "Nichts von vor deiner Zustimmung, keine Entwürfe, nichts aus Kanälen, in die ich nicht eingeladen bin. Ich bewahre keine Nachricht, keine Datei und kein Wort daraus auf: nur, dass etwas einer Art gefunden wurde, wo und wann. Die Sicherheit kann so viel davon sehen, und von wem die Nachricht war; was darin stand, bekommt niemand zu sehen. Wo deine Organisation mich Nachrichten zurückhalten lässt, bis du entscheidest, bleibt eine solche bis dahin versiegelt.",
  allowedTitle: "Was du erlaubt hast, und wozu",
  askedTitle: "Worum Slack dich bitten wird, und wozu",
  missingTitle: "Was du ausgelassen hast",
  scopes: {
    "im:history": {
      why: "deine Direktnachrichten lesen",
      without: "Nachrichten an eine einzelne Person sind nicht geschützt.",
    },
    "mpim:history": { why: "deine Gruppennachrichten lesen", without: "Gruppennachrichten sind nicht geschützt." },
    "im:read": {
      why: "sehen, wem du schreibst",
      without: "Ich kann nicht erkennen, wer deine Direktnachrichten liest, und behandle alle als extern.",
    },
    "mpim:read": {
      why: "sehen, wer in einer Gruppennachricht ist",
      without: "Ich kann nicht erkennen, wer deine Gruppennachrichten liest, und behandle alle als extern.",
    },
    "chat:write": {
      why: "deine eigene Nachricht entfernen oder umformulieren oder einen geprüften Text posten, wenn du den Knopf drückst",
      without:
        "Ich kann Nachrichten nicht für dich entfernen, umformulieren oder posten, sondern dir nur den Link oder den Wortlaut geben.",
    },
    "files:read": {
      why: "in Dateien hineinsehen, die dort gepostet werden",
      without: "In Dateien in deinen Direktnachrichten wird nicht hineingesehen.",
    },
    "files:write": {
      why: "deine eigene Datei mit ihrer Nachricht entfernen, wenn du den Knopf drückst",
      without: "Ich kann deine Dateien nicht mit einer Nachricht entfernen.",
    },
  },
  allowRest: "Den Rest erlauben",
  stop: "Schutz beenden",
  stopTitle: "Schutz beenden?",
  stopText:
    "Von diesem Moment an lese ich nichts mehr von deinen Direktnachrichten und vergesse den Schlüssel dazu. Du kannst jederzeit wiederkommen.",
  stopConfirm: "Beenden",
  stopDeny: "Weiter schützen",
  stopped: {
    withdrawn:
      "Erledigt: Ich habe deinen Schlüssel vergessen, und Slack hat ihn ungültig gemacht. Von deinen Direktnachrichten wird nichts mehr gelesen.",
    "here-only":
      "Ich habe deinen Schlüssel vergessen, und von deinen Direktnachrichten wird nichts mehr gelesen. Slack hat nicht geantwortet, als ich darum bat, ihn auch dort ungültig zu machen: Entferne Sotto zur Sicherheit unter *Tools und Einstellungen → Apps verwalten*, oder frag, wer Sotto betreibt.",
    nothing: "Deine Direktnachrichten waren schon nicht mehr geschützt. Es hat sich nichts geändert.",
  },

  page: {
    installTitle: "Sotto zu deinem Workspace hinzufügen",
    installIntro: "Sotto sagt Leuten privat Bescheid, wenn etwas Vertrauliches bei den Falschen landet.",
    goOn: "Weiter zu Slack",
    optional: "Slack fragt noch einmal und nennt jede davon. Du kannst jede auslassen.",
    stop: "Zum Beenden öffnest du in Slack die Übersicht von Sotto und drückst „Schutz beenden“. Das wirkt sofort.",
    doneTitle: "Danke",
    done: "Deine Direktnachrichten sind von jetzt an geschützt. Was das heißt und wie du es beendest, steht in der Übersicht von Sotto.",
    installed: "Sotto ist installiert.",
    back: "Zurück zu Slack",
    cancelledTitle: "Es hat sich nichts geändert",
    cancelled: "Du hast nicht zugestimmt. Sotto liest also keine deiner Direktnachrichten.",
    otherTeam:
      "Du hast in einem anderen Workspace zugestimmt als dem, aus dem du kamst. Es wurde nichts aufbewahrt. Bitte versuch es dort noch einmal.",
    failedTitle: "Das hat nicht geklappt",
    failed:
      "Es wurde nichts aufbewahrt. Bitte geh zurück in die Übersicht von Sotto in Slack und versuch es noch einmal.",
  },
};

/** German, with the familiar address that Slack itself uses. Commands stay as they are typed. */
export const GERMAN: Words = {
  dates: "de-DE",
  and: (parts) => (parts.length <= 1 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} und ${parts.at(-1)}`),
  moreLines: (count) => `… und ${count} weitere`,

  answers: ANSWER_WORDS,

  nudge: {
    onlyYou: "Nur du kannst das sehen.",
    posted: "Es ist schon gepostet, jemand kann es also gelesen haben; jetzt zu handeln hilft trotzdem.",
    held: "Ich habe es weggenommen, bis du entschieden hast. Einen Moment lang war es sichtbar, jemand kann es also gelesen haben.",
    ask: "Was möchtest du tun?",
    confirm: "Trotzdem teilen?",
    link: "Nachricht öffnen",
  },

  reasons: {
    title: (detector, kind, title) => GERMAN_KINDS[`${detector}:${kind}`] ?? title,
    seen: (inText, inFile) =>
      inText === ""
        ? `Eine Datei, die du geteilt hast, enthält offenbar ${inFile}.`
        : `Deine Nachricht enthält offenbar ${inText}${inFile === "" ? "" : `, und ihre Datei ${inFile}`}.`,
    clue: {
      place: "ein Ort",
      institution: "eine Einrichtung",
      sector: "eine Branche",
      role: "ein Beruf",
      size: "eine Größe",
      age: "ein Alter",
      origin: "eine Herkunft",
      family: "eine Familie",
      health: "etwas zur Gesundheit",
      event: "ein Ereignis",
      date: "ein Datum",
      deal: "ein Betrag",
      rarity: "etwas Seltenes",
      belonging: "ein Besitz",
      detail: "eine Einzelheit",
    },
    earlierClues: (clues) => `, dazu ${clues} aus deinen früheren Nachrichten`,
    roomOf: (clients) => `Dieser Raum gehört zu *${clients}*.`,
    meantRoom: (channel) => `Vielleicht meintest du ${channel}.`,
    place: (where, isFirst) => `${isFirst ? "zuerst: " : ""}${germanPlace(where)}`,
    more: (count) => (count === 1 ? "Dazu kommt noch etwas." : `Dazu kommen ${count} weitere Dinge.`),
    lockedFile:
      "In eine Datei, die du geteilt hast, konnte ich nicht hineinsehen: Sie ist mit einem Passwort gesperrt.",
    ofPeople: (count) => ` mit ${count} Personen`,
    times: (count) => `, ${count}-mal`,
    embargoUntilFurtherNotice: "Dafür gilt bis auf Weiteres eine Sperrfrist.",
    embargoUntil: (time) => `Die Sperrfrist endet am *${time}*.`,
    confidentialUntil: (time) => `Vertraulich bleibt es bis *${time}*.`,
    permission:
      "Wenn auf dem Foto Menschen zu sehen sind, teile es bitte nur mit ihrer schriftlichen Erlaubnis; bei Kindern mit der von Eltern oder Vormund.",
  },

  audience: {
    unknown: "Ich konnte nicht feststellen, wer das lesen kann, und behandle es deshalb als extern.",
    public: "Alle in deinem Unternehmen können das lesen.",
    publicAnd: (others) => `Alle in deinem Unternehmen können das lesen, und dazu ${others}.`,
    canRead: (who, isOne) => `${who.charAt(0).toUpperCase()}${who.slice(1)} ${isOne ? "kann" : "können"} das lesen.`,
    direct: "Die Person, der du schreibst, kann das lesen.",
    members: (count) => `${people(count)} ${count === 1 ? "kann" : "können"} das lesen.`,
    from: (count, organisation) => `${people(count)} von ${organisation}`,
    fromAnother: (count) => `${people(count)} aus einer anderen Organisation`,
    fromOutside: (count) => `${people(count)} von außerhalb deines Unternehmens`,
    anyoneOf: (organisation) => `alle, die ${organisation} hinzufügt,`,
    anotherOrganisation: "eine andere Organisation",
    guests: (count) => (count === 1 ? "1 Gast" : `${count} Gäste`),
    otherGroups: (count) => `${count} weitere Gruppen`,
    pending: (organisations) =>
      `Auch ${organisations} sieht das, sobald die Einladung zu dieser Unterhaltung angenommen ist.`,
    pendingUnknown: "Auch eine andere Organisation sieht das, sobald sie die Einladung zu dieser Unterhaltung annimmt.",
  },

  answered: {
    share_anyway: "Notiert: Du teilst es. Danke, dass du noch einmal hingesehen hast.",
    not_sensitive: "Danke. Ich habe es als Fehlalarm notiert; das hilft mir, beim nächsten Mal still zu bleiben.",
    ask_reviewer: "Ich habe bei Security nachgefragt. Du bekommst eine private Antwort.",
  },

  answerRefused: {
    already: "Das hast du schon beantwortet; es hat sich nichts geändert.",
    "not-author": "Nur wer die Nachricht gepostet hat, kann das beantworten.",
    unknown: "Dazu habe ich nichts mehr gespeichert; es hat sich nichts geändert.",
    outsider: "Tut mir leid, hier können nur Leute aus dem Unternehmen antworten, das Sotto betreibt.",
    failed: "Das hat nicht geklappt, und es hat sich nichts geändert. Bitte versuche es gleich noch einmal.",
  },

  remedy: {
    removed: "Es ist entfernt. Danke für die schnelle Reaktion.",
    removeYourself: (link) =>
      `Ich darf deine Nachricht nicht löschen. Bitte lösche sie selbst${link === "" ? "" : `: ${link}`}. Ich merke, wenn sie weg ist.`,
    reworded: "Deine Nachricht hat jetzt die unverfängliche Formulierung. Bis eben war die erste Fassung zu sehen.",
    rewordYourself: (link) =>
      `Ich darf deine Nachricht nicht bearbeiten. Hier ist eine unverfängliche Formulierung${link === "" ? "" : ` für ${link}`} zum Einfügen. Ich merke, wenn sie geändert ist.`,
    cannotReword: (link) =>
      `Dafür habe ich keine unverfängliche Formulierung gefunden. Bitte bearbeite oder entferne die Nachricht${link === "" ? "" : `: ${link}`}.`,
    reposted: "Es ist wieder gepostet, so wie du es geschrieben hattest.",
    repostYourself: "Ich kann es nicht für dich posten. Das hattest du geschrieben, zum erneuten Posten:",
    yourMessage: "deine Nachricht",
  },

  notices: {
    liftsSoon: (name, time) => `Deine Sperrfrist für ${name} endet am *${time}*. Danach sage ich dazu nichts mehr.`,
    moveOrLift: (id) =>
      `Zum Verschieben tippe \`/confidential move ${id} until …\` mit der neuen Zeit; mit \`until further notice\` bleibt es geheim, bis du es aufhebst.`,
    your: { client: "deinen Kunden", embargo: "deine Sperrfrist für", label: "deine Kennzeichnung" },
    movedBy: (who, what, from, to) =>
      `${who} hat ${what} geändert: Jetzt gilt sie ${to === null ? "bis auf Weiteres" : `bis *${to}*`}; vorher ${from === null ? "bis auf Weiteres" : `bis ${from}`}.`,
    endedBy: (who, what) => `${who} hat ${what} aufgehoben. Ich sage dazu nichts mehr.`,
    leaked: (names, count, where) =>
      `In ${where} ${count === 1 ? "kam" : "kamen"} ${names} zur Sprache. Dafür gilt deine Sperrfrist, und Leute, für die es nicht freigegeben ist, können mitlesen.`,
    directMessage: "einer Direktnachricht",
    grew: (where) => `In ${where} können jetzt mehr Leute mitlesen.`,
    yours: (count) =>
      count === 1
        ? "Du hast dort etwas gepostet, das vielleicht nicht für sie bestimmt ist:"
        : `Du hast dort ${count}-mal etwas gepostet, das vielleicht nicht für sie bestimmt ist:`,
    ofYours: (count) =>
      count === 1
        ? "Dort kam etwas zur Sprache, das du schützt und das vielleicht nicht für sie bestimmt ist:"
        : `Dort kam ${count}-mal etwas zur Sprache, das du schützt und das vielleicht nicht für sie bestimmt ist:`,
    conversationLabelled: (levels) => `Du hast diese Unterhaltung als *${levels}* gekennzeichnet.`,
    conversationCleared: (names) =>
      `Du hast diese Unterhaltung für ${names} freigegeben. Dort sage ich nichts dazu, wer auch mitliest.`,
    messageOf: (date) => `Nachricht vom ${date}`,
    by: (author) => ` von ${author}`,
    options: "Möglichkeiten zeigen",
    whatToDo:
      "Vielleicht hat es schon jemand gelesen; jetzt zu handeln hilft trotzdem. *Möglichkeiten zeigen* bietet dir die üblichen Auswege.",
    authorsKnow: "Wer es gepostet hat, weiß davon und wurde privat gefragt.",
    authorKnows: "Wer es gepostet hat, wurde privat gebeten, noch einmal nachzudenken.",
    authorOutside: "Jemand von außerhalb deines Unternehmens hat es gepostet und nicht erfahren, dass es gesperrt ist.",
  },

  alerts: {
    "external-embargo": "Etwas mit Sperrfrist wurde gepostet, wo Außenstehende es lesen können",
    unanswered: "Ein Hinweis zu einer externen Unterhaltung blieb unbeantwortet",
    asked: "Jemand bittet vor der Entscheidung um euren Rat",
    reported: "Jemand hat ein Versehen gemeldet",
  },

  reviewThread: (author, link) =>
    `${author}, du hast Security nach ${link === "" ? "einer Nachricht" : link} gefragt. Die Zuständigen sind hier: Bitte sag, was dir Sorgen macht, ohne das Vertrauliche zu wiederholen.`,
  aMessage: "einer Nachricht",

  // What modals say is plain text: Slack shows no markup there.
  reasonModal: {
    title: "Trotzdem teilen",
    submit: "Teilen",
    close: "Zurück",
    label: "Warum ist es in Ordnung, das zu teilen?",
    hint: "Ein Satz genügt. Bitte wiederhole das Vertrauliche nicht.",
  },

  labelModal: {
    title: "Kennzeichnen",
    submit: "Kennzeichnen",
    close: "Abbrechen",
    level: "Wie vertraulich ist es?",
    until: "Bis wann? (optional)",
    untilHint: "Zum Beispiel: 1 Dec 09:00 oder tomorrow 17:00. In deiner Zeitzone, wenn du keine nennst.",
    people: "Wer darf es haben? (optional)",
    channels: "Wohin darf es? (optional)",
  },

  commandModal: {
    title: "Vertraulich",
    submit: "Weiter",
    close: "Abbrechen",
    what: "Was möchtest du tun?",
    choices: {
      check: "Einen Text vor dem Senden prüfen",
      label: "Diese Unterhaltung kennzeichnen",
      embargo: "Eine Sperrfrist eintragen",
      "client add": "Einen Kunden eintragen",
      "client consent": "Festhalten, dass ein Kunde genannt werden darf",
      lift: "Sperrfrist, Kennzeichnung oder Kunden aufheben",
      move: "Das Ende einer Sperrfrist verschieben",
      report: "Ein Versehen melden",
      list: "Sehen, was geschützt ist",
      help: "Hilfe",
    },
  },

  modals: {
    done: "Fertig",
    result: "Vertraulich",
    looking: "Einen Moment, ich sehe nach …",
    onePerLine: "Je Zeile eines.",
    lifts:
      "Zum Beispiel: 1 Dec 09:00, tomorrow 17:00 oder until further notice. In deiner Zeitzone, wenn du keine nennst.",
    needed: "Bitte fülle das aus.",
  },

  checkModal: {
    title: "Vor dem Senden prüfen",
    check: "Prüfen",
    again: "Erneut prüfen",
    close: "Schließen",
    text: "Was möchtest du senden?",
    textHint: "Nichts davon wird aufbewahrt. Bis zu 3.000 Zeichen.",
    conversation: "Wohin möchtest du es senden?",
    tooLong: "Das ist zu lang, um es hier zu prüfen. Bitte bleib unter 3.000 Zeichen.",
    empty: "Bitte gib einen Text zum Prüfen ein.",
    notThere: "Du bist nicht in dieser Unterhaltung, deshalb kann ich sie nicht für dich ansehen.",
    changed:
      "*Etwas ist jetzt anders*: der Text, wer ihn lesen kann, oder was geschützt ist. Ich habe nichts gepostet; bitte sieh es dir noch einmal an.",
    postSafer: "Unverfänglich posten",
    postAsWritten: "So posten",
    noConsent:
      "Ich kann es für dich posten, sobald du es mir erlaubst: In meinem Home-Tab unter *Meine Direktnachrichten schützen*. Bis dahin kopiere bitte den Wortlaut, den du möchtest.",
  },

  postModal: {
    title: "In deinem Namen posten",
    submit: "Posten",
    close: "Abbrechen",
    back: "Zurück zur Prüfung",
    text: "Das würde ich posten",
    postedTitle: "Gepostet",
    posted: (link) => `Es ist in deinem Namen gepostet. ${link}`.trim(),
    openIt: "Nachricht öffnen",
    refused: {
      "no-consent":
        "Ich darf nicht in deinem Namen posten. Du kannst es mir in meinem Home-Tab unter *Meine Direktnachrichten schützen* erlauben.",
      "not-in-conversation":
        "Du bist nicht in dieser Unterhaltung, oder niemand kann dort posten; ich konnte es deshalb nicht.",
      "not-permitted": "Slack hat mich dort nicht in deinem Namen posten lassen.",
      unsure:
        "Slack hat nicht geantwortet; ich weiß also nicht, ob es gepostet ist. Bitte sieh in der Unterhaltung nach, bevor du es noch einmal versuchst.",
    },
    copy: "Hier ist der Wortlaut, zum Selbstposten:",
  },

  embargoForm: {
    title: "Sperrfrist eintragen",
    submit: "Eintragen",
    name: "Was ist geheim?",
    nameHint: "Ein Name, wie man ihn schreiben würde, etwa Project Falcon.",
    aliases: "Wie heißt es noch? (optional)",
    phrases: "Wendungen, die es verraten würden (optional)",
    until: "Bis wann?",
    people: "Wer darf es haben? (optional)",
    channels: "Wohin darf es? (optional)",
  },

  clientForm: {
    title: "Kunden eintragen",
    submit: "Eintragen",
    name: "Wie heißt der Kunde?",
    nameHint: "Zum Beispiel Acme Corp.",
    aliases: "Wie heißt er noch? (optional)",
    domains: "Seine Domains (optional)",
    domainsHint: "Je Zeile eine, etwa acme.example.",
    contacts: "Personen dort (optional)",
    contactsHint: "Je Zeile eine: ein Name, auch mit Adresse, wie Dana Whitfield <dana@acme.example>.",
    accounts: "Kundennummern (optional)",
    rooms: "Wo darf er genannt werden? (optional)",
  },

  consentForm: {
    title: "Zustimmung eines Kunden",
    submit: "Festhalten",
    what: "Welcher Kunde?",
    mayBeNamed: "Was hat er gesagt?",
    given: "Er darf genannt werden",
    withdrawn: "Er darf nicht mehr genannt werden",
    purpose: "Wofür? (wenn er darf)",
    purposeHint: "Zum Beispiel für einen Erfahrungsbericht.",
    grantedBy: "Wer hat es erlaubt? (wenn er darf)",
    until: "Bis wann? (optional)",
    nothing: "Es gibt keinen Kunden, dessen Zustimmung du festhalten könntest: Du hast keinen eingetragen.",
    rest: (count) =>
      `Es gibt ${count} weitere. Für einen davon nimm \`/confidential client consent\` und den Namen oder die Id.`,
  },

  labelForm: { title: "Hier kennzeichnen", submit: "Kennzeichnen" },

  liftForm: {
    title: "Aufheben",
    submit: "Aufheben",
    what: "Was ist nicht mehr geheim?",
    nothing: "Es gibt nichts, was du aufheben könntest: Du hast nichts eingetragen, oder es ist schon vorbei.",
    rest: (count) => `Es gibt ${count} weitere. Für eines davon nimm \`/confidential lift\` und den Namen oder die Id.`,
  },

  moveForm: {
    title: "Ende verschieben",
    submit: "Verschieben",
    what: "Was soll zu einer anderen Zeit enden?",
    until: "Bis wann ist es geheim?",
    nothing: "Es gibt nichts zu verschieben: Du hast keine Sperrfrist und keine Kennzeichnung eingetragen.",
    rest: (count) =>
      `Es gibt ${count} weitere. Für eines davon nimm \`/confidential move\`, den Namen oder die Id und \`until\` mit einer Zeit.`,
  },

  reportForm: {
    title: "Ein Versehen melden",
    submit: "Security Bescheid geben",
    intro: "Danke, dass du es sagst: Genau das begrenzt den Schaden. Security erfährt es privat.",
    link: "Link der Nachricht (optional)",
    linkHint: "Leer für deine letzte Nachricht hier.",
  },

  levels: {
    internal: "Intern: nicht für Gäste und andere Organisationen",
    confidential: "Vertraulich: wie intern; festgehalten wird, wohin es geht",
    restricted: "Streng vertraulich: nur für die, die du nennst",
  },

  help: {
    title: "So benutzt du /confidential",
    lines: [
      "`/confidential check …` sieht einen Text an, bevor du ihn sendest. Nichts davon wird aufbewahrt. Allein öffnet es ein Formular, aus dem ich ihn auch für dich senden kann; ebenso der Kurzbefehl *Check before sending*.",
      "`/confidential label internal | confidential | restricted` kennzeichnet diese Unterhaltung. Ergänze `until tomorrow 17:00` oder `for @Personen #Kanäle`. Für eine einzelne Nachricht gibt es im Nachrichtenmenü *Label as confidential*.",
      "`/confidential embargo “Project Falcon” until 1 Dec 09:00` hält einen Namen bis zum Ende der Sperrfrist geheim. Ergänze `aka anderer Name` oder `for @Personen @Gruppen #Kanäle`. `until further notice` heißt bis auf Weiteres.",
      "`/confidential move Project Falcon until 8 Dec 09:00` verschiebt das Ende.",
      "`/confidential client add Acme Corp` trägt einen Kunden ein. Ergänze `aka anderer Name`, `domain acme.example`, `account AC-204`, `room #acme-shared`. Mit `/confidential client consent Acme Corp until 1 Jun for “Fallstudie” by “Dana Whitfield”` darf er bis dahin genannt werden.",
      "`/confidential lift Project Falcon` beendet eine Sperrfrist, eine Kennzeichnung oder den Eintrag eines Kunden, über den Namen oder die Id.",
      "`/confidential report` meldet privat ein Versehen: deine letzte Nachricht hier, oder die, deren Link du angibst. *Report a slip* im Nachrichtenmenü tut dasselbe.",
      "`/confidential list` zeigt maskiert, was geschützt ist. `/confidential digest` ist für Security; ergänze `day` oder `week`.",
    ],
  },

  home: GERMAN_HOME,
  digest: GERMAN_DIGEST,

  protection: GERMAN_PROTECTION,

  replies: {
    targets: { channel: "Diese Unterhaltung", message: "Die Nachricht", file: "Die Datei" },
    labelled: (what, level, until) =>
      `${what} ist${until === null ? "" : ` bis ${until}`} als *${GERMAN_LEVELS[level]}* gekennzeichnet.`,
    labelTravels: {
      copies: "Ich erkenne, was daraus kopiert wird.",
      posts: "Ich erkenne, was hier zuletzt gepostet wurde und ab jetzt gepostet wird, wenn es anderswo auftaucht.",
      "too-little": "Es sagt zu wenig Eigenes, als dass ich eine Kopie davon erkennen könnte.",
    },
    alreadyReadable: "Leute, für die es nicht gedacht ist, können es schon lesen:",
    embargoed: (name, until, id) =>
      until === null
        ? `${name} ist bis auf Weiteres gesperrt, bis jemand es aufhebt. Die Id ist \`${id}\`.`
        : `${name} ist mit Sperrfrist eingetragen, bis *${until}*. Danach bin ich von selbst still. Die Id ist \`${id}\`.`,
    liftMoved: (name, until, before) =>
      `${name} bleibt jetzt ${until === null ? "bis auf Weiteres" : `bis *${until}*`} geheim; vorher galt ${before === null ? "bis auf Weiteres" : `bis ${before}`}.`,
    mayBeNamed: (name, until, purpose, grantedBy) =>
      `${name} darf genannt werden${until === null ? "" : `, bis *${until}*`}. Zweck: ${purpose}. Erlaubt von: ${grantedBy}.`,
    consentWithdrawn: (name) => `${name} darf nicht mehr genannt werden. Ab jetzt melde ich mich wieder.`,
    clientAdded: (name, id) => `${name} ist als Kunde eingetragen. Die Id ist \`${id}\`.`,
    ambiguous: {
      client: {
        word: (names) =>
          `Ein Alltagswort oder ein Vorname: ${names}. Das nehme ich nur für den Kunden, wenn etwas daneben dafür spricht: eine Rechtsform wie GmbH, Worte eines Geschäfts oder etwas anderes von diesem Kunden.`,
        short: (names) =>
          `Höchstens drei Buchstaben: ${names}. Das nehme ich nur für den Kunden, wenn es so geschrieben ist wie von dir und Worte eines Geschäfts oder etwas anderes von diesem Kunden daneben stehen.`,
        number: (names) =>
          `Eine bloße Zahl: ${names}. Die nehme ich nur für den Kunden, wenn etwas anderes von ihm daneben steht.`,
      },
      embargo: {
        word: (names) =>
          `Ein Alltagswort oder ein Vorname: ${names}. Das zählt für mich nur, wo es mit großem Anfangsbuchstaben steht.`,
        short: (names) =>
          `Höchstens drei Buchstaben: ${names}. Das zählt für mich nur, wo es mit großem Anfangsbuchstaben steht.`,
        number: (names) =>
          `Eine bloße Zahl: ${names}. Die kann ich nicht von anderen Zahlen unterscheiden; gib bitte auch einen längeren Namen an.`,
      },
    },
    lifted: (name) => `${name} ist aufgehoben. Ich sage dazu nichts mehr.`,
    reported: (link) =>
      `Danke, dass du es so schnell sagst: Das begrenzt den Schaden. Security weiß Bescheid, privat. ${link}, um sie jetzt zu bearbeiten oder zu entfernen.`,
    nothingFound: "Mir fällt nichts auf.",
    fineHere: "Hier kannst du das senden.",
    thinkAgain: "Hier würde ich dich bitten, noch einmal nachzudenken.",
    safer: "Eine unverfängliche Formulierung:",
    notKept: "Von dieser Prüfung wird nichts aufbewahrt.",
    nothingGuarded: "Noch ist nichts geschützt. `/confidential embargo “Name” until 1 Dec 09:00` ist ein Anfang.",
    kinds: { client: "Kunde", embargo: "Sperrfrist", label: "Kennzeichnung" },
    until: (time) => `, bis ${time}`,
    untilFurtherNotice: ", bis auf Weiteres",
    yours: ", deins",
    guarded: (count) => `${count} geschützt`,
  },

  refused: {
    "not-a-member": "Tut mir leid, das können nur Leute aus diesem Unternehmen, nicht Gäste oder Außenstehende.",
    "not-a-reviewer": "Die Übersicht ist für Security. Wenn du dazugehörst, frag bitte die, die Sotto betreuen.",
    "not-the-owner": "Ändern oder aufheben kann das nur, wer es eingetragen hat, oder Security.",
    "unknown-subject":
      "Unter diesem Namen oder dieser Id kenne ich nichts. `/confidential list` zeigt, was geschützt ist.",
    "several-subjects": "Mehrere Einträge heißen so. Bitte nimm die Id, die `/confidential list` zeigt.",
    "no-lift":
      "Der Eintrag eines Kunden hat kein Ende, das sich verschieben ließe. Mit `/confidential client consent` sagst du, bis wann ein Kunde genannt werden darf.",
    "consent-too-long": "Das ist zu lang. Bitte sag in unter 200 Zeichen, wofür es ist und wer es erlaubt hat.",
    "past-lift": "Diese Zeit ist schon vorbei. Bitte nenne eine in der Zukunft.",
    duplicate: "Dieser Name ist schon eingetragen.",
    "name-too-short": "Dieser Name ist zu kurz, um ihn sicher zu erkennen. Bitte nimm mindestens drei Zeichen.",
    "name-without-words":
      "Diesen Namen kann ich nicht erkennen: Er braucht Buchstaben oder Ziffern und keine Erwähnungen.",
    "domain-too-wide": "Diese Domain gehört zu vielen Leuten. Bitte nimm die eigene des Kunden, etwa acme.example.",
    "account-too-short":
      "Diese Kontonummer ist zu kurz, um sie sicher zu erkennen. Bitte nimm mindestens sechs Ziffern.",
    "name-too-long": "Dieser Name ist zu lang. Bitte bleib unter 200 Zeichen.",
    "nothing-to-check": "Bitte gib den Text zum Prüfen an: `/confidential check` und dann deine Worte.",
    "message-not-found": "Ich kann diese Nachricht nicht sehen. Ist Sotto in der Unterhaltung?",
    "file-not-found": "Ich finde diese Datei in keiner Unterhaltung, in der du und Sotto beide seid.",
    "not-your-message":
      "Melden kannst du nur deine eigenen Nachrichten. Wenn dir eine fremde auffällt, sag es bitte der Person oder Security.",
  },

  notUnderstood: {
    missing:
      "Bitte sag, bis wann, zum Beispiel `until 1 Dec 09:00`, `until tomorrow 17:00` oder `until further notice` (bis auf Weiteres).",
    unreadable:
      "Diese Zeit konnte ich nicht lesen. Versuch `1 Dec 09:00`, `tomorrow 17:00` oder `2026-12-01T09:00 Europe/Berlin`.",
    "no-such-date": "Dieses Datum gibt es nicht. Bitte prüfe Tag und Monat.",
    "no-such-time": "Da wird die Uhr vorgestellt, diese Zeit gibt es also nicht. Bitte nenne eine Stunde später.",
    "comes-twice":
      "Da wird die Uhr zurückgestellt, diese Zeit kommt also zweimal. Bitte sag mit dem Abstand zu UTC, welche, etwa `01:30 +01:00`, oder nenne eine andere Zeit.",
    "unknown-zone":
      "Diese Zeitzone kenne ich nicht. Versuch eine wie `Europe/Berlin`, oder lass sie weg, dann gilt deine.",
    unknown: "Das kenne ich nicht. `/confidential help` zeigt, was ich kann.",
    "label-level": "`internal`, `confidential` oder `restricted`: Was davon soll es sein?",
    "embargo-name":
      "Bitte setz den Namen in Anführungszeichen: `/confidential embargo “Project Falcon” until 1 Dec 09:00`.",
    "client-name": "Bitte gib den Namen des Kunden an: `/confidential client add Acme Corp`.",
    "client-what":
      "Ich kann `client add` und `client consent`. Kunden siehst du mit `/confidential list`; viele auf einmal trägt ein, wer Sotto betreut.",
    "consent-what":
      "Bitte sag, wen, wofür und wer es erlaubt hat: `/confidential client consent “Acme Corp” until 1 Jun for “Fallstudie” by “Dana Whitfield”`. Zum Zurücknehmen: `/confidential client consent “Acme Corp” withdrawn`.",
    "move-what":
      "Bitte sag, was verschoben werden soll, mit Namen oder Id: `/confidential move “Project Falcon” until 8 Dec 09:00`.",
    "lift-what": "Bitte sag, was aufgehoben werden soll: den Namen oder die Id, die `/confidential list` zeigt.",
    "report-what":
      "Um ein Versehen zu melden, nimm *Report a slip* im Menü der Nachricht, oder gib ihren Link an: `/confidential report` und dann den Link. Danke, dass du es sagst.",
    whom: "Nach `for` wähl bitte Personen, Gruppen oder Kanäle aus den Vorschlägen, damit ich die richtigen nehme.",
  },
};
