import { TextDecoder } from "node:util";
import { SaxesParser } from "saxes";
import { OutOfBounds } from "../format.ts";

/** Attributes by name without prefix; of two that are the same but for it, the one that has a prefix (`id`, `r:id`). */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** Told of a document's elements as they are read. Names come without prefixes: writers choose them as they like. */
export interface XmlListener {
  open(name: string, attributes: XmlAttributes, parent: string): void;
  close(name: string, parent: string): void;
  text(text: string): void;
}

/** Takes an XML document's bytes bit by bit. */
export interface XmlReader {
  write(bytes: Uint8Array): void;
  /** @returns whether it was well-formed; what could be read of one that was not has been told */
  end(): boolean;
}

/** No document nests as deep; saxes keeps every open element. */
const MAX_DEPTH = 1_000;

/** Saxes keeps names and attributes as they are written, and counts no lines. */
type PlainXml = { readonly xmlns: false; readonly position: false };

/** Departures from XML that are put up with; what has more is left alone from there on. */
const MAX_ERRORS = 1_000;

/**
 * Reads XML as a stream. Nothing that a DOCTYPE declares is resolved or expanded.
 * @throws OutOfBounds from `write` where elements nest too deep, and what the listener throws
 */
export function createXmlReader(listener: XmlListener): XmlReader {
  const parser = new SaxesParser<PlainXml>({ xmlns: false, position: false });
  const names: string[] = [];
  let decoder: TextDecoder | null = null;
  let errors = 0;

  parser.on("error", () => {
    errors += 1;
  });
  parser.on("opentag", (tag) => {
    const name = localName(tag.name);
    if (names.length >= MAX_DEPTH) {
      throw new OutOfBounds();
    }
    listener.open(name, localAttributes(tag.attributes), names.at(-1) ?? "");
    names.push(name);
  });
  parser.on("closetag", () => {
    const name = names.pop();
    if (name !== undefined) {
      listener.close(name, names.at(-1) ?? "");
    }
  });
  parser.on("text", (text) => listener.text(text));
  parser.on("cdata", (text) => listener.text(text));

  return {
    write(bytes) {
      decoder ??= new TextDecoder(encodingOf(bytes));
      if (errors <= MAX_ERRORS) {
        parser.write(decoder.decode(bytes, { stream: true }));
      }
    },
    end() {
      parser.write(decoder?.decode() ?? "");
      parser.close();
      return errors === 0;
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function localAttributes(attributes: Readonly<Record<string, string>>): XmlAttributes {
  const local: Record<string, string> = Object.create(null);
  for (const name in attributes) {
    const short = localName(name);
    if (short !== name || !(short in local)) {
      local[short] = attributes[name] ?? "";
    }
  }
  return local;
}

/** By the first bytes: a byte order mark, UTF-16's zeros, or what the declaration says. */
function encodingOf(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)) {
    return "utf-16le";
  }
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c)) {
    return "utf-16be";
  }
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/u.exec(
    Buffer.from(bytes.subarray(0, 200)).toString("latin1"),
  )?.[1];
  return declared !== undefined && !/^utf-?16/iu.test(declared) && isKnown(declared) ? declared : "utf-8";
}

function isKnown(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
