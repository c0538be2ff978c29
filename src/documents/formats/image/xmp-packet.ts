import { SaxesParser } from "saxes";
import { XMP_FIELDS } from "./metadata-fields.ts";
import type { PictureFacts } from "./picture-facts.ts";

/** UTF-16 code units of a packet that are read: histories of edits make some long, nothing that counts. */
const MAX_PACKET = 4_000_000;

/**
 * Tells an XMP packet (ISO 16684-1) as one pass over its text: elements and attributes alike name properties, whatever
 * lists and structures they stand in. Nothing that a DOCTYPE declares is resolved, and a packet that breaks off counts
 * as far as it goes.
 */
export function readXmpPacket(packet: string, facts: PictureFacts): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  /** For every open element the property its text belongs to. */
  const properties: string[] = [];
  let latitude: number | null = null;
  let longitude: number | null = null;
  let text = "";

  function tell(property: string, value: string): void {
    const meaning = Object.hasOwn(XMP_FIELDS, property) ? XMP_FIELDS[property] : undefined;
    if (meaning !== undefined) {
      facts.add(meaning, value);
    } else if (property === "exif:GPSLatitude") {
      latitude = degrees(value);
    } else if (property === "exif:GPSLongitude") {
      longitude = degrees(value);
    }
    if (latitude !== null && longitude !== null) {
      facts.addPosition(latitude, longitude);
      latitude = null;
      longitude = null;
    }
  }

  // A packet need not be well-formed to be understood by whoever wants to know.
  parser.on("error", () => {});
  parser.on("opentag", ({ name, attributes }) => {
    properties.push(isSyntax(name) ? (properties.at(-1) ?? "") : name);
    text = "";
    for (const [attribute, value] of Object.entries(attributes)) {
      tell(attribute, value);
    }
  });
  parser.on("text", (part) => {
    text += part;
  });
  parser.on("cdata", (part) => {
    text += part;
  });
  parser.on("closetag", () => {
    const property = properties.pop();
    if (property !== undefined && text !== "") {
      tell(property, text);
    }
    text = "";
  });
  parser.write(packet.slice(0, MAX_PACKET)).close();
}

/** RDF's own elements (`rdf:Bag`, `rdf:li` …) say how values are listed, not what they are. */
function isSyntax(name: string): boolean {
  return name.startsWith("rdf:") || name === "x:xmpmeta";
}

/** "51,30.042N" or "51,30,2.5N" (ISO 16684-1, GPSCoordinate); `null` for anything else. */
function degrees(value: string): number | null {
  const parts = /^\s*(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}(?:\.\d{1,12})?))?([NSEW])\s*$/.exec(value);
  if (parts === null) {
    return null;
  }
  const [, whole = "", minutes = "", seconds = "0", side] = parts;
  const angle = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3_600;
  return side === "S" || side === "W" ? -angle : angle;
}
