import type { LabelLevel } from "../../core/subject.ts";
import type { ENGLISH_HOME } from "./english-home.ts";

/** What a level is called in a sentence. */
export const GERMAN_LEVELS: Readonly<Record<LabelLevel, string>> = {
  internal: "intern",
  confidential: "vertraulich",
  restricted: "streng vertraulich",
};

/** Die Übersicht (App Home). */
export const GERMAN_HOME: typeof ENGLISH_HOME = {
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
