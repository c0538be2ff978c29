import { describe, expect, it } from "@jest/globals";
import { CALENDAR } from "../../../../src/documents/formats/text/calendar.ts";
import { CONTACTS } from "../../../../src/documents/formats/text/contacts.ts";
import { contentLines } from "../../../../src/documents/formats/text/content-lines.ts";
import { recorded } from "../recorded-reading.ts";

const FORMATS = [CALENDAR, CONTACTS];

describe("CALENDAR", () => {
  it("joins folded lines, and lists those invited as a mail does", async () => {
    const file = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "BEGIN:VEVENT",
      "SUMMARY:Project Fal",
      " con\\, embargoed",
      "DTSTART:20260324T090000Z",
      'ATTENDEE;ROLE=CHAIR;CN="Whitfield, Dana":mailto:dana@acme.example',
      "ATTENDEE;CN=Ben:MAILTO:ben@acme.example",
      "DESCRIPTION:two\\nlines",
      "END:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n");
    expect((await recorded(file, FORMATS)).text).toBe(
      [
        "SUMMARY: Project Falcon, embargoed",
        "DTSTART: 20260324T090000Z",
        "DESCRIPTION: two lines",
        "Invited: Whitfield, Dana <dana@acme.example>, Ben <ben@acme.example>",
      ].join("\n"),
    );
  });
});

describe("CONTACTS", () => {
  it("tells a line a person, the name first", async () => {
    const card = (name: string, mail: string) =>
      `BEGIN:VCARD\nVERSION:3.0\nN:${name.split(" ").reverse().join(";")}\nFN:${name}\nitem1.EMAIL;TYPE=home:${mail}\nPHOTO;ENCODING=b:AAAA\n AAAA\nEND:VCARD\n`;
    const read = await recorded(
      card("Dana Whitfield", "dana@acme.example") + card("Ben Ode", "ben@acme.example"),
      FORMATS,
    );
    expect(read.text).toBe("Dana Whitfield\tWhitfield Dana\tdana@acme.example\nBen Ode\tOde Ben\tben@acme.example");
  });

  it("reads the oldest way of writing letters", async () => {
    const card = "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=\n=AB\nEND:VCARD";
    expect((await recorded(card, FORMATS)).text).toBe("Zoë");
  });
});

describe("contentLines", () => {
  it.each([";", ':"', "a;", 'a;"', "\n ", "=\n", "a:\\"])("takes long runs of %j in its stride", (piece) => {
    const start = performance.now();
    expect([...contentLines(piece.repeat(50_000))].length).toBeGreaterThanOrEqual(0);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
