import type { ENGLISH_DIGEST } from "./english-digest.ts";

function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** The digest, in German. */
export const GERMAN_DIGEST: typeof ENGLISH_DIGEST = {
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
