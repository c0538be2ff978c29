import { describe, expect, it } from "@jest/globals";
import { SEALED } from "../../../../src/documents/formats/archive/sealed.ts";
import { UNREAD_ARCHIVES } from "../../../../src/documents/formats/archive/unread-archives.ts";
import { PLAIN } from "../../../../src/documents/formats/text/plain.ts";
import { recorded } from "../recorded-reading.ts";

const FORMATS = [UNREAD_ARCHIVES, SEALED, PLAIN];
const SEVEN_ZIP = "7z\xbc\xaf\x27\x1c\x00\x04aaaa\x02\x00\x00\x00\x00\x00\x00\x00\x09\x00\x00\x00\x00\x00\x00\x00bbbb";
const RAR4 = "Rar!\x1a\x07\x00";
const RAR5 = "Rar!\x1a\x07\x01\x00";
const PKCS7 = "\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07";
const DATA = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";

describe("what is recognised and can't be read", () => {
  it.each([
    ["7z", `${SEVEN_ZIP}xx\x17\x06\x8d\x80`, ["unsupported"]],
    ["7z whose header is encrypted", `${SEVEN_ZIP}xx\x17\x06\xf1\x07\x01`, ["encrypted"]],
    ["RAR 4", `${RAR4}aa\x73\x00\x00\x0d\x00aaaaaa`, ["unsupported"]],
    ["RAR 4 with encrypted headers", `${RAR4}aa\x73\x80\x00\x0d\x00aaaaaa`, ["encrypted"]],
    [
      "RAR 4 with an encrypted file",
      `${RAR4}aa\x73\x00\x00\x0d\x00aaaaaaaa\x74\x04\x00\x20\x00aaaaaaaaaa`,
      ["encrypted"],
    ],
    ["RAR 5", `${RAR5}aaaa\x03\x01\x00\x00`, ["unsupported"]],
    ["RAR 5 with encrypted headers", `${RAR5}aaaa\x03\x04\x00\x00`, ["encrypted"]],
    ["RAR 5 with an encrypted file", `${RAR5}aaaa\x03\x01\x00\x00aaaa\x05\x02\x01\x02\x01\x01`, ["encrypted"]],
    ["bzip2", "BZh91AY&SY", ["unsupported"]],
    ["xz", "\xfd7zXZ\x00\x00", ["unsupported"]],
    ["PGP", "-----BEGIN PGP MESSAGE-----\n\nhQ==\n", ["encrypted"]],
    ["age", "age-encryption.org/v1\n-> X25519", ["encrypted"]],
    ["OpenSSL", "Salted__12345678", ["encrypted"]],
    ["encrypted S/MIME", `${PKCS7}\x03\xa0\x80`, ["encrypted"]],
    ["signed S/MIME", `${PKCS7}\x02\xa0\x80${DATA}\xa0\x80words`, ["unsupported"]],
    ["a signature", `${PKCS7}\x02\xa0\x80${DATA}\x00\x00`, []],
  ])("tells %s", async (_, content, gaps) => {
    const read = await recorded(Buffer.from(content, "latin1"), FORMATS);
    expect(read.gaps).toEqual(gaps);
    expect(read.passages).toEqual([]);
  });
});
