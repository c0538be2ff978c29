import type { GapReason } from "../../core/finding.ts";
import type { Passage } from "../formats/format.ts";

/** The first thing it says, once: that it can take a file. */
export const READY = "ready\n";

export function encodePassage(
  { kind, where, marks, text }: Passage,
  frame: "passage" | "draft" = "passage",
): Uint8Array {
  const bytes = Buffer.from(text);
  const line = JSON.stringify({ frame, kind, where, marks, length: bytes.byteLength });
  return Buffer.concat([Buffer.from(`${line}\n`), bytes]);
}

export function encodeGap(reason: GapReason): string {
  return `${JSON.stringify({ frame: "gap", reason })}\n`;
}

export const END = `${JSON.stringify({ frame: "end" })}\n`;
