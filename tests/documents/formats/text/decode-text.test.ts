import { describe, expect, it } from "@jest/globals";
import iconv from "iconv-lite";
import { decodeText, isText } from "../../../../src/documents/formats/text/decode-text.ts";

const WESTERN = "Zoë – £5 für Größe und Übermut, déjà vu, señor Núñez";
const RUSSIAN = "Не публиковать до девяти часов утра. Клиент просит соблюдать тайну.";
const JAPANESE = "公開は午前九時までお待ちください。顧客の名前は秘密です。";

describe("decodeText", () => {
  it.each([
    ["UTF-8", "utf8", WESTERN],
    ["UTF-16LE without a mark", "utf-16le", WESTERN],
    ["UTF-16BE without a mark", "utf-16be", WESTERN],
    ["UTF-32LE without a mark", "utf-32le", WESTERN],
    ["windows-1252", "windows-1252", WESTERN],
    ["windows-1250", "windows-1250", "Proszę nie publikować przed dziewiątą. Zażółć gęślą jaźń, Łódź"],
    ["windows-1251", "windows-1251", RUSSIAN],
    ["KOI8-R", "koi8-r", RUSSIAN],
    ["Shift_JIS", "shift_jis", JAPANESE],
    ["EUC-JP", "euc-jp", JAPANESE],
    ["GB18030", "gb18030", "请在上午九点之前不要公布。客户的名字是保密的。"],
    ["Big5", "big5", "請在上午九點之前不要公佈。客戶的名字是保密的。"],
    ["EUC-KR", "euc-kr", "오전 아홉 시까지 공개하지 마십시오. 고객의 이름은 비밀입니다."],
  ])("reads %s", async (_, encoding, text) => {
    const bytes = iconv.encode(text, encoding);
    expect(isText(bytes)).toBe(true);
    expect(await decodeText(bytes)).toBe(text);
  });

  it.each(["utf8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"])("leaves out the mark of %s", async (encoding) => {
    expect(await decodeText(iconv.encode(WESTERN, encoding, { addBOM: true }))).toBe(WESTERN);
  });

  it("reads Japanese mail, which switches alphabets", async () => {
    expect(await decodeText(Buffer.from("\x1b$B%U%!%k%3%s\x1b(B ok", "latin1"))).toBe("ファルコン ok");
  });

  it("takes a few odd letters for windows-1252", async () => {
    expect(await decodeText(Buffer.from([0x5a, 0x6f, 0xeb, 0x20, 0x96, 0x20, 0xa3, 0x35]))).toBe("Zoë – £5");
  });

  it("believes what is declared, where that is an encoding", async () => {
    const bytes = iconv.encode("Łódź", "iso-8859-2");
    expect(await decodeText(bytes, "ISO-8859-2")).toBe("Łódź");
    expect(await decodeText(bytes, "x-unheard-of")).toHaveLength(4);
    expect(await decodeText(iconv.encode("naïve", "cp850"), "cp850")).toBe("naïve");
  });

  it("is not misled by a character that is cut off", async () => {
    expect(await decodeText(Buffer.from("Zoë meets Zoë").subarray(0, -1))).toBe("Zoë meets Zo");
  });
});

describe("isText", () => {
  it("forgives a stray control character, which hides nothing", () => {
    expect(isText(Buffer.from(`${"words ".repeat(50)}\0`))).toBe(true);
  });

  it.each([
    ["noise", Buffer.from([1, 2, 3, 0, 5, 6])],
    ["what is packed", Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 7_919) % 256))],
  ])("tells %s from text", (_, bytes) => {
    expect(isText(bytes)).toBe(false);
  });
});
