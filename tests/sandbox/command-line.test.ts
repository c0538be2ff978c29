import { describe, expect, it } from "@jest/globals";
import { commandLine } from "../../sandbox/terminal/command-line.ts";

describe("a typed line", () => {
  it.each([
    ["as ana", "as"],
    ["AS ana", "as"],
    ["in #press", "in"],
    ["in @ben @cleo", "in"],
    ["press 3", "press"],
    ["set 1 tomorrow", "set"],
    ['set "Reason" because', "set"],
    ["edit better words", "edit"],
    ["invite gil", "invite"],
    ["offer to globex", "offer"],
    ["share with globex", "share"],
    ["unshare globex", "unshare"],
    ["make ben a guest", "make"],
    ["exit", "quit"],
    ["/confidential help", "slash"],
    ["say quit", "post"],
  ])("%s is a command", (line, command) => {
    expect(commandLine(line).command).toBe(command);
  });

  it.each([
    "as I said, the results are in",
    "in the morning we meet",
    "press release attached",
    "set up the room please",
    "read this",
    "home by six",
    "close the deal",
    "delete my number please",
    "quit smoking",
    "invite everybody from the list",
    "offer to the client what we said",
    "share with care, please",
    "make it so",
  ])("%s is a message", (line) => {
    expect(commandLine(line)).toEqual({ command: "post", words: line, rest: [] });
  });
});
