/** The words places in files are made of; a number or a cell's name follows some of them. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["attachment", "Anhang"],
  ["authors", "Autoren"],
  ["body", "Text"],
  ["building blocks", "Bausteine"],
  ["cell", "Zelle"],
  ["comments", "Kommentare"],
  ["connections", "Verbindungen"],
  ["custom xml", "eigenes XML"],
  ["defined names", "definierte Namen"],
  ["deleted text", "gelöschter Text"],
  ["descriptions", "Beschreibungen"],
  ["entry", "Eintrag"],
  ["external links", "Verweise nach außen"],
  ["fields", "Felder"],
  ["footer", "Fußzeile"],
  ["formulas", "Formeln"],
  ["header", "Kopfzeile"],
  ["hidden text", "verborgener Text"],
  ["links", "Links"],
  ["macros", "Makros"],
  ["message", "Nachricht"],
  ["notes", "Notizen"],
  ["object", "Objekt"],
  ["outline", "Gliederung"],
  ["page", "Seite"],
  ["picture", "Bild"],
  ["pictures", "Bilder"],
  ["pivot data", "Pivot-Daten"],
  ["prompts", "Eingabehinweise"],
  ["row", "Zeile"],
  ["sheet", "Blatt"],
  ["slide", "Folie"],
  ["slide master", "Folienmaster"],
  ["text boxes", "Textfelder"],
  ["unused text", "unbenutzter Text"],
]);

/** "sheet 2, cell B7" becomes "Blatt 2, Zelle B7"; a word that is not known stays as it is. */
export function germanPlace(where: string): string {
  return where.replace(/[a-z][a-z ]*[a-z]/g, (words) => WORDS.get(words) ?? words);
}
