import type { FileInput, Reading } from "../../format.ts";
import { openZip } from "../../zip/zip-archive.ts";
import type { ZipEntry } from "../../zip/zip-directory.ts";
import { createAsides } from "../asides.ts";
import { propertyLines } from "../property-lines.ts";
import { createWrittenText } from "../written-text.ts";
import { createXmlReader, type XmlListener } from "../xml-reader.ts";
import { odfText } from "./odf-text.ts";

const PICTURE = /\.(?:png|jpe?g|gif|tiff?|bmp|webp|hei[cf]|svg|emf|wmf)$/iu;

/** Files of settings, what lists the others, and pictures of what is embedded anyway. */
const TEXTLESS =
  /(?:^|\/)(?:settings\.xml|manifest\.(?:xml|rdf)|mimetype|layout-cache)$|^(?:Configurations2|ObjectReplacements|META-INF)\//u;

/**
 * Tells all text of an OpenDocument package: content, headers and footers, embedded objects, macros, properties.
 * @throws OutOfBounds
 */
export async function readOpenDocument({ bytes }: FileInput, reading: Reading): Promise<void> {
  const archive = openZip(bytes, reading);
  const files = archive.entries.filter(({ isDirectory }) => !isDirectory);
  const written = createWrittenText(reading);
  const asides = createAsides();
  const properties: string[] = [];
  /** Files inside, read last: the text is told before anything that may take long. */
  const inside: ZipEntry[] = [];

  async function readXml(entry: ZipEntry, listener: XmlListener): Promise<void> {
    const reader = createXmlReader(listener);
    await archive.unpack(entry, (bits) => reader.write(bits));
    if (!reader.end()) {
      reading.gap("malformed");
    }
    written.endLine();
  }

  async function readFile(entry: ZipEntry): Promise<void> {
    if (TEXTLESS.test(entry.name)) {
      return;
    }
    if (/(?:^|\/)meta\.xml$/u.test(entry.name)) {
      await readXml(entry, propertyLines(properties));
    } else if (entry.name.endsWith(".xml")) {
      const isObject = entry.name.includes("/");
      await readXml(entry, odfText(written, asides, isObject ? "objects" : ""));
    } else {
      inside.push(entry);
    }
  }

  async function readInside(): Promise<void> {
    let pictures = 0;
    let attachments = 0;
    for (const entry of inside) {
      const isPicture = PICTURE.test(entry.name);
      pictures += isPicture ? 1 : 0;
      attachments += isPicture ? 0 : 1;
      const where = isPicture ? `picture ${pictures}` : `attachment ${attachments}`;
      await reading.inner({ name: entry.name, type: "", bytes: await archive.bytesOf(entry), isCut: false }, where);
    }
  }

  const manifest = files.find(({ name }) => name === "META-INF/manifest.xml");
  if (manifest !== undefined && (await isEncrypted(manifest, readXml))) {
    reading.gap("encrypted");
    return;
  }
  const order = ["content.xml", "styles.xml"];
  const first = order.flatMap((name) => files.filter((file) => file.name === name));
  for (const entry of [...first, ...files.filter((file) => !first.includes(file))]) {
    await readFile(entry);
  }
  asides.write(written);
  written.flush();
  reading.passage(properties.join("\n"), { kind: "properties" });
  await readInside();
}

/**
 * The same document as one XML file.
 * @throws OutOfBounds
 */
export async function readFlatOpenDocument({ bytes }: FileInput, reading: Reading): Promise<void> {
  const written = createWrittenText(reading);
  const asides = createAsides();
  const reader = createXmlReader(odfText(written, asides, ""));
  reader.write(bytes);
  if (!reader.end()) {
    reading.gap("malformed");
  }
  asides.write(written);
  written.flush();
}

async function isEncrypted(
  manifest: ZipEntry,
  readXml: (entry: ZipEntry, listener: XmlListener) => Promise<void>,
): Promise<boolean> {
  let found = false;
  await readXml(manifest, {
    open(name) {
      found ||= name === "encryption-data";
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}
