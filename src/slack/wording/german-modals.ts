import type { ENGLISH_MODALS } from "./english-modals.ts";

/** What modals say, in German. */
export const GERMAN_MODALS: typeof ENGLISH_MODALS = {
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
};
