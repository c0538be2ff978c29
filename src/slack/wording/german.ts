import type { Answer } from "../../core/case.ts";
import type { Words } from "./english.ts";
import { GERMAN_DIGEST } from "./german-digest.ts";
import { GERMAN_HOME, GERMAN_LEVELS } from "./german-home.ts";
import { GERMAN_KINDS } from "./german-kinds.ts";
import { GERMAN_MODALS } from "./german-modals.ts";
import { germanPlace } from "./german-places.ts";
import { GERMAN_PROTECTION } from "./german-protection.ts";

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

  ...GERMAN_MODALS,

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
