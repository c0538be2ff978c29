import type { ENGLISH_PROTECTION } from "./english-protection.ts";

/** „Meine Direktnachrichten schützen“, in der Übersicht und auf der Seite, die zu Slacks Frage führt. */
export const GERMAN_PROTECTION: typeof ENGLISH_PROTECTION = {
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
