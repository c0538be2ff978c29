import { describe, expect, it } from "@jest/globals";
import { withoutBoilerplate } from "../../../src/detectors/labelled-text/boilerplate.ts";
import { labelFingerprints } from "../../../src/detectors/labelled-text/label-fingerprints.ts";
import { STOCK_SENTENCES } from "../../../src/detectors/labelled-text/stock-sentences.ts";
import { sweep } from "../../../src/matching/sweep.ts";
import { finderOf, KEY } from "./labelled.ts";

const SECRET = "Project Falcon: Globex leaves Whitby in June and moves every laboratory to Aberdeen.";

describe("what a text says by itself", () => {
  it.each([
    ["a signature behind its mark", "-- \nDana Whitfield\nHead of Operations, Acme Corp"],
    ["a signature below a sign-off", "Kind regards,\n\nDana Whitfield\nHead of Operations\n12 Harbour Street, Whitby"],
    ["a German signature", "Mit freundlichen Grüßen\nDana Weissfeld\nLeiterin Vertrieb, Acme GmbH"],
    ["the head of a quoted mail", "> From: Dana Whitfield\n> Sent: Monday\n> To: Ana Lopez"],
    ["the line above a quotation", "On Mon, 4 May 2026 at 09:12, Dana Whitfield <dana@acme.example> wrote:"],
    ["a telephone's line", "Sent from my phone"],
    ["a notice in lines", "If you have received this\ne-mail in error, please tell the sender.\nAll rights reserved."],
    ["a program between fences", "```\nconst text = read(path);\nfor (const line of text) print(line);\n```"],
    [
      "a program between fences in the same lines",
      "```const text = read(path);\nfor (const line of text) print(line);```",
    ],
    ["a program without fences", "for (let index = 0; index < length; index++) {\n  sum += items[index].price;\n}"],
    ["a shell's lines", "$ git checkout main\n$ npm test"],
    ["a stack", "    at Object.load (/srv/app/loader.js:41:13)"],
  ])("has not %s", (_, boilerplate) => {
    expect(withoutBoilerplate(`${SECRET}\n${boilerplate}`).map((own) => own.trim())).toEqual([SECRET]);
  });

  it.each([
    ["prose behind a fence that never closes", `\`\`\`${SECRET}`, SECRET],
    ["prose between fences", `\`\`\`\n${SECRET}\n\`\`\``, SECRET],
    ["prose below thanks", `Thanks\n${SECRET}`, SECRET],
    ["what follows a signature", `Best,\nDana\n\n${SECRET.toLowerCase()}`, SECRET.toLowerCase()],
    ["a line that begins like a mail's head", `To: ${SECRET}`, `To: ${SECRET}`],
    ["a quotation", `> ${SECRET}`, `> ${SECRET}`],
    [
      "slides between notices",
      `© 2026 Acme Corp\n${"a slide of Globex without a stop\n".repeat(40)}© 2026 Acme Corp`,
      "Globex without",
    ],
    ["what stands beside a notice", `${SECRET} All rights reserved.`, SECRET],
  ])("has %s", (_, text, kept) => {
    expect(withoutBoilerplate(text).join("\n")).toContain(kept);
  });

  it("reads on across lines where nothing is left out", () => {
    expect(withoutBoilerplate("one\ntwo\n\nthree")).toEqual(["one\ntwo\n\nthree"]);
  });
});

describe("fingerprints of a labelled text", () => {
  it.each(STOCK_SENTENCES)("are none of “%s”", (sentence) => {
    expect(labelFingerprints(sentence, KEY)).toEqual([]);
  });

  it.each([
    "ok thanks!",
    "sounds good, see you tomorrow then",
    "can you please send me the report by the end of today?",
    "lunch is in the kitchen, help yourselves",
    "",
  ])("are none of “%s”, which anybody may say", (line) => {
    expect(labelFingerprints(line, KEY)).toEqual([]);
  });

  it("lead from a secret to its copies, and not from what stands around it to others", () => {
    const notice = "If you are not the intended recipient, please notify the sender and delete this e-mail.";
    const greeting = "Hi Ana, I hope this email finds you well and that you had a good weekend.";
    const find = finderOf([`${greeting}\n${SECRET}\nKind regards\nDana Whitfield\nHead of Operations\n\n${notice}`]);
    expect(find(sweep(SECRET))).toHaveLength(1);
    expect(
      find(sweep(`${greeting}\nlunch is at noon\nKind regards\nDana Whitfield\nHead of Operations\n\n${notice}`)),
    ).toEqual([]);
  });
});
