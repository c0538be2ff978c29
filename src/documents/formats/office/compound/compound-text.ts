import type { GapReason } from "../../../../core/finding.ts";
import type { Reading } from "../../format.ts";
import { tellText } from "../tell-text.ts";
import { type CompoundFile, openCompound } from "./compound-file.ts";
import { writeDoc } from "./doc-text.ts";
import { nativeObject, picturesIn, presentationObjects } from "./embedded.ts";
import { macroSource } from "./macro-source.ts";
import { writePpt } from "./ppt-text.ts";
import { propertySetLines } from "./property-set.ts";
import { writeXls } from "./xls-text.ts";

const PROPERTY_SETS = ["\u0005SummaryInformation", "\u0005DocumentSummaryInformation"];
const ENCRYPTED = ["EncryptedPackage", "EncryptedSummary"];

/** A program's own data beside its text, in which pictures lie. */
const PICTURES = ["Pictures", "Data"];

/** One document: the whole file's, or one that is embedded in it as a storage. */
interface Storage {
  readonly part: string;
  /** A stream's bytes, counted; null when there is none of that name. */
  bytesOf(name: string): Buffer | null;
}

/** Files inside the one that is read, numbered as they are found. */
interface Inner {
  attachment(bytes: Uint8Array, name?: string): Promise<void>;
  picture(bytes: Uint8Array): Promise<void>;
}

/**
 * Tells the documents in a compound file: its own, then those embedded in it.
 * @throws OutOfBounds
 */
export async function readCompound(bytes: Uint8Array, reading: Reading): Promise<void> {
  const file = openCompound(bytes);
  const inner = createInner(reading);
  const folders = new Set(file.streams.map(({ path }) => folderOf(path)));
  let isKnown = readMacros(file, reading);
  let embedded = 0;
  for (const folder of [...folders].sort((a, b) => a.length - b.length)) {
    const found = await readStorage(
      storageOf(file, folder, folder === "" ? "" : `object ${embedded + 1}`, reading),
      reading,
      inner,
    );
    embedded += found && folder !== "" ? 1 : 0;
    isKnown ||= found;
  }
  if (!isKnown) {
    reading.gap("unsupported");
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** Whether there is a project of macros; its modules' source is told. */
function readMacros(file: CompoundFile, reading: Reading): boolean {
  const streams = file.streams.filter(({ path }) => /(?:^|\/)VBA\/$/iu.test(folderOf(path)));
  for (const { path } of streams) {
    const stream = file.bytesOf(path) ?? Buffer.alloc(0);
    reading.unpacked(stream.length);
    reading.passage(macroSource(stream, reading) ?? "", { where: "macros" });
  }
  return streams.length > 0;
}

function storageOf(file: CompoundFile, folder: string, part: string, reading: Reading): Storage {
  return {
    part,
    bytesOf(name) {
      const bytes = file.bytesOf(folder + name);
      // Streams may lie over each other: each is counted.
      reading.unpacked(bytes?.length ?? 0);
      return bytes;
    },
  };
}

function createInner(reading: Reading): Inner {
  let attachments = 0;
  let pictures = 0;
  return {
    async attachment(bytes, name = "") {
      attachments += 1;
      await reading.inner({ name, type: "", bytes, isCut: false }, `attachment ${attachments}`);
    },
    async picture(bytes) {
      pictures += 1;
      await reading.inner({ name: "", type: "", bytes, isCut: false }, `picture ${pictures}`);
    },
  };
}

/** Whether it holds anything that is understood. */
async function readStorage(storage: Storage, reading: Reading, inner: Inner): Promise<boolean> {
  if (ENCRYPTED.some((name) => storage.bytesOf(name) !== null)) {
    reading.gap("encrypted");
    return true;
  }
  const hasText = await writeText(storage, reading, inner);
  const lines = PROPERTY_SETS.flatMap((name) => propertySetLines(storage.bytesOf(name) ?? Buffer.alloc(0)));
  reading.passage(lines.join("\n"), { kind: "properties", where: storage.part });
  for (const name of PICTURES) {
    for (const picture of picturesIn(storage.bytesOf(name) ?? Buffer.alloc(0))) {
      await inner.picture(picture);
    }
  }
  const native = nativeObject(storage.bytesOf("\u0001Ole10Native") ?? Buffer.alloc(0));
  if (native !== null) {
    await inner.attachment(native.bytes, native.name);
  }
  const packed = storage.bytesOf("Package") ?? storage.bytesOf("CONTENTS");
  if (packed !== null) {
    await inner.attachment(packed);
  }
  return hasText || native !== null || packed !== null;
}

async function writeText(storage: Storage, reading: Reading, inner: Inner): Promise<boolean> {
  const document = storage.bytesOf("WordDocument");
  const workbook = storage.bytesOf("Workbook") ?? storage.bytesOf("Book");
  const presentation = storage.bytesOf("PowerPoint Document");
  await tellText(reading, storage.part, async (written, asides) => {
    if (document !== null) {
      note(writeDoc({ document, table: (name) => storage.bytesOf(name) }, written, asides), reading);
    }
    if (workbook !== null) {
      note(await writeXls(workbook, written, asides), reading);
    }
    if (presentation !== null) {
      writePpt(presentation, written);
    }
  });
  for await (const object of presentationObjects(presentation ?? Buffer.alloc(0), reading)) {
    await inner.attachment(object);
  }
  return document !== null || workbook !== null || presentation !== null;
}

function note(problem: GapReason | null, reading: Reading): void {
  if (problem !== null) {
    reading.gap(problem);
  }
}
