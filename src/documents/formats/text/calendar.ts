import type { Format } from "../format.ts";
import { headOf } from "../signatures.ts";
import { contentLines, isWords } from "./content-lines.ts";
import { decodeText } from "./decode-text.ts";

/** A calendar: what each event says, one a line, and those invited as a mail lists them. */
export const CALENDAR: Format = {
  id: "calendar",
  recognises: ({ bytes }) => /^BEGIN:VCALENDAR\b/i.test(headOf(bytes, 64)),
  async read({ bytes }, reading) {
    const lines: string[] = [];
    let invited: string[] = [];
    for (const { name, parameters, value } of contentLines(await decodeText(bytes))) {
      if (name === "ATTENDEE" || name === "ORGANIZER") {
        const [, quoted, bare] = /;CN=(?:"([^"]*)"|([^;:"]*))/i.exec(parameters) ?? [];
        invited.push(`${quoted ?? bare ?? ""} <${value.replace(/^mailto:/i, "")}>`.trim());
      } else if (isWords(name)) {
        lines.push(`${name}: ${value}`);
      } else if (name === "END" && invited.length > 0) {
        lines.push(`Invited: ${invited.join(", ")}`);
        invited = [];
      }
    }
    lines.push(...(invited.length > 0 ? [`Invited: ${invited.join(", ")}`] : []));
    reading.passage(lines.join("\n"));
  },
};
