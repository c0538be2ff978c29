import { peopleList } from "../../../src/detectors/people-list.ts";
import { CONTEXT, type DetectorCases } from "./cases.ts";

const NAMES = ["Dana Whitfield", "Omar Haddad", "Lena Vogt", "Priya Raman", "Tom Okafor", "Ines Duarte"];

function mail(name: string): string {
  return `${name.toLowerCase().replace(" ", ".")}@acme.example`;
}

const comma = NAMES.map(mail).join(", ");
const mixed = NAMES.map((name, index) => `${name} <${mail(name)}>${[";", ",", "\n", " |"][index % 4]}`).join(" ");
const slashed = NAMES.map(mail).join(" / ");
const table = ["Name,Email,Salary", ...NAMES.map((name, index) => `${name},${mail(name)},${41 + index}000`)].join("\n");
const german = ["Nachname;Vorname;Gehalt", "Vogt;Lena;51000", "Haddad;Omar;48000", "Raman;Priya;62000"].join("\n");
const bare = NAMES.map((name, index) => `${name}\t+44 20 7946 010${index}`).join("\n");
const roster = NAMES.map((name, index) => `• ${name} – 020 7946 010${index}`).join("\n");
const names = NAMES.map((name) => `- ${name}`).join("\n");
const mixedHomes = [...NAMES.slice(0, 3).map(mail), "omar.h@gmail.com"].join("; ");

export const cases: DetectorCases = {
  detector: peopleList,
  context: CONTEXT,
  hits: [
    { text: `To: ${comma}`, kind: "recipient-list", found: comma, count: 6 },
    { text: comma.replaceAll(", ", "\n"), kind: "recipient-list", found: comma.replaceAll(", ", "\n"), count: 6 },
    {
      text: mixed,
      kind: "recipient-list",
      found: mixed.slice(mixed.indexOf("dana"), mixed.lastIndexOf(">")),
      count: 6,
    },
    {
      text: `Severance letters go to ${comma}`,
      kind: "recipient-list",
      found: comma,
      severity: "high",
      least: 0.7,
    },
    { text: `cc ${mixedHomes}`, kind: "private-recipient", found: mixedHomes, count: 4 },
    { text: slashed, kind: "recipient-list", found: slashed, count: 6 },
    { text: table, kind: "people-table", found: table, count: 6, least: 0.9, severity: "high" },
    { text: `Hier die Liste:\n${german}`, kind: "people-table", found: german, count: 3 },
    { text: bare, kind: "people-table", found: bare, count: 6 },
    { text: `On call\n${roster}`, kind: "roster", found: roster, count: 6 },
    { text: `Redundancy, round two:\n${names}`, kind: "roster", found: names, count: 6, severity: "high" },
  ],
  misses: [
    "dana@acme.example and omar@acme.example will help",
    "<@U1> <@U2> <@U3> <@U4> <@U5> <@U6> <@U7> please review",
    `Welcome our interns:\n${names}`,
    // Code owners
    NAMES.map((name, index) => `/src/part${index}/ ${mail(name)}`).join("\n"),
    // A git log
    NAMES.map(
      (name, index) =>
        `commit ${index}f3a9c2e\nAuthor: ${name} <${mail(name)}>\nDate: Mon Mar ${index + 1}\n\n    Fix it`,
    ).join("\n"),
    NAMES.map((name) => `Signed-off-by: ${name} <${mail(name)}>`).join("\n"),
    NAMES.map((name, index) => `${index}f3a9c2e71 ${mail(name)} fix the parser`).join("\n"),
    NAMES.map((name) => `${mail(name)}: looks good to me`).join("\n"),
    // A change log
    NAMES.map((name, index) => `* 1.${index}.0 – ${name} fixed the build`).join("\n"),
    // Server logs
    NAMES.map((name, index) => `2026-03-10 09:00:0${index} INFO login ${mail(name)} from 10.0.0.${index}`).join("\n"),
    // A digest: each writer with a passage of text
    NAMES.map(
      (name) => `${name} <${mail(name)}> wrote:\n> I think that we should wait for the numbers, then decide together\n`,
    ).join("\n"),
    // Function addresses
    "info@acme.example, support@acme.example, sales@acme.example, press@acme.example, jobs@acme.example, hr@acme.example",
    // Rows that are no people
    "City,Country,Population\nLeeds,UK,536000\nLyon,FR,522000\nBonn,DE,331000\nGraz,AT,292000\nCork,IE,224000",
    "Next Steps\nTotal Budget 41,000\nTeam Meeting 10/03/2026\nNew Project 12/03/2026\nSales Report 13/03/2026",
  ],
};
