import { describe, expect, it } from "@jest/globals";
import { detailRefusal, MAX_TERM_LENGTH, termRefusal } from "../../src/core/term-rules.ts";

describe("names", () => {
  it.each([
    [[]],
    [["Owl"]],
    [["腾讯"]],
    [["ソニ"]],
    [["삼성"]],
    [["x".repeat(MAX_TERM_LENGTH)]],
    [["3M!"]],
    [["a\nb"]],
    [["ＡＢＣ"]],
    [["Acme Corp", "Globex"]],
  ])("%j can be registered", (terms) => {
    expect(termRefusal(terms)).toBeNull();
  });

  it.each([
    [["  xy  "], "name-too-short"],
    [["腾"], "name-too-short"],
    [["Acme", "xy"], "name-too-short"],
    [["😀😀"], "name-too-short"],
    [["x".repeat(MAX_TERM_LENGTH + 1)], "name-too-long"],
    [["a--"], "name-without-words"],
    [["<@U0ANA>"], "name-without-words"],
    [["Acme>"], "name-without-words"],
  ])("%j can't", (terms, why) => {
    expect(termRefusal(terms)).toBe(why);
  });
});

describe("domains and account numbers", () => {
  it.each([
    [["acme.example"], []],
    [["shop.acme.co.uk"], []],
    [["co.acme"], []],
    [["co.uk.acme.example"], []],
    [["acme.co.uk"], []],
    [["disco.io"], []],
    [[], ["123456"]],
    [[], ["12-34-56"]],
    [[], ["AC 12"]],
    [[], ["12345X"]],
    [[], ["X12345"]],
  ])("%j with %j can be registered", (domains, accounts) => {
    expect(detailRefusal({ domains, accounts })).toBeNull();
  });

  it.each([
    ["localhost"],
    ["co.uk"],
    ["CO.UK"],
    ["nhs.uk"],
    [".example"],
    ["acme."],
    ["acme..example"],
    ["acme example.com"],
    ["www acme.example"],
    ["acme.example now"],
  ])("%j is no client's own", (domain) => {
    expect(detailRefusal({ domains: ["acme.example", domain], accounts: [] })).toBe("domain-too-wide");
  });

  it.each(["7", "12345", "1.2-3 45"])("%j is found everywhere", (account) => {
    expect(detailRefusal({ domains: [], accounts: ["AC-998877", account] })).toBe("account-too-short");
  });
});
