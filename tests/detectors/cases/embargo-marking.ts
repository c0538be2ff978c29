import { embargoMarking } from "../../../src/detectors/embargo-marking.ts";
import { CONTEXT, type DetectorCases } from "./cases.ts";

const embargo = "embargo";

/** Judged on Tuesday, 10 March 2026, nine in the morning in London. */
export const cases: DetectorCases = {
  detector: embargoMarking,
  context: CONTEXT,
  hits: [
    // Full dates, in the forms newsrooms write
    {
      text: "EMBARGOED UNTIL 09:00 GMT 24 March 2026\nAcme Corp to buy Globex",
      kind: embargo,
      found: "EMBARGOED UNTIL 09:00 GMT 24 March 2026",
      least: 0.9,
      liftsAt: "2026-03-24T09:00:00Z",
    },
    {
      text: "Embargo: 1pm BST 11/06/2026",
      kind: embargo,
      found: "Embargo: 1pm BST 11/06/2026",
      liftsAt: "2026-06-11T12:00:00Z",
    },
    {
      text: "Please hold: strictly embargoed until 00:01hrs Friday 27 March 2026.",
      kind: embargo,
      found: "strictly embargoed until 00:01hrs Friday 27 March 2026",
      liftsAt: "2026-03-27T00:01:00Z",
    },
    {
      text: "Material is embargoed until 8:30 a.m. (ET) Friday, March 13, 2026",
      kind: embargo,
      found: "embargoed until 8:30 a.m. (ET) Friday, March 13, 2026",
      liftsAt: "2026-03-13T12:30:00Z",
    },
    {
      text: "EMBARGOED: NOT FOR RELEASE UNTIL 12:01 AM Eastern Time, March 25th, 2026",
      kind: embargo,
      found: "EMBARGOED: NOT FOR RELEASE UNTIL 12:01 AM Eastern Time, March 25th, 2026",
      liftsAt: "2026-03-25T04:01:00Z",
    },
    {
      text: "under embargo until 2026-05-04",
      kind: embargo,
      found: "embargo until 2026-05-04",
      liftsAt: "2026-05-03T23:00:00Z",
    },
    {
      text: "embargoed till 2026-03-24T09:00Z, see deck",
      kind: embargo,
      found: "embargoed till 2026-03-24T09:00Z",
      liftsAt: "2026-03-24T09:00:00Z",
    },
    {
      text: "embargoed until 2026-03-24 09:00 +05:30 for all",
      kind: embargo,
      found: "embargoed until 2026-03-24 09:00 +05:30",
      liftsAt: "2026-03-24T03:30:00Z",
    },
    {
      text: "EMBARGO 24.3.26 0001hrs",
      kind: embargo,
      found: "EMBARGO 24.3.26 0001hrs",
      liftsAt: "2026-03-24T00:01:00Z",
    },
    {
      text: "Strictly embargoed until midnight on 24 March 2026",
      kind: embargo,
      found: "Strictly embargoed until midnight on 24 March 2026",
      liftsAt: "2026-03-25T00:00:00Z",
    },
    {
      text: "Embargoed until noon UK time on the 24th of March 2026",
      kind: embargo,
      found: "Embargoed until noon UK time on the 24th of March 2026",
      liftsAt: "2026-03-24T12:00:00Z",
    },
    // Month first where the zone is American, day first otherwise
    {
      text: "Embargo: 04/05/2026 10:00 EDT",
      kind: embargo,
      found: "Embargo: 04/05/2026 10:00 EDT",
      liftsAt: "2026-04-05T14:00:00Z",
    },
    {
      text: "Embargo: 04/05/2026 10:00 CEST",
      kind: embargo,
      found: "Embargo: 04/05/2026 10:00 CEST",
      liftsAt: "2026-05-04T08:00:00Z",
    },
    // Without the word
    {
      text: "FOR WIRE TRANSMISSION 8:30 A.M. EDT, Thursday, March 12, 2026.",
      kind: embargo,
      found: "FOR WIRE TRANSMISSION 8:30 A.M. EDT, Thursday, March 12, 2026",
      liftsAt: "2026-03-12T12:30:00Z",
    },
    {
      text: "FOR RELEASE 10:00 A.M. EDT WEDNESDAY, MARCH 25, 2026\nConsumer prices",
      kind: embargo,
      found: "FOR RELEASE 10:00 A.M. EDT WEDNESDAY, MARCH 25, 2026",
      liftsAt: "2026-03-25T14:00:00Z",
    },
    {
      text: "prices report, hold for release until 031126 190100 est",
      kind: embargo,
      found: "hold for release until 031126 190100 est",
      liftsAt: "2026-03-12T00:01:00Z",
    },
    {
      text: "Not for publication or broadcast before 06:00 GMT on 24th March 2026",
      kind: embargo,
      found: "Not for publication or broadcast before 06:00 GMT on 24th March 2026",
      liftsAt: "2026-03-24T06:00:00Z",
    },
    {
      text: "Embargoed for Release: 12:00 p.m. ET, Thursday, March 12, 2026",
      kind: embargo,
      found: "Embargoed for Release: 12:00 p.m. ET, Thursday, March 12, 2026",
      liftsAt: "2026-03-12T16:00:00Z",
    },
    {
      text: "Confidential until 12 March 2026",
      kind: embargo,
      found: "Confidential until 12 March 2026",
      liftsAt: "2026-03-12T00:00:00Z",
    },
    // No year: the next such date not far past
    {
      text: "embargoed until 8am on Thursday 26th March",
      kind: embargo,
      found: "embargoed until 8am on Thursday 26th March",
      liftsAt: "2026-03-26T08:00:00Z",
    },
    {
      text: "Embargoed until 3 January, 9am",
      kind: embargo,
      found: "Embargoed until 3 January, 9am",
      now: "2026-11-10T09:00:00Z",
      liftsAt: "2027-01-03T09:00:00Z",
    },
    // A weekday, a time or a relative day alone
    {
      text: "Embargo lifts Thursday 9am PT",
      kind: embargo,
      found: "Embargo lifts Thursday 9am PT",
      liftsAt: "2026-03-12T16:00:00Z",
    },
    {
      text: "EMBARGOED until tomorrow noon",
      kind: embargo,
      found: "EMBARGOED until tomorrow noon",
      liftsAt: "2026-03-11T12:00:00Z",
    },
    // The dateline has the date
    {
      text: "LEEDS, Sunday March 15 EMBARGOED UNTIL 2 30 p m",
      kind: embargo,
      found: "EMBARGOED UNTIL 2 30 p m",
      liftsAt: "2026-03-15T14:30:00Z",
    },
    // Contradictions: in force, less surely; the later reading counts
    {
      text: "Embargoed until 9am Monday 24 March 2026",
      kind: embargo,
      found: "Embargoed until 9am Monday 24 March 2026",
      below: 0.7,
      liftsAt: "2026-03-24T09:00:00Z",
    },
    {
      text: "Embargoed until 9am Monday 3 March 2026",
      kind: embargo,
      found: "Embargoed until 9am Monday 3 March 2026",
      below: 0.7,
      liftsAt: null,
    },
    {
      text: "EMBARGO until 24 March 2026, 9:00 EST",
      kind: embargo,
      found: "EMBARGO until 24 March 2026, 9:00 EST",
      below: 0.7,
      liftsAt: "2026-03-24T14:00:00Z",
    },
    // No date at all
    { text: "EMBARGOED UNTIL DELIVERY", kind: embargo, found: "EMBARGOED", liftsAt: null },
    { text: "The code is under embargo until the paper is published", kind: embargo, found: "embargo", liftsAt: null },
    { text: "*[EMBARGOED]* Project Falcon results", kind: embargo, found: "EMBARGOED", liftsAt: null },
    { text: "The announcement is still under embargo", kind: embargo, found: "embargo", liftsAt: null },
    { text: "the paper is embargoed", kind: embargo, found: "embargoed", liftsAt: null },
    // German, French, Spanish
    {
      text: "Sperrfrist: Dienstag, 24. März 2026, 09.00 Uhr MEZ",
      kind: embargo,
      found: "Sperrfrist: Dienstag, 24. März 2026, 09.00 Uhr MEZ",
      liftsAt: "2026-03-24T08:00:00Z",
    },
    {
      text: "Frei ab: 24.03.2026, 10 Uhr",
      kind: embargo,
      found: "Frei ab: 24.03.2026, 10 Uhr",
      liftsAt: "2026-03-24T10:00:00Z",
    },
    {
      text: "sous embargo jusqu’au mardi 24 mars 2026 à 18h heure de Paris",
      kind: embargo,
      found: "embargo jusqu’au mardi 24 mars 2026 à 18h heure de Paris",
      liftsAt: "2026-03-24T17:00:00Z",
    },
    {
      text: "Embargado hasta el martes 24 de marzo de 2026 a las 09:00 hora peninsular",
      kind: embargo,
      found: "Embargado hasta el martes 24 de marzo de 2026 a las 09:00 hora peninsular",
      liftsAt: "2026-03-24T08:00:00Z",
    },
    {
      text: "Under embargo till 24-Mar-26, 9am GMT",
      kind: embargo,
      found: "embargo till 24-Mar-26, 9am GMT",
      liftsAt: "2026-03-24T09:00:00Z",
    },
    {
      text: "Embargoed until next Monday, 7am",
      kind: embargo,
      found: "Embargoed until next Monday, 7am",
      liftsAt: "2026-03-16T07:00:00Z",
    },
    {
      text: "EMBARGO | 12 Mar 26 | 0600",
      kind: embargo,
      found: "EMBARGO | 12 Mar 26 | 0600",
      liftsAt: "2026-03-12T06:00:00Z",
    },
    {
      text: "Bitte Sperrfrist beachten: morgen, 8 Uhr",
      kind: embargo,
      found: "Sperrfrist beachten: morgen, 8 Uhr",
      liftsAt: "2026-03-11T08:00:00Z",
    },
    {
      text: "Frei erst ab 24.3.2026, 10:00 Uhr",
      kind: embargo,
      found: "Frei erst ab 24.3.2026, 10:00 Uhr",
      liftsAt: "2026-03-24T10:00:00Z",
    },
    {
      text: "sous embargo jusqu'au mardi 24 mars, 9 h 30",
      kind: embargo,
      found: "embargo jusqu'au mardi 24 mars, 9 h 30",
      liftsAt: "2026-03-24T09:30:00Z",
    },
    // Vocabularies
    { text: "TLP RED, for you only", kind: "tlp", found: "TLP RED", severity: "high" },
    { text: "TLP:AMBER STRICT report", kind: "tlp", found: "TLP:AMBER STRICT", permits: "inside" },
    { text: "marked TLP 2.0: AMBER", kind: "tlp", found: "TLP 2.0: AMBER", permits: "inside" },
    { text: "(TLP:RED) campaign notes", kind: "tlp", found: "TLP:RED", severity: "high", least: 0.9 },
    { text: "Report, TLP:AMBER+STRICT", kind: "tlp", found: "TLP:AMBER+STRICT", permits: "inside" },
    { text: "tlp:green indicators below", kind: "tlp", found: "tlp:green", permits: "guests" },
    { text: "PAP:AMBER for the hashes", kind: "pap", found: "PAP:AMBER", severity: "low" },
    { text: "NATO RESTRICTED\nAnnex B", kind: "classification", found: "NATO RESTRICTED", permits: "inside" },
    { text: "COSMIC TOP SECRET", kind: "classification", found: "COSMIC TOP SECRET", severity: "high" },
    { text: "VS-NUR FÜR DEN DIENSTGEBRAUCH", kind: "classification", found: "VS-NUR FÜR DEN DIENSTGEBRAUCH" },
    { text: "Sensitivity: CONFIDENTIAL", kind: "handling", found: "CONFIDENTIAL", permits: "inside" },
    { text: "COMPANY CONFIDENTIAL - Q3 plan", kind: "handling", found: "COMPANY CONFIDENTIAL" },
    { text: "Privileged & Confidential", kind: "privileged", found: "Privileged & Confidential" },
    {
      text: "This deck contains inside information.",
      kind: "inside-information",
      found: "contains inside information",
    },
  ],
  misses: [
    // Lifted
    "EMBARGOED UNTIL 09:00 GMT 24 February 2026",
    { text: "EMBARGOED UNTIL 09:00 GMT 24 March 2026", now: "2026-03-24T09:00:00Z" },
    "Embargoed until 9 March, 9am. The audio is also embargoed until 9am.",
    "the flaws were kept under embargo until today.",
    // Nothing is held back
    "Embargo: for immediate release",
    "EMBARGO: NONE",
    // Trade
    "The arms embargo was extended until 31 March 2027.",
    "They lifted the embargo on beef after the talks",
    "LEADERS URGE END TO TRADE EMBARGO",
    "The 1973 oil embargo cut supplies for months",
    "the embargo against the island since 3 February 1962",
    // Jargon and engineering
    "we keep a strictly embargoed 18-month holdout for evaluation",
    "Labels must be strictly embargoed.",
    "Hold for release until the P0 is fixed",
    "outputs are embargoed until all writes have been durably committed",
    "hold on until tomorrow",
    "let's hold until 9am for comms",
    // Policy and templates
    "Articles are embargoed for release until 9 a.m. Eastern time on the day the article is posted.",
    "HOLD FOR RELEASE UNTIL MM/DD/YYYY",
    "EMBARGOED UNTIL [date]",
    "hold the release until CI is green",
    "embargoed ports are blocked by the firewall",
    "News: ministers discuss lifting the embargo on 24 March",
    "the embargo period between train and test folds is 5 days",
    "Sperrfrist: TT.MM.JJJJ",
    // Look-alikes of the vocabularies
    "TLP:CLEAR, share freely",
    "TLP has four labels: TLP:RED, TLP:AMBER, TLP:GREEN and TLP:CLEAR",
    "this is confidential btw",
    "uses the vendor's driver (proprietary), sadly",
    "This e-mail is strictly confidential and intended solely for the addressee.",
    "the secret to good coffee",
  ],
};
