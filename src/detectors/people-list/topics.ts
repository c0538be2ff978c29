/**
 * Subjects that make a list of people worse: leaving, pay, health, discipline. English, German, French, Spanish,
 * without accents. Gap: euphemisms ("the affected colleagues").
 */
const SENSITIVE =
  /(?<!\p{L})(?:severance|redundan(?:t|cy|cies)|layoffs?|laid[ -]off|terminations?|dismiss(?:al|als|ed)|furlough|grievances?|disciplin\p{L}{0,6}|misconduct|harassment|complainants?|whistleblow\p{L}{0,4}|sick ?(?:leave|note|pay)|sickness|medical|diagnos(?:is|ed|es)|patients?|disabilit(?:y|ies)|pregnan(?:t|cy)|maternity|mental health|salar(?:y|ies)|payroll|bonus(?:es)?|pay (?:review|rise)|compensation|performance improvement|pip list|right to work|immigration status|visa status|background check|union members?|vaccinat\p{L}{0,4}|abfindung(?:en)?|kundigung(?:en)?|entlassung(?:en)?|aufhebungsvertr\p{L}{1,4}|krankmeldung(?:en)?|krankenstand|erkrankung|abmahnung(?:en)?|beschwerden?|gehalt|gehalter|schwerbehind\p{L}{0,8}|schwanger\p{L}{0,8}|patient(?:en|innen)|licenciements?|indemnites? de depart|arrets? maladie|sante|disciplinaires?|salaires?|grossesse|harcelement|plaignants?|patients|despidos?|indemnizacion(?:es)?|bajas? medicas?|salud|expedientes? disciplinarios?|salarios?|sueldos?|embarazo|acoso|pacientes)(?!\p{L})/u;

/** Characters looked at on either side of a list. */
const REACH = 400;

/** True when a sensitive subject is named in a list or near it. `text` is folded: lower case, no accents. */
export function isSensitive(text: string, start: number, end: number): boolean {
  return (
    SENSITIVE.test(text.slice(Math.max(0, start - REACH), Math.min(end, start + 4 * REACH))) ||
    SENSITIVE.test(text.slice(end, end + REACH))
  );
}
