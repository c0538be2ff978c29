import { hasSignature } from "../signatures.ts";

/** What macOS puts beside people's files: attributes of files (AppleDouble) and the look of folders (.DS_Store). */
export function isBookkeeping(bytes: Uint8Array): boolean {
  return hasSignature(bytes, "\x00\x05\x16\x07\x00") || hasSignature(bytes, "\x00\x00\x00\x01Bud1");
}
