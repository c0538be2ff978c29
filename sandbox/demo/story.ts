import { giveConsent } from "../consent.ts";
import type { Sandbox, Shown } from "../sandbox.ts";
import { passageTaken } from "./passages.ts";
import { insist, type Teller } from "./teller.ts";

/** What must turn up nowhere but in people's own words. Compared without case, spaces and dashes. */
export const SECRETS = [
  // Not a name that the help gives as an example: people's Home shows the help.
  "Osprey",
  "Acmetech",
  "Tannhall",
  "536-22-8417",
  "GB82 WEST 1234 5698 7654 32",
  "+44 20 7946 0018",
  "lena.fox@studio.example",
];
const [, , , SSN = "", IBAN = "", PHONE = ""] = SECRETS;
const SAID_IN_CONFIDENCE =
  "The Tannhall mill closes on the ninth of May. Ninety people keep their pay until August, the works council agreed to the terms last night, and the mayor hears of it from us on Monday before the press does.";
const SAID_AGAIN = SAID_IN_CONFIDENCE.replace("pay", "wages").replace("hears", "learns").replace("ninth", "9th");
const TEAM_CSV = `name,email,phone
Lena Fox,lena.fox@studio.example,+44 20 7946 0101
Tom Reed,tom.reed@studio.example,+44 20 7946 0102
Ida Holm,ida.holm@studio.example,+44 20 7946 0103
Max Stone,max.stone@studio.example,+44 20 7946 0104
Eva Lind,eva.lind@studio.example,+44 20 7946 0105
Sam Hart,sam.hart@studio.example,+44 20 7946 0106
`;

/** A day at Harbour PR, from the first consent to the last case. */
export async function tell(teller: Teller, botUrl: string): Promise<void> {
  introduce(teller);
  await prepare(teller, botUrl);
  await whereItMayBeSaid(teller);
  await theWrongRoom(teller);
  await beforeSending(teller);
  await aLabelTravels(teller, botUrl);
  await embargoes(teller);
  await outsideTheCompany(teller);
  await secondThoughts(teller);
  await aRoomThatGrows(teller);
}

function introduce(teller: Teller): void {
  teller.slack.workspace.user("cleo").locale = "en-GB";
  teller.slack.workspace.user("eve").locale = "de-DE";
  teller.note(
    "Ana, Ben and Eve work at Harbour PR, an agency; Cleo looks after security there. Acme Corp and Globex are",
  );
  teller.note(
    "clients: #acme-shared and #globex-shared are shared with their people. In #guest-room two guests read along.",
  );
  teller.note("Everybody posts as ever. What only one person sees of Sotto stands in a frame.");
}

async function prepare(teller: Teller, botUrl: string): Promise<void> {
  teller.step("Ana lets Sotto read along in her direct messages");
  const granted = await giveConsent(teller.slack, botUrl, "ana");
  insist(granted.includes("im:history"), "ana's consent did not reach the workspace");
  teller.note(`ana opens ${botUrl}/slack/install and allows: ${granted.join(", ")}`);
  teller.note("That is her own choice. Without it Sotto sees no direct messages, and rewords nothing she posted.");

  teller.step("Ana registers a client, and the room where it may be named");
  const client = await teller.command(
    "ana",
    "#general",
    "/confidential client add Acme Corp aka Acmetech room #acme-shared",
  );
  insist(/registered as a client/.test(client.plain), "the client was not registered");

  teller.step("Ana puts a deal under embargo; the internal team may know");
  const embargo = await teller.command(
    "ana",
    "#general",
    '/confidential embargo "Project Osprey" until 2031-12-01 09:00 Europe/London for #acme-internal',
  );
  insist(/under embargo until/.test(embargo.plain), "the embargo was not registered");
}

async function whereItMayBeSaid(teller: Teller): Promise<void> {
  teller.step("An ordinary message");
  const lunch = await teller.post("ben", "#general", "Lunch at one? The usual place is fine by me.");
  await teller.silence(lunch, "there is nothing in it to guard");

  teller.step("The embargoed deal, among people who are cleared for it");
  const cleared = await teller.post("ana", "#acme-internal", "Project Osprey goes out in December, all on track.");
  await teller.silence(cleared, "everybody there is cleared for it");

  teller.step("The client's name, in the client's own room");
  const ownRoom = await teller.post("ana", "#acme-shared", "Acmetech liked the second draft.");
  await teller.silence(ownRoom, "it is that client's own room");
}

