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
      distribution publish* publica* broadcast transmission tlp pap nato cosmic secret topsecret ts restric* confid*
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
    // Only what introduces a person or a value of few digits: four digits wake the same detectors by themselves.
    feature: FEATURE.personal,
    words: `
      born birth birthday birthdate birthplace dob geboren geburts* geb naissance nacimiento nacido nacida ne nee
      bday aged
      patient patients patientin diagnosis diagnosed diagnos* mrn imei mac
      passport passports ssn
      mr mrs ms miss mx dr prof herr frau monsieur madame mme mlle senor senora sr sra name names named
      surname vorname nachname prenom nom nombre apellido`,
  },
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
