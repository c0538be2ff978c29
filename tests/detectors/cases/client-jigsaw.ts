import type { ClientEntry } from "../../../src/core/subject.ts";
import { openClueTable } from "../../../src/detectors/client-jigsaw/clue-table.ts";
import { buildClues } from "../../../src/detectors/client-jigsaw/clue-table-build.ts";
import { createClientJigsaw } from "../../../src/detectors/client-jigsaw.ts";
import { buildDictionary } from "../../../src/matching/dictionary-build.ts";
import { CONTEXT, type DetectorCases } from "./cases.ts";

const CLIENTS: readonly ClientEntry["clues"][] = [
  { sector: "logistics", city: "Leeds", employees: 120, deal: "£4m", founded: 1987 },
  { sector: "logistics", city: "Hull", employees: 60 },
  { sector: "brewery", city: "Reading", employees: 25 },
  { sector: "hospital", city: "Leeds", beds: 240 },
  { sector: "brewery", city: "Ilkley Moor", employees: 118 },
];

const { buffer, terms } = buildClues(CLIENTS.map((clues, subject) => ({ subject, clues })));
const table = buffer === null ? null : openClueTable(buffer);

export const cases: DetectorCases = {
  detector: createClientJigsaw({
    subjects: (index) => ({ id: `client-${index}`, kind: "client", liftsAt: null }),
    clues: () => table,
  }),
  context: CONTEXT,
  dictionary: buildDictionary(terms, new Uint8Array(32).fill(7)),
  hits: [
    // Words and numbers of one client
    {
      text: "our logistics client in Leeds is for sale",
      kind: "registered-clues",
      found: "logistics client in Leeds",
      least: 0.7,
      subjectId: "client-0",
    },
    {
      text: "visited the LOGISTICS people (in leeds)",
      kind: "registered-clues",
      found: "LOGISTICS people (in leeds",
      subjectId: "client-0",
    },
    {
      text: "two breweries near Ilkley Moor's edge",
      kind: "registered-clues",
      found: "breweries near Ilkley Moor",
      subjectId: "client-4",
    },
    {
      text: "a hospital with 240 beds asked us",
      kind: "registered-clues",
      found: "hospital with 240",
      subjectId: "client-3",
    },
    {
      text: "they have a hundred and twenty employees in Leeds, you know them",
      kind: "registered-clues",
      found: "a hundred and twenty employees in Leeds",
      subjectId: "client-0",
    },
    {
      text: "logistics, about 60 staff, third generation",
      kind: "registered-clues",
      found: "logistics, about 60",
      subjectId: "client-1",
    },
    {
      text: "between 100 and 150 people in logistics",
      kind: "registered-clues",
      found: "100 and 150 people in logistics",
      subjectId: "client-0",
    },
    {
      text: "founded in 1987 and on sale for £4 million",
      kind: "registered-clues",
      found: "1987 and on sale for £4 million",
      subjectId: "client-0",
    },
    { text: "the Reading brewery again", kind: "registered-clues", found: "Reading brewery", subjectId: "client-2" },
    // Stories about people nobody registered
    {
      text: "Can I ask: a patient of mine, a 43-year-old headteacher in Whitby, has leukaemia. Thoughts?",
      kind: "identifying-story",
      found: "a patient of mine, a 43-year-old headteacher in Whitby, has leukaemia",
      least: 0.75,
    },
    {
      text: "saw a man today who won the lottery, he is a bus driver from Hull",
      kind: "identifying-story",
      found: "saw a man today who won the lottery, he is a bus driver from Hull",
    },
    {
      text: "One of our donors, the only astronomer in Wick, is getting a divorce",
      kind: "identifying-story",
      found: "One of our donors, the only astronomer in Wick, is getting a divorce",
    },
    {
      text: "We're advising a family-run firm near Alston with 85 staff, sold for £9m",
      kind: "identifying-story",
      found: "We're advising a family-run firm near Alston with 85 staff, sold for £9m",
    },
    {
      text: "Eine Patientin von mir, 43-jährige Schulleiterin aus Husum, ist schwanger",
      kind: "identifying-story",
      found: "Eine Patientin von mir, 43-jährige Schulleiterin aus Husum, ist schwanger",
    },
    {
      text: "Une de mes patientes, institutrice à Concarneau, 38 ans, attend des jumeaux",
      kind: "identifying-story",
      found: "Une de mes patientes, institutrice à Concarneau, 38 ans, attend des jumeaux",
    },
    {
      text: "Una de mis pacientes, profesora de 45 años, está embarazada",
      kind: "identifying-story",
      found: "Una de mis pacientes, profesora de 45 años, está embarazada",
    },
  ],
  misses: [
    // One attribute alone, though it fits one client; clues that contradict each other
    "our client in Hull called",
    "Hull, Leeds and Ilkley Moor are on the way",
    "a hospital in Hull",
    "a brewery with 300 employees",
    // Several clients fit
    "logistics in Leeds or Hull",
    // Everyday words are towns only as they are written; numbers that count nothing
    "reading about a brewery",
    "120 is the port of the logistics server",
    // A list of many is not about one
    "logistics in Leeds, Hull, Reading, Ilkley Moor, with 120 staff, 60 staff, 25 staff, 118 staff or 7 staff",
    // About oneself, made up, public
    "I'm a 43-year-old headteacher in Whitby and was diagnosed with leukaemia",
    "In the novel a patient, a 43-year-old headteacher in Whitby, has leukaemia",
    "according to the paper a patient, a 50-year-old farmer from Alston, was the first to get it",
    "persona: a student, 19 years old, single mother, from Derby",
    // Too little, or about things
    "a patient of mine in her forties cancelled on Tuesday",
    "one of our clients in Whitby asked for the invoice on Monday",
    "our client portal moves to a new region in Ireland on 3 March, 120 staff are affected",
    "my 8-year-old laptop died on Tuesday, any shop in Whitby a student can afford?",
    "my mail client crashes since Tuesday, the server in Whitby is fine",
  ],
};
