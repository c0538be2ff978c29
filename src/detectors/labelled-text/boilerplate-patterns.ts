/** A pattern that any of these parts makes, in any case. */
function anyOf(parts: readonly string[], before = "", after = ""): RegExp {
  return new RegExp(`${before}(?:${parts.join("|")})${after}`, "iu");
}

/** The mark before a signature. */
export const SIGNATURE: RegExp = /^(?:--|—|__)\s*$/u;

/** A sign-off in a line of its own; a name and what belongs to it come after. */
export const SIGN_OFF: RegExp = anyOf(
  [
    String.raw`(?:kind(?:est)?|best|warm(?:est)?|many|with|all\s+the)\s+(?:regards|wishes|thanks|best)`,
    String.raw`(?:(?:kind|best|warm)\s+)?regards`,
    String.raw`(?:yours?\s+)?(?:sincerely|faithfully|truly)(?:\s+yours)?`,
    String.raw`all\s+the\s+best|best|cheers|thanks(?:\s+(?:again|a\s+lot))?|thank\s+you`,
    String.raw`(?:mit\s+)?(?:freundlichen?|besten?|herzlichen?|vielen?|lieben?|schönen?)\s+(?:grüßen?|gruss|gruß|dank)`,
    String.raw`(?:viele|liebe|beste|herzliche|schöne)\s+grüße|mfg|lg|vg`,
    String.raw`(?:bien\s+)?cordialement|salutations(?:\s+distinguées)?`,
    String.raw`(?:un\s+)?(?:cordial\s+)?saludos?|atentamente|un\s+abrazo|cumprimentos`,
    String.raw`distinti\s+saluti|cordiali\s+saluti|met\s+vriendelijke\s+groet|med\s+vänliga\s+hälsningar`,
  ],
  "^",
  String.raw`[\s,.!–-]*$`,
);

/** A line of a mail's head. Its subject is none: it says what the mail says. */
export const HEADER: RegExp = anyOf(
  [
    "from|sent|to|cc|bcc|date|reply-to|message-id|received|return-path|mime-version|content-[a-z-]+|x-[a-z-]+",
    "von|gesendet|an|datum|de|envoyé|à|para|enviado|fecha",
  ],
  "^",
  String.raw`\s*:`,
);

/** The line above a quoted mail. */
export const ATTRIBUTION: RegExp = anyOf(
  [
    String.raw`on\s.{5,160}\swrote`,
    String.raw`am\s.{5,160}\sschrieb.{0,80}`,
    String.raw`le\s.{5,160}\sa\sécrit`,
    String.raw`el\s.{5,160}\sescribió`,
    String.raw`-{2,}\s*(?:original|forwarded|ursprüngliche)\b.{0,40}`,
  ],
  "^",
  String.raw`\s*:?\s*-*$`,
);

/** What telephones put under a mail. */
export const SENT_FROM: RegExp = anyOf(
  [
    String.raw`sent\sfrom\smy|get\soutlook\sfor|von\smeinem\s\S+\sgesendet|gesendet\svon`,
    String.raw`envoyé\sde(?:puis)?\smon|enviado\sdesde\smi`,
  ],
  "^",
  String.raw`\s`,
);

/** What notices say under mails and documents, and hardly anything else does. */
export const NOTICE: RegExp = anyOf([
  String.raw`intended\s+(?:solely\s+|only\s+)?(?:recipient|addressee)`,
  String.raw`intended\s+(?:solely\s+|only\s+)?for\s+the\s+(?:use\s+of\s+the\s+)?(?:addressee|individual|person|recipient)`,
  String.raw`received\s+(?:this|it)\s+(?:[\w-]+\s+)?in\s+error|named\s+addressee`,
  String.raw`(?:notify|tell|inform)\s+(?:the\s+sender|us\s+immediately)|(?:legally|are|is|be)\s+privileged`,
  String.raw`(?:must|may)\s+not\s+(?:(?:read|copy|use|disclose|distribute)(?:,|\s+or\b)|be\s+(?:copied|distributed))`,
  String.raw`(?:unauthori[sz]ed|any)\s+(?:review|use|disclosure|copying|distribution)(?:,\s+|\s+or\s+)(?:use|disclosure|copying|distribution)`,
  String.raw`all\s+rights\s+reserved|copyright\s*(?:©|\(c\)|\d{4})|©\s*\d{4}|registered\s+trademark`,
  String.raw`registered\s+(?:in\s+(?:england|scotland|ireland)|office\s*:)|company\s+(?:registration\s+)?(?:no\.?|number)\s*:`,
  String.raw`vat\s+(?:reg|no|number)|warrant(?:y|ies)\s+(?:of\s+any\s+kind|or\s+conditions)|licen[sc]ed\s+under\s+the`,
  String.raw`permission\s+is\s+hereby\s+granted|necessarily\s+(?:reflect|represent)\s+(?:the\s+views|those\s+of)`,
  String.raw`before\s+printing\s+this|unsubscribe`,
  String.raw`irrtümlich\s+erhalten|nur\s+für\s+(?:den|die)\s+(?:\S+\s+)?(?:adressat|empfänger)|sitz\s+der\s+gesellschaft`,
  String.raw`handelsregister|geschäftsführ\w+\s*:|ust-?id(?:-?nr)?\b`,
  String.raw`destinataires?\s+(?:de\s+ce|exclusif)|reçu\s+ce\s+message\s+par\s+erreur`,
  String.raw`(?:recibido|recibe)\s+este\s+(?:mensaje|correo)\s+por\s+error`,
]);
