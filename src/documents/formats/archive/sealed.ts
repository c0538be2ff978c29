import type { Format } from "../format.ts";
import { hasSignature, headOf } from "../signatures.ts";

/** Object identifiers of PKCS #7 content, as they are encoded: 1.2.840.113549.1.7.n. */
const PKCS7 = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07";
const DATA = Buffer.from(`${PKCS7}\x01`, "latin1");
const SIGNED = Buffer.from(`${PKCS7}\x02`, "latin1");
const ENVELOPED = Buffer.from(`${PKCS7}\x03`, "latin1");
/** Where content follows its identifier, it is in a context tag 0. */
const CONTENT = 0xa0;
const HEAD = 64;

/** What programs begin encrypted files with: OpenSSL, age, KeePass, LUKS. */
const SIGNATURES = ["Salted__", "age-encryption.org/v1", "\x03\xd9\xa2\x9a", "LUKS\xba\xbe"];

/** Encrypted messages and files (PGP, S/MIME and others), and S/MIME's signatures, which have nothing to read. */
export const SEALED: Format = {
  id: "sealed",
  recognises: ({ bytes }) =>
    headOf(bytes, HEAD).startsWith("-----BEGIN PGP MESSAGE-----") ||
    SIGNATURES.some((signature) => hasSignature(bytes, signature)) ||
    isPkcs7(bytes, SIGNED) ||
    isPkcs7(bytes, ENVELOPED),
  async read({ bytes }, reading) {
    if (!isPkcs7(bytes, SIGNED)) {
      reading.gap("encrypted");
      return;
    }
    const at = Buffer.from(bytes).indexOf(DATA);
    if (at >= 0 && bytes[at + DATA.length] === CONTENT) {
      reading.gap("unsupported");
    }
  },
};

/** DER and BER begin with a sequence, its length, and what it is. */
function isPkcs7(bytes: Uint8Array, kind: Buffer): boolean {
  return bytes[0] === 0x30 && Buffer.from(bytes.subarray(0, HEAD)).includes(kind);
}
