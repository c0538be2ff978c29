import iconv from "iconv-lite";
import { OutOfBounds, type Reading } from "../../format.ts";
import type { Asides } from "../asides.ts";
import { createBlockText } from "../block-text.ts";
import { PLAIN_FIELD } from "../field-codes.ts";
import { tellText } from "../tell-text.ts";
import type { WrittenText } from "../written-text.ts";
import { readHexObject, readHexPicture } from "./rtf-embedded.ts";
import { type RtfToken, rtfTokens } from "./rtf-tokens.ts";
import { CHARACTERS, CODE_PAGES, HOLDING, PLACES, PROPERTIES, SKIPPED } from "./rtf-words.ts";

const DEEPEST = 5_000;

/** What becomes of the text of a group. */
interface Destination {
  readonly kind: "body" | "beside" | "property" | "fonts" | "object" | "picture" | "skipped";
  /** The place beside the body, or the property's name. */
  readonly name: string;
  text: string;
}

interface Group {
  readonly destination: Destination;
  encoding: string;
  /** Characters that stand in for one of Unicode, to be left out. */
  standIns: number;
  isDeleted: boolean;
  isInserted: boolean;
}

/**
 * Tells the text of an RTF file: its body, then what stands beside it, then its properties.
 * @throws OutOfBounds
 */
export async function readRtf(bytes: Uint8Array, reading: Reading): Promise<void> {
  const properties: string[] = [];
  const embedded: Destination[] = [];
  await tellText(reading, "", (written, asides) => writeRtf(bytes, written, { asides, properties, embedded }));
  reading.passage(properties.join("\n"), { kind: "properties" });
  let [pictures, attachments] = [0, 0];
  for (const { kind, text } of embedded) {
    if (kind === "picture") {
      pictures += 1;
      await readHexPicture(text, reading, `picture ${pictures}`);
    } else {
      attachments += 1;
      await readHexObject(text, reading, `attachment ${attachments}`);
    }
  }
}

/** What is told elsewhere than in the body. */
interface Beside {
  readonly asides: Asides;
  readonly properties: string[];
  readonly embedded: Destination[];
}

function writeRtf(bytes: Uint8Array, written: WrittenText, beside: Beside): void {
  const blocks = createBlockText(written, () => "");
  const fonts = new Map<number, string>();
  const body: Destination = { kind: "body", name: "", text: "" };
  const groups: Group[] = [];
  let group: Group = { destination: body, encoding: "cp1252", standIns: 1, isDeleted: false, isInserted: false };
  let documentEncoding = "cp1252";
  let font = 0;
  let isStarred = false;
  let isFirstInGroup = false;
  let isInTable = false;
  let toSkip = 0;
  /** Bytes not decoded yet: a character may be two of them. */
  let pending = "";

  function addText(text: string): void {
    const { destination, isDeleted, isInserted } = group;
    if (destination.kind !== "body") {
      destination.text += destination.kind === "skipped" ? "" : text;
      return;
    }
    for (const [index, line] of text.split("\n").entries()) {
      if (index > 0) {
        blocks.closeParagraph();
      }
      blocks.add(line, isDeleted ? "deleted" : isInserted ? "inserted" : "kept");
    }
  }

  function decodePending(): void {
    if (pending !== "") {
      const waiting = Buffer.from(pending, "latin1");
      pending = "";
      addText(iconv.decode(waiting, group.encoding));
    }
  }

  function addBytes(text: string): void {
    const skipped = Math.min(toSkip, text.length);
    toSkip -= skipped;
    if (group.destination.kind !== "skipped") {
      pending += text.slice(skipped);
    }
  }

  function begin(destination: Omit<Destination, "text">): void {
    group = { ...group, destination: { ...destination, text: "" } };
  }

  function openGroup(): void {
    if (groups.length >= DEEPEST) {
      throw new OutOfBounds();
    }
    groups.push(group);
    group = { ...group };
  }

  function closeGroup(): void {
    const { destination } = group;
    const outer = groups.pop();
    if (outer === undefined) {
      return;
    }
    if (outer.destination !== destination) {
      finish(destination, beside);
    }
    group = outer;
  }

  function startDestination(word: string): boolean {
    if (group.destination.kind === "skipped") {
      return true;
    }
    if (word === "fonttbl") {
      begin({ kind: "fonts", name: "" });
    } else if (word === "pict" || word === "objdata") {
      begin({ kind: word === "pict" ? "picture" : "object", name: "" });
    } else if (Object.hasOwn(PLACES, word)) {
      const name = PLACES[word] ?? "";
      begin({ kind: name === "" ? "skipped" : "beside", name });
    } else if (PROPERTIES.has(word)) {
      begin({ kind: "property", name: word });
    } else if (SKIPPED.has(word) || (isStarred && !HOLDING.has(word))) {
      begin({ kind: "skipped", name: "" });
    } else {
      return false;
    }
    return true;
  }

  function control(word: string, value: number | null): void {
    const text = CHARACTERS[word];
    if (text !== undefined) {
      addText(isInTable && word === "par" ? " " : text);
    } else if (word === "u" && value !== null) {
      addText(String.fromCharCode(value & 0xffff));
      toSkip = group.standIns;
    } else if (word === "uc") {
      group.standIns = Math.min(Math.max(value ?? 1, 0), 8);
    } else if (word === "f") {
      font = value ?? 0;
      group.encoding = group.destination.kind === "fonts" ? group.encoding : (fonts.get(font) ?? documentEncoding);
    } else if (word === "fcharset") {
      fonts.set(font, CODE_PAGES[value ?? 0] ?? documentEncoding);
    } else if (word === "ansicpg" || word === "mac" || word === "pc" || word === "pca") {
      const named = word === "mac" ? "macroman" : word === "ansicpg" ? `cp${value}` : word === "pc" ? "cp437" : "cp850";
      documentEncoding = iconv.encodingExists(named) ? named : "cp1252";
      group.encoding = documentEncoding;
    } else if (word === "deleted") {
      group.isDeleted = value !== 0;
    } else if (word === "revised") {
      group.isInserted = value !== 0;
    } else if (word === "plain") {
      group.isDeleted = false;
      group.isInserted = false;
    } else if (word === "intbl" || word === "pard") {
      isInTable = word === "intbl";
    }
  }

  function take(token: RtfToken): void {
    if (token.kind === "text" || token.kind === "byte") {
      addBytes(token.text);
      return;
    }
    decodePending();
    toSkip = 0;
    if (token.kind === "open") {
      openGroup();
    } else if (token.kind === "close") {
      closeGroup();
    } else if (token.kind === "word" && !(isFirstInGroup && startDestination(token.word))) {
      control(token.word, token.value);
    }
  }

  for (const token of rtfTokens(bytes)) {
    const isStar = token.kind === "word" && token.word === "*";
    if (!isStar) {
      take(token);
      isStarred = false;
    }
    isStarred ||= isStar;
    isFirstInGroup = token.kind === "open" || isStar;
  }
  decodePending();
  while (groups.length > 0) {
    closeGroup();
  }
  blocks.closeParagraph();
}

function finish(destination: Destination, { asides, properties, embedded }: Beside): void {
  const text = destination.text.trim();
  if (text === "") {
    return;
  }
  if (destination.kind === "beside") {
    if (destination.name !== "fields" || !PLAIN_FIELD.test(text)) {
      asides.add(destination.name, text);
    }
  } else if (destination.kind === "property") {
    properties.push(`${destination.name}: ${text.replace(/\s+/gu, " ")}`);
  } else if (destination.kind === "object" || destination.kind === "picture") {
    embedded.push(destination);
  }
}