async function theWrongRoom(teller: Teller): Promise<void> {
  teller.step("The same words, in another client's room");
  const wrongRoom = await teller.post("ana", "#globex-shared", "Acmetech liked the second draft.");
  const nudge = await teller.nudge("ana", wrongRoom, {
    says: [/Globex can read this/, /Share it anyway\?/],
    outcome: "redacted",
    rules: ["client-name:client-alias"],
  });
  await teller.answer(nudge, "redact");
  // Whether the bot's own word or the edit Slack reports comes first is a matter of milliseconds.
  await teller.recorded(nudge, ["redacted", "settled"], "The message is reworded, with ana's own consent.");
  const now = teller.slack.message(wrongRoom)?.text ?? "";
  insist(now.includes("a client") && !now.includes("Acmetech"), "the message still names the client");
  teller.note(`#globex-shared now reads: “${now}”`);
}

async function beforeSending(teller: Teller): Promise<void> {
  teller.step("Ana asks before she sends");
  const form = await teller.form("ana", "#globex-shared", "/confidential check");
  await teller.submit("ana", form, { text: "Acmetech wants the same campaign as you." }, /Globex can read this/);
  await teller.press("ana", form, "post_safer", /posted/i);
  const posted = teller.slack.workspace.channel("#globex-shared").messages.at(-1);
  insist(posted?.user === teller.slack.userId("ana"), "nothing was posted in ana's name");
  insist(!posted.text.includes("Acmetech"), "the safer wording names the client");
  teller.note(`#globex-shared reads, from ana: “${posted.text}”`);
}

async function aLabelTravels(teller: Teller, botUrl: string): Promise<void> {
  teller.step("Ana labels a room, and what is said there goes no further");
  const label = await teller.command("ana", "#acme-internal", "/confidential label confidential");
  insist(/labelled/.test(label.plain), "the room was not labelled");
  const said = await teller.post("ana", "#acme-internal", SAID_IN_CONFIDENCE);
  await teller.silence(said, "that is where it belongs");
  await passageTaken(botUrl);
  const copied = await teller.post("ben", "#globex-shared", SAID_AGAIN);
  const nudge = await teller.nudge("ben", copied, {
    says: [/something labelled/, /Globex can read this/],
    outcome: "removed",
    rules: ["labelled-text:labelled-passage"],
  });
  await teller.answer(nudge, "remove");
  await teller.delete("ben", copied);
  await teller.recorded(
    nudge,
    ["removed"],
    "Ben had changed words of it, and was told all the same. The copy is gone.",
  );
}

async function embargoes(teller: Teller): Promise<void> {
  teller.step("The embargoed deal, before the whole company");
  const toAll = await teller.post("ben", "#general", "Does anybody have the timeline of Project Osprey?");
  const asking = await teller.nudge("ben", toAll, {
    says: [/under embargo until .*2031/, /Anyone at your company can read this/],
    outcome: "asked",
    rules: ["embargo-term:embargo-name"],
  });
  await teller.answer(asking, "ask_reviewer");
  await teller.alert(/asks for your advice/);
  const reviewers = await teller.slack.waitFor(
    () => openedBySotto(teller.slack, ["ben", "cleo"]),
    undefined,
    "the conversation of ben and the reviewers",
  );
  teller.show("Sotto opens a conversation of ben and cleo", reviewers);

  teller.step("The embargoed deal, before the client's people");
  const toOutsiders = await teller.post("ben", "#acme-shared", "Project Osprey is nearly there, good news next week!");
  const removing = await teller.nudge("ben", toOutsiders, {
    says: [/from Acme Corp/, /Share it anyway\?/],
    outcome: "removed",
    rules: ["embargo-term:embargo-name"],
  });
  await teller.alert(/outsiders can read/);
  await teller.answer(removing, "remove");
  await teller.recorded(removing, ["removed"], "The message is gone.");
  insist(teller.slack.message(toOutsiders) === null, "the message is still there");

  teller.step("The embargoed deal once more, by somebody who is away by the time Sotto speaks");
  teller.note("Eve reads Slack in German.");
  const byEve = await teller.post("eve", "#general", "Is Project Osprey the one with the balloons?");
  const late = await teller.nudge("eve", byEve, {
    says: [/Sperrfrist/],
    via: "direct",
    outcome: "removed",
    rules: ["embargo-term:embargo-name"],
  });
  await teller.delete("eve", byEve);
  await teller.recorded(late, ["removed"], "The case is settled by itself.");
}

