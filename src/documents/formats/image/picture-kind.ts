import { hasSignature } from "../signatures.ts";

/** Kinds of pictures that are told by their first bytes. */
export type PictureKind = "png" | "jpeg" | "gif" | "webp" | "tiff" | "bmp" | "heif" | "jxl";

/** Brands of the ISO base media format (ISO/IEC 14496-12) that are still pictures: HEIC, HEIF, AVIF. */
const HEIF_BRANDS: ReadonlySet<string> = new Set(["heic", "heix", "heim", "heis", "mif1", "msf1", "avif", "avis"]);
/** Lengths that a bitmap's second header may have: "BM" alone begins many a text. */
const BITMAP_HEADERS: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);

/** What kind of picture the bytes are, `null` when none. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (hasSignature(bytes, "\x89PNG\r\n\x1a\n")) return "png";
  if (hasSignature(bytes, "\xff\xd8\xff")) return "jpeg";
  if (hasSignature(bytes, "GIF87a") || hasSignature(bytes, "GIF89a")) return "gif";
  if (hasSignature(bytes, "RIFF") && hasSignature(bytes, "WEBP", 8)) return "webp";
  if (hasSignature(bytes, "II*\0") || hasSignature(bytes, "MM\0*")) return "tiff";
  if (hasSignature(bytes, "ftyp", 4) && HEIF_BRANDS.has(Buffer.from(bytes.subarray(8, 12)).toString("latin1"))) {
    return "heif";
  }
  if (hasSignature(bytes, "\0\0\0\x0cJXL \r\n\x87\n") || hasSignature(bytes, "\xff\x0a")) return "jxl";
  if (hasSignature(bytes, "BM") && BITMAP_HEADERS.has(bytes[14] ?? 0) && bytes[15] === 0) return "bmp";
  return null;
}
