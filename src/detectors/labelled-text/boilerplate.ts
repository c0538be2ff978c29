import { isCodeBlock, looksLikeCode } from "./code-lines.ts";

/** Marks of a quotation before a line of a mail. */
const QUOTED = /^[>|\s]*/u;
const FENCE = "```";

const SIGNATURE = /^(?:--|—|__)\s*$/u;
/** A sign-off stands in a line of its own; a name and what belongs to it come after. */
const SIGN_OFF =
  /^(?:(?:kind(?:est)?|best|warm(?:est)?|many|with|all\s+the)\s+(?:regards|wishes|thanks|best)|(?:kind|best|warm)?\s*regards|(?:yours?\s+)?(?:sincerely|faithfully|truly)(?:\s+yours)?|all\s+the\s+best|best|cheers|thanks|thank\s+you|many\s+thanks|thanks\s+(?:again|a\s+lot)|(?:mit\s+)?(?:freundlichen?|besten?|herzlichen?|vielen?|lieben?|schönen?)\s+(?:grüßen?|gruss|grüße|dank)|(?:viele|liebe|beste|herzliche|schöne)\s+grüße|mfg|lg|vg|(?:bien\s+)?cordialement|salutations(?:\s+distinguées)?|(?:un\s+)?(?:cordial\s+)?saludos?|atentamente|un\s+abrazo|cumprimentos|distinti\s+saluti|cordiali\s+saluti|met\s+vriendelijke\s+groet|med\s+vänliga\s+hälsningar)[\s,.!–-]*$/iu;
/** Lines of a signature, and words of the longest of them. */
const SIGNATURE_LINES = 12;
const SIGNATURE_WORDS = 12;

const HEADER =
  /^(?:from|sent|to|cc|bcc|date|reply-to|message-id|received|return-path|mime-version|content-[a-z-]+|x-[a-z-]+|von|gesendet|an|datum|de|envoyé|à|para|enviado|fecha)\s*:/iu;
const ATTRIBUTION =
  /^(?:on\s.{5,160}\swrote|am\s.{5,160}\sschrieb.{0,80}|le\s.{5,160}\sa\sécrit|el\s.{5,160}\sescribió|-{2,}\s*(?:original|forwarded|ursprüngliche)\b.{0,40})\s*:?\s*-*$/iu;
const SENT_FROM =
  /^(?:sent\sfrom\smy\s|get\soutlook\sfor\s|von\smeinem\s\S+\sgesendet|gesendet\svon\s|envoyé\sde(?:puis)?\smon\s|enviado\sdesde\smi\s)/iu;

/** What notices say under mails and documents, and hardly anything else does. */
const NOTICE =
  /intended\s+(?:solely\s+|only\s+)?(?:recipient|addressee|for\s+the\s+(?:use\s+of\s+the\s+)?(?:addressee|individual|person|recipient))|received\s+(?:this|it)\s+(?:[\w-]+\s+)?in\s+error|notify\s+(?:the\s+sender|us)\s+immediately|(?:unauthori[sz]ed|any)\s+(?:review|use|disclosure|copying|dissemination|distribution)[\s,]+(?:or\s+)?(?:use|disclosure|copying|dissemination|distribution)|all\s+rights\s+reserved|registered\s+(?:in\s+(?:england|scotland|ireland)|office\s*:|trademark)|company\s+(?:registration\s+)?(?:no\.?|number)\s*:|vat\s+(?:reg|no|number)|warrant(?:y|ies)\s+(?:of\s+any\s+kind|or\s+conditions)|licen[sc]ed\s+under\s+the|permission\s+is\s+hereby\s+granted|necessarily\s+(?:reflect|represent)\s+(?:the\s+views|those\s+of)|scanned\s+(?:for|by)\s+\S*\s*virus|before\s+printing\s+this|unsubscribe|copyright\s*(?:©|\(c\)|\d{4})|©\s*\d{4}|irrtümlich\s+erhalten|(?:sitz\s+der\s+gesellschaft|amtsgericht|handelsregister|geschäftsführ\w+|ust-?id(?:-?nr)?)\.?\s*:?\s|destinataires?\s+(?:de\s+ce|exclusif)|reçu\s+ce\s+message\s+par\s+erreur|(?:recibido|recibe)\s+este\s+(?:mensaje|correo)\s+por\s+error/iu;