async function outsideTheCompany(teller: Teller): Promise<void> {
  teller.step("A bank account, in a channel that was offered to another company");
  const account = await teller.post("ben", "#globex-pending", `Please pay the deposit to IBAN ${IBAN}.`);
  const sharing = await teller.nudge("ben", account, {
    says: [/Globex will see this once they accept/, /Share it anyway\?/],
    outcome: "shared",
    rules: ["personal-data:iban"],
  });
  await teller.answer(sharing, "share_anyway");

  teller.step("A front desk's number, where guests read along");
  const desk = await teller.post(
    "ana",
    "#guest-room",
    `The hotel's phone number is ${PHONE}, they are open all night.`,
  );
  const disputed = await teller.nudge("ana", desk, {
    says: [/2 guests/],
    outcome: "disputed",
    rules: ["personal-data:phone"],
  });
  await teller.answer(disputed, "not_sensitive");

  teller.step("The same number in the same room");
  const again = await teller.post("ana", "#guest-room", `Once more, the phone number: ${PHONE}.`);
  await teller.remembered(again);

  teller.step("A list of people in a file, where guests read along");
  const file = { name: "team.csv", text: TEAM_CSV };
  const list = await teller.upload("ben", "#guest-room", file, "Everybody on the shoot, with numbers");
  await teller.nudge("ben", list, {
    says: [/A file you shared seems to contain/, /2 guests/],
    outcome: "open",
    rules: ["people-list:people-table", "personal-data:phone", "personal-data:email"],
  });
  teller.note("ben goes out without answering: the case stays open.");
}

async function secondThoughts(teller: Teller): Promise<void> {
  teller.step("A social security number before all colleagues, and an edit");
  const slip = await teller.post("ana", "#press", `Her social security number is ${SSN}, for the contract.`);
  const settled = await teller.nudge("ana", slip, {
    says: [/Anyone at your company can read this/],
    outcome: "settled",
    rules: ["personal-data:us-ssn"],
  });
  await teller.edit("ana", slip, "I have her details, for the contract.");
  await teller.recorded(settled, ["settled"], "The case is settled by itself.");

  teller.step("The same number in a direct message between two people");
  const direct = await teller.post("ana", "@ben", `Her social security number is ${SSN}, as you asked.`);
  const meant = await teller.nudge("ana", direct, {
    says: [/The person you are writing to can read this/],
    via: "direct",
    outcome: "shared",
    rules: ["personal-data:us-ssn"],
  });
  await teller.answer(meant, "share_anyway");
}

async function aRoomThatGrows(teller: Teller): Promise<void> {
  teller.step("A guest comes into a room of colleagues");
  const fine = await teller.post("ana", "#press", "Acmetech has signed the contract.");
  teller.note("Among colleagues that is fine.");
  await teller.slack.delivered();
  teller.note("gil, who is a guest, is brought into #press. A few seconds later:");
  teller.slack.invite("#press", "gil");
  const grown = await teller.options("ana", fine, {
    says: [/More people can read along/, /1 guest/, /A•••/],
    outcome: "shared",
    rules: ["client-name:client-alias"],
  });
  await teller.answer(grown, "share_anyway");
}

/** The open case waits for Ben where he can find it again. */
export async function whatWaits(teller: Teller): Promise<void> {
  teller.step("Ben, back at his desk, opens Sotto's Home");
  await teller.slack.as("ben").openHome();
  const home = await teller.slack.waitFor(() => teller.slack.as("ben").home(), undefined, "ben's Home");
  await teller.view("ben", home, /guest-room/, 2);
  teller.note("Further down: what he has under embargo and labelled, his direct messages, and how to use Sotto.");
}

/** What the app wrote last in the direct conversation it opened for these people. */
function openedBySotto(slack: Sandbox, people: readonly string[]): Shown | undefined {
  const channel = slack.workspace.direct([...people.map((who) => slack.userId(who)), "U0SOTTO"]);
  return channel === null
    ? undefined
    : slack
        .as(people[0] ?? "")
        .sees(channel.id)
        .at(-1);
}
