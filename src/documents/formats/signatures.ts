import type { FileInput } from "./format.ts";

/** Whether the bytes at an offset are these characters (of Latin-1). */
export function hasSignature(bytes: Uint8Array, signature: string, at = 0): boolean {
  if (bytes.length < at + signature.length) {
    return false;
  }
  for (let index = 0; index < signature.length; index++) {
    if (bytes[at + index] !== signature.charCodeAt(index)) {
      return false;
    }
  }
  return true;
}

/**
 * The beginning of a file as characters of Latin-1, for telling formats that are text: without byte-order marks, the
 * zeros of UTF-16 and white space before the first word.
 */
export function headOf(bytes: Uint8Array, length = 1024): string {
  return Buffer.from(bytes.subarray(0, length * 2))
    .toString("latin1")
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .replaceAll("\0", "")
    .trimStart()
    .slice(0, length);
}

/** Whether a file calls itself one of these: its type, or the ending of its name, in lower case. */
export function isNamedAs(input: FileInput, types: readonly string[]): boolean {
  return types.includes(input.type.toLowerCase()) || types.includes(endingOf(input.name));
}

function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}