const SENTENCE_END = /(?<=[.!?。！？])\s+/u;
const PARAGRAPH_END = /\n\s*\n/u;
/** Sentences of a notice for each that tells it is one. */
const MOST_BETWEEN = 4;

/**
 * What a text says by itself, in stretches: without signatures, heads of quoted mails, notices and programs, which others
 * have too. Lines stay as they are, so that fingerprints reach over their ends.
 */
export function withoutBoilerplate(text: string): readonly string[] {
  const lines = text.split("\n");
  const stretches: string[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; ) {
    const skipped = boilerplateLines(lines, at);
    if (skipped > 0) {
      stretches.push(...withoutNotices(lines.slice(from, at).join("\n")));
      from = at + skipped;
    }
    at += Math.max(skipped, 1);
  }
  stretches.push(...withoutNotices(lines.slice(from).join("\n")));
  return stretches.filter((stretch) => stretch.trim() !== "");
}

/** How many lines from here on are boilerplate. */
function boilerplateLines(lines: readonly string[], at: number): number {
  const line = bare(lines[at]!);
  if (line.startsWith(FENCE)) return codeBlockLines(lines, at);
  if (SIGNATURE.test(line) || SIGN_OFF.test(line)) return 1 + signatureLines(lines, at + 1);
  if (HEADER.test(line)) return headerLines(lines, at);
  return ATTRIBUTION.test(line) || SENT_FROM.test(line) || looksLikeCode(line) ? 1 : 0;
}

function bare(line: string): string {
  return line.replace(QUOTED, "").trimEnd();
}

/** A fenced block that is prose loses its fence only. */
function codeBlockLines(lines: readonly string[], at: number): number {
  const close = lines.findIndex((line, index) => index > at && bare(line).startsWith(FENCE));
  if (close === -1) return 1;
  return isCodeBlock(lines.slice(at + 1, close)) ? close - at + 1 : 1;
}

/** Short lines below a sign-off: who it is, where, and how to call. */
function signatureLines(lines: readonly string[], from: number): number {
  let count = 0;
  while (count < SIGNATURE_LINES && from + count < lines.length) {
    const line = bare(lines[from + count]!);
    if (line.split(/\s+/u).length > SIGNATURE_WORDS || HEADER.test(line) || ATTRIBUTION.test(line)) break;
    count++;
  }
  return count;
}

/** A line that begins like a mail's head is one where another comes next to it. */
function headerLines(lines: readonly string[], at: number): number {
  let count = 0;
  while (at + count < lines.length && HEADER.test(bare(lines[at + count]!))) count++;
  return count > 1 ? count : 0;
}

function withoutNotices(text: string): readonly string[] {
  return NOTICE.test(text) ? text.split(PARAGRAPH_END).flatMap(ownSentences) : [text];
}

/** The sentences of a paragraph that are no notice: one stretch for each row of them. */
function ownSentences(paragraph: string): readonly string[] {
  if (!NOTICE.test(paragraph)) return [paragraph];
  const sentences = paragraph.split(SENTENCE_END);
  const notices = sentences.filter((sentence) => NOTICE.test(sentence)).length;
  // Between the sentences of a notice nothing else is said.
  if (notices > 1 && notices * MOST_BETWEEN >= sentences.length) return [];
  const rows: string[][] = [[]];
  for (const sentence of sentences) {
    if (NOTICE.test(sentence)) rows.push([]);
    else rows.at(-1)?.push(sentence);
  }
  return rows.map((row) => row.join(" "));
}
