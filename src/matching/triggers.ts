import { FEATURE } from "./scanned-text.ts";

/**
 * Words that wake detectors, by the feature bit they set. Written as folded text has them: lower case, no accents
 * (`née` is `nee`, `für` is `fur`), letters and digits only; dotted letters are one word (`d.o.b.` is `dob`).
 * A trailing `*` makes a prefix, of five letters or more. Add a word where a detector needs one: a bit set in vain
 * costs a little time, a word missing here costs findings.
 */
export const TRIGGERS: readonly { readonly feature: number; readonly words: string }[] = [
  {
    feature: FEATURE.marking,
    words: `
      embargo* hold holding held release released releasing releases wire until till circulation distribute*
      distribution publish* publica* broadcast transmission tlp traffic pap nato cosmic secret topsecret ts restric* confid*
      priva* privileg* propri* internal sensitive unclassified classified official officialsensitive cui noforn
      orcon fouo eyes strictly disclos* nda mnpi insider material attorney counsel privilege prejudice
      sperrfrist* sperrvermerk gesperrt vertraul* geheim* streng verschlu* vs vsnfd freigabe freigeg* weitergabe
      intern nur dienstgebrauch veroffent*
      confidentiel* diffusion diffuser interne secretdefense defense publier jusqu jusquau avant
      embargado embargada confidencial* reservado reservada secreto interno interna difund* difusion publicar
      riservat* confidenz* vertrouw* geheimhou* onder
      frei forward circulate circulated insiderinformation insiderinformationen originator releasable atomal limdis
      distribuir limited special inside anwaltsgeheimnis avocat abogado enthalt fur`,
  },
  {
    feature: FEATURE.personal,
    words: `
      ne nee patient patients patientin diagnosis diagnosed diagnos* claimant deceased
      mr mrs ms miss mx dr prof herr frau monsieur madame mme mlle senor senora sr sra name names named
      surname vorname nachname prenom nom nombre apellido`,
  },
  {
    // Five digits wake the same detectors by themselves: only what names fewer, and dates, stands here.
    feature: FEATURE.valued,
    words: `
      born birth birthday birthdate birthplace dob geboren geburts* geb ne nee naissance nacimiento nacido nacida
      nato nata nascita fodelse* geboort* bday aged
      postcode post plz postleitzahl codepostal
      vehicle vehicles car reg registration plate plates kennzeichen kfz fahrzeug* nummernschild plaka arac
      hrb hra hrb1 hrb2 hrb3 hrb4 hrb5 hrb6 hrb7 hrb8 hrb9 hra1 hra2 hra3 hra4 hra5 hra6 hra7 hra8 hra9
      handelsregister* registergericht amtsgericht
      pan permanent mrn imei mac passport passports ssn`,
  },
  {
    feature: FEATURE.street,
    words: `
      street st road rd avenue ave lane ln drive dr boulevard blvd court ct terrace crescent close way square place
      parade highway po box rue via calle avenida plaza rua strasse str chemin viale piazza ulica ul`,
  },
  {
    // Whom one knows by one's work, and how one meets them.
    feature: FEATURE.story,
    words: `
      patient patients client clients customer customers student students pupil pupils employee employees donor donors
      tenant tenants resident residents claimant claimants applicant applicants candidate candidates users witness witnesses
      complainant complainants whistleblower whistleblowers beneficiary beneficiaries parishioner parishioners inmate inmates policyholder policyholders investor investors caller callers
      trainee trainees mentee mentees intern interns volunteer volunteers borrower borrowers colleague colleagues
      congregant congregants prisoner prisoners detainee detainees defendant defendants plaintiff plaintiffs survivor survivors victim victims buyer buyers seller
      sellers landlord participants respondent respondents counterparty foster staff saw met treated treating examined admitted
      discharged assessed interviewed counselled taught teaching teach represented representing represent advising advised
      defending prosecuting diagnosed hired hiring sacked dismissed acting spoke seeing members supervisee class therapy old pt clinic ward caseload surgery parish regulars consultants nurses
      teachers suppliers
      mandant mandantin mandanten mandantinnen klient klientin klienten klientinnen kunde kunden kundin kundinnen schuler schulerin schulerinnen mitarbeiter mitarbeiterin mitarbeiterinnen bewerber bewerberin spender spenderin mieter mieterin patientin patienten patientinnen
      patiente patientes cliente clientes clienta eleve eleves etudiant etudiante etudiants etudiantes salarie salaries salariee locataire locataires donatrice donateur
      paciente pacientes alumno alumna alumnos empleado empleada empleados inquilino inquilina donante donantes`,
  },
  { feature: FEATURE.device, words: "mac device devices hardware ethernet hwaddr" },
  {
    // Words that stand by themselves before a secret; a secret of some length is noticed as such.
    feature: FEATURE.credential,
    words: `
      akia asia aroa aida xoxb xoxp xoxa xoxs xoxr xoxe xapp ghp gho ghu ghs ghr glpat gldt glrt npm pypi
      sk pk rk whsec sq0atp sq0csp aiza ya29 eyj eaac dop shpat shpss shpca shppa atatt dapi hvs hvb sg
      begin bearer passwd secret privatekey accesskey secretkey clientsecret connectionstring accountkey
      sharedaccesskey`,
  },
  {
    feature: FEATURE.name,
    words: "mr mrs ms miss mx dr prof professor herr frau monsieur madame mme mlle senor senora sir dame lord lady",
  },
];
