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
      orcon fouo eyes strictly disclos* nda mnpi insider material attorney counsel client privilege prejudice
      sperrfrist* sperrvermerk gesperrt vertraul* geheim* streng verschlu* vs vsnfd freigabe freigeg* weitergabe
      intern nur dienstgebrauch veroffent*
      confidentiel* diffusion diffuser interne secretdefense defense publier jusqu jusquau avant
      embargado embargada confidencial* reservado reservada secreto interno interna difund* difusion publicar
      riservat* confidenz* vertrouw* geheimhou* onder
      clear white green amber red strict
      frei forward circulate circulated insiderinformation insiderinformationen originator releasable atomal limdis
      distribuir limited special inside anwaltsgeheimnis avocat abogado enthalt fur`,
  },
  {
    feature: FEATURE.personal,
    words: `
      ssn ssns social itin ein tin tax taxpayer taxid sin nino nhs insurance medicare medicaid mbi hicn npi dea
      passport passports passeport pasaporte reisepass passnummer licence license driver drivers driving permit
      fuhrerschein* permis carnet visa national identity identi* personal personnummer personalausweis ausweis*
      nationalid citizen* resident residence id ids no nr num number numbers nummer numero
      born birth birthday birthdate birthplace dob geboren geburts* geb naissance nacimiento nacido nacida ne nee
      bday age aged
      card cards credit debit visa mastercard amex discover diners jcb maestro cvv cvc pan expires expiry kreditkarte*
      carte tarjeta
      account accounts acct konto kontonummer kontonr compte cuenta iban bic swift sort sortcode routing aba bank
      banking bsb ifsc micr blz bankleit*
      phone phones tel telephone telefon telefono mobile mobil cell handy fax call ring reach whatsapp
      portable movil celular
      address addresses adresse direccion street avenue road lane drive boulevard court square terrace crescent
      strasse rue calle via plaza postcode zip zipcode plz box apartment apt suite flat
      patient patients patientin diagnosis diagnosed diagnos* medical mrn chart hospital doctor physician health
      krankenv* versicher* rentenv* sozialv* securite sociale nir insee seguridad dni nie nif cif nuss
      aadhaar* aadhar pan voter uid gstin abn acn tfn medicare nric fin sgp uen pesel regon nip dowod
      codice fiscale partita iva patente carta cpf cnpj rg rut curp rfc clabe bsn burgerservicenummer svnr ahv avs
      steuer* steuerid idnr hetu henkilotunnus rrn cccd cmnd thai mykad nin bvn ghana kra nuit
      employee employees payroll salary salaries wage wages staff beneficiary
      vat ust ustid ustidnr mwst tva btw crypto bitcoin btc wallet eth ethereum imei mac ip plate vin vehicle
      registration kennzeichen kfz immatriculation matricula lanr bsnr
      mr mrs ms miss mx dr prof herr frau monsieur madame mme mlle senor senora sr sra name names named called
      username surname vorname nachname prenom nom nombre apellido`,
  },
  {
    feature: FEATURE.credential,
    words: `
      akia asia aroa aida xoxb xoxp xoxa xoxs xoxr xoxe xapp ghp gho ghu ghs ghr github_pat glpat gldt glrt npm pypi
      sk pk rk whsec sq0atp sq0csp aiza ya29 eyj eaac dop shpat shpss shpca shppa atatt dapi hf hvs hvb sg key rubygems
      begin bearer basic password passwd passwort passwords pwd pass passphrase secret secrets token tokens apikey
      apitoken api auth authorization credential credentials private privatekey accesskey secretkey clientsecret
      client webhook webhooks hooks connection connectionstring accountkey sharedaccesskey postgres postgresql mysql
      mongodb redis amqp jdbc ftp ssh rsa dsa ed25519 pgp kubeconfig aws azure gcp slack stripe twilio sendgrid mailgun
      heroku linear figma notion grafana vault docker dckr doppler openai anthropic`,
  },
  {
    feature: FEATURE.name,
    words: "mr mrs ms miss mx dr prof professor herr frau monsieur madame mme mlle senor senora sir dame lord lady",
  },
];
