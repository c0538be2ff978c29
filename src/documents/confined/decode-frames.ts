import { z } from "zod";
import type { GapReason } from "../../core/finding.ts";
import { PASSAGE_KINDS, type Passage } from "../formats/format.ts";
import { isPlace } from "../formats/places.ts";

/** What a confined process says of its file: a line of JSON each, a passage's text in UTF-8 behind its line. */
export type Frame =
  | { readonly kind: "passage" | "draft"; readonly passage: Passage }
  | { readonly kind: "gap"; readonly reason: GapReason }
  /** It came to the end of the file. */
  | { readonly kind: "end" };

const NEWLINE = 10;
/** As many as a reading tells. */
const MAX_MARKS = 200_000;

/** The reasons there are on this side of the scanner. */
const REASONS = ["unsupported", "too-large", "timed-out", "malformed", "encrypted", "unavailable"] as const;

/** A place is stored, and must not become a way for the file's words: what is anything else is no place. */
const place = z.string().refine(isPlace).catch("");
const mark = z.object({ at: z.int().min(0), where: place, row: z.int().min(1).max(99_999_999).optional() });
const line = z.discriminatedUnion("frame", [
  z.object({
    frame: z.literal(["passage", "draft"]),
    kind: z.enum(PASSAGE_KINDS),
    where: place,
    marks: z.array(mark).max(MAX_MARKS),
    length: z.int().min(1),
  }),
  z.object({ frame: z.literal("gap"), reason: z.enum(REASONS) }),
  z.object({ frame: z.literal("end") }),
]);

/**
 * Reads what a process said, which may be anything once a file got the better of it: reading ends where it makes no
 * sense, or breaks off.
 */
export function* decodeFrames(output: Uint8Array): Iterable<Frame> {
  const bytes = Buffer.from(output.buffer, output.byteOffset, output.byteLength);
  let at = 0;
  while (at < bytes.byteLength) {
    const end = bytes.indexOf(NEWLINE, at);
    const said = end < 0 ? null : lineOf(bytes.toString("utf8", at, end));
    if (said === null) return;
    at = end + 1;
    if (said.frame === "gap" || said.frame === "end") {
      yield said.frame === "gap" ? { kind: "gap", reason: said.reason } : { kind: "end" };
      continue;
    }
    const { frame, kind, where, marks, length } = said;
    if (at + length > bytes.byteLength) return;
    yield { kind: frame, passage: { kind, where, marks, text: bytes.toString("utf8", at, at + length) } };
    at += length;
  }
}

function lineOf(json: string): z.infer<typeof line> | null {
  try {
    return line.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    // Not even JSON; its parser's message quotes it.
    return null;
  }
}
