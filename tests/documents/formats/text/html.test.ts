import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { HTML } from "../../../../src/documents/formats/text/html.ts";
import { htmlText } from "../../../../src/documents/formats/text/html-text.ts";
import { PLAIN } from "../../../../src/documents/formats/text/plain.ts";
import { placeOf, recorded } from "../recorded-reading.ts";

describe("htmlText", () => {
  it.each([
    ["a<br>b", "a\nb"],
    ["<p>one</p><p>two</p>", "one\ntwo"],
    ["half<b>word</b>", "halfword"],
    ["<p>EMBARGOED <a href='https://acme.example'>UNTIL</a>\n  noon</p>", "EMBARGOED UNTIL noon"],
    ["EMBAR<!-- no -->GOED", "EMBARGOED"],
    ["1 < 2 &amp; 3 &#8364;5 &#x41; &unknown; &xtoString;", "1 < 2 & 3 €5 A &unknown; &xtoString;"],
    ["Zo&euml; N&uacute;&ntilde;ez &amp &copy=1", "Zoë Núñez &amp &copy=1"],
    ["<img src=x alt='Project Falcon'> logo", "Project Falcon logo"],
    ["<p hidden style='display:none'>not shown</p>", "not shown"],
    ["<input type=hidden name=a value='kept'>", "kept"],
    ["<pre>a\n  b</pre>c", "a\n  b\nc"],
    ["<a title='a>b' href=x>seen</a>", "seen"],
    ["an open <tag", "an open <tag"],
    ["<style>p{}</style><script>x<y</script>seen", "seen"],
  ])("reads %j", (html, text) => {
    expect(htmlText(html).text).toBe(text);
  });

  it.each([
    ["<tr><td>a</td><td>b</td></tr><tr><td>c<td>d", "a\tb\nc\td"],
    ["<tr><td><p>a</p></td><td><div>b</div></td></tr>", "a\tb"],
    ["<tr><td></td><td>b</td><td></td><td>d</td></tr>", "\tb\t\td"],
    ["<tr><td>outer <table><tr><td>x</td><td>y</td></tr></table></td></tr><tr><td>next</td></tr>", "outer\nx\ty\nnext"],
  ])("keeps the rows of %j as records", (rows, text) => {
    expect(htmlText(`<table>${rows}</table>`).text).toBe(text);
  });

  it("tells what is said beside the text", () => {
    const { aside } = htmlText(
      `<title>Board pack</title><meta name=description content="Globex merger"><meta name=viewport content="width=9">
       <!-- call Dana --><a href="mailto:dana@acme.example" title="the client">x</a><a href="#top">up</a>
       <script>const key = "k1"</script>`,
    );
    expect(aside.split("\n")).toEqual([
      "Board pack",
      "Globex merger",
      "call Dana",
      "dana@acme.example",
      "the client",
      'const key = "k1"',
    ]);
  });

  it.each(["<", "<a", "<!--", "<script>", "&#", "<a href=", '<a b="', " \n", "<table><td>", "</td>", "<pre> "])(
    "takes long runs of %j in its stride",
    (piece) => {
      const html = piece.repeat(20_000);
      const start = performance.now();
      htmlText(html);
      expect(performance.now() - start).toBeLessThan(2_000);
    },
  );

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("<", ">", "td", "/", '"', "=", "table", "&", "#x", ";", "<!--", "pre", " ", "x")),
        (pieces) => typeof htmlText(pieces.join("")).text === "string",
      ),
    );
  });
});

describe("HTML", () => {
  const formats = [HTML, PLAIN];

  it.each([
    ["a page", "<!DOCTYPE html><html><body>words"],
    ["a fragment behind a comment", "<!-- --><div>words</div>"],
    ["a picture in SVG", "<?xml version='1.0'?><svg><text>wo<tspan>rds</tspan></text></svg>"],
    ["UTF-16", Buffer.from("\ufeff<html><p>words", "utf16le")],
  ])("recognises %s by its content", async (_, bytes) => {
    expect((await recorded(bytes, formats)).text).toBe("words");
  });

  it("takes Slack's canvases for what they are", async () => {
    expect((await recorded("<x-canvas><b>words</b></x-canvas>", formats, { type: "quip" })).text).toBe("words");
  });

  it("leaves prose that mentions tags alone", async () => {
    expect((await recorded("Use <b>, not <strong>.", formats)).text).toBe("Use <b>, not <strong>.");
  });

  it("decodes as the page declares", async () => {
    const page = Buffer.from('<html><meta charset="iso-8859-2"><p>\xa3\xf3d\xbc', "latin1");
    expect((await recorded(page, formats)).text).toBe("Łódź");
  });

  it("says that a comment is hidden", async () => {
    expect(placeOf(await recorded("<html><!-- secret -->x", formats), "secret")).toBe("hidden text");
  });
});
