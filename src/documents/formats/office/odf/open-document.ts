import type { FileInput, Reading } from "../../format.ts";
import { openZip } from "../../zip/zip-archive.ts";
import type { ZipEntry } from "../../zip/zip-directory.ts";
import { propertyLines } from "../property-lines.ts";
import { tellText } from "../tell-text.ts";
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
  const files = archive.entries.filter(({ isDirectory, name }) => !isDirectory && !TEXTLESS.test(name));
  const properties: string[] = [];

  async function readXml(entry: ZipEntry, listener: XmlListener): Promise<void> {
    const reader = createXmlReader(listener);
    await archive.unpack(entry, (bits) => reader.write(bits));
    if (!reader.end()) {
      reading.gap("malformed");
    }
  }

  const manifest = archive.entries.find(({ name }) => name === "META-INF/manifest.xml");
  if (manifest !== undefined && (await isEncrypted(manifest, readXml))) {
    reading.gap("encrypted");
    return;
  }
  const markup = files.filter(({ name }) => name.endsWith(".xml"));
  await tellText(reading, "", async (written, asides) => {
    for (const entry of [...markup].sort((a, b) => rank(a) - rank(b))) {
      if (/(?:^|\/)meta\.xml$/u.test(entry.name)) {
        await readXml(entry, propertyLines(properties));
      } else {
        await readXml(entry, odfText(written, asides, entry.name.includes("/") ? "objects" : ""));
        written.endLine();
      }
    }
  });
  reading.passage(properties.join("\n"), { kind: "properties" });
  let pictures = 0;
  let attachments = 0;
  for (const entry of files.filter((file) => !markup.includes(file))) {
    const isPicture = PICTURE.test(entry.name);
    pictures += isPicture ? 1 : 0;
    attachments += isPicture ? 0 : 1;
    const where = isPicture ? `picture ${pictures}` : `attachment ${attachments}`;
    await reading.inner({ name: entry.name, type: "", bytes: await archive.bytesOf(entry), isCut: false }, where);
  }
}

/** The content comes first, then headers and footers, then what is embedded. */
function rank({ name }: ZipEntry): number {
  const place = ["content.xml", "styles.xml"].indexOf(name);
  return place === -1 ? 2 : place;
}

/**
 * The same document as one XML file.
 * @throws OutOfBounds
 */
export async function readFlatOpenDocument({ bytes }: FileInput, reading: Reading): Promise<void> {
  await tellText(reading, "", (written, asides) => {
    const reader = createXmlReader(odfText(written, asides, ""));
    reader.write(bytes);
    if (!reader.end()) {
      reading.gap("malformed");
    }
  });
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
