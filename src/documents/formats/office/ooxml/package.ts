import type { Reading } from "../../format.ts";
import { openZip, type ZipArchive } from "../../zip/zip-archive.ts";
import type { ZipEntry } from "../../zip/zip-directory.ts";
import { createXmlReader, type XmlAttributes, type XmlListener } from "../xml-reader.ts";

/** How one part of a package refers to another, or to something outside. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type's address, such as "slide" or "footnotes". */
  readonly type: string;
  /** The part's name in the package, or an address when external. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The parts of an Office Open XML file. */
export interface Package {
  /** Names of all parts, in the order of the archive. */
  readonly names: readonly string[];
  readonly archive: ZipArchive;
  entry(name: string): ZipEntry | undefined;
  /** Reads a part as XML; one that is none is noted as a gap, after what could be read of it was told. */
  readXml(name: string, listener: XmlListener): Promise<void>;
  /** What a part refers to, in the order written; "" asks for the package's own. */
  relationships(name: string): Promise<readonly Relationship[]>;
}

/** @throws OutOfBounds */
export function openPackage(bytes: Uint8Array, reading: Reading): Package {
  const archive = openZip(bytes, reading);
  const byName = new Map<string, ZipEntry>();
  for (const entry of archive.entries.filter(({ isDirectory }) => !isDirectory)) {
    // Part names are the same whatever their case; the first counts.
    const key = keyOf(entry.name);
    if (!byName.has(key)) {
      byName.set(key, entry);
    }
  }

  async function readXml(name: string, listener: XmlListener): Promise<void> {
    const entry = byName.get(keyOf(name));
    if (entry === undefined) {
      return;
    }
    const reader = createXmlReader(listener);
    await archive.unpack(entry, (bits) => reader.write(bits));
    if (!reader.end()) {
      reading.gap("malformed");
    }
  }

  return {
    names: [...byName.values()].map(({ name }) => name),
    archive,
    entry: (name) => byName.get(keyOf(name)),
    readXml,
    async relationships(name) {
      const cut = name.lastIndexOf("/") + 1;
      const folder = name.slice(0, cut);
      const found: Relationship[] = [];
      await readXml(`${folder}_rels/${name.slice(cut)}.rels`, {
        open: (element, attributes) => {
          if (element === "Relationship") {
            found.push(relationshipOf(attributes, folder));
          }
        },
        close: () => undefined,
        text: () => undefined,
      });
      return found;
    },
  };
}

function keyOf(name: string): string {
  return name.replace(/^\/+/u, "").toLowerCase();
}

function relationshipOf(attributes: XmlAttributes, folder: string): Relationship {
  const { Id = "", Type = "", Target = "", TargetMode = "" } = attributes;
  const isExternal = TargetMode.toLowerCase() === "external";
  return {
    id: Id,
    type: Type.slice(Type.lastIndexOf("/") + 1),
    target: isExternal ? Target : resolved(Target, folder),
    isExternal,
  };
}

/** A name in the package: no more than a key to look a part up by, wherever its dots lead. */
function resolved(target: string, folder: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") {
      steps.pop();
    } else if (step !== "" && step !== ".") {
      steps.push(step);
    }
  }
  return steps.join("/");
}
