import { createRequire } from "node:module";
import { linesOfWords } from "./recognised-lines.ts";
import { trainedData } from "./trained-data.ts";

/** Tesseract's file system in memory, and its interface, as far as they are used. */
interface TesseractCore {
  readonly FS: {
    writeFile(path: string, bytes: Uint8Array): void;
    unlink(path: string): void;
  };
  readonly TessBaseAPI: new () => TesseractApi;
}

interface TesseractApi {
  Init(dataPath: null, languages: string, engine: number, config: null): number;
  /** Reads the picture at `/input`; 0 when it could. */
  SetImageFile(orientation: number, angle: number): number;
  Recognize(monitor: null): number;
  /** A table of what was found, words with how sure it is of them. */
  GetTSVText(page: number): string;
  Clear(): void;
}

type OpenCore = (options: { print(line: string): void; printErr(line: string): void }) => Promise<TesseractCore>;

/** The recogniser made of neural networks, the only one these builds have. */
const LSTM_ENGINE = 1;
const FIRST_PAGE = 0;

/** The picture's bytes are not what Tesseract's own decoder can read. */
export class UnreadablePicture extends Error {
  override readonly name = "UnreadablePicture";

  constructor() {
    super("the picture can't be decoded");
  }
}

/** Reads the text in pictures. */
export interface TextRecogniser {
  /**
   * @param orientation - As Exif counts, 1 to 8.
   * @throws UnreadablePicture
   */
  recognise(picture: Uint8Array, orientation: number): string;
}

/**
 * Starts Tesseract for some languages. Its core is driven here rather than through the package's worker: the process
 * that parses a file waits for nothing else, and may start no thread.
 *
 * @throws Where a language's package is not installed.
 */
export async function openTextRecogniser(languages: readonly string[]): Promise<TextRecogniser> {
  const packages = createRequire(createRequire(import.meta.url).resolve("tesseract.js"));
  const open: OpenCore = packages("tesseract.js-core/tesseract-core-simd-lstm");
  const core = await open({ print: ignore, printErr: ignore });
  for (const language of languages) {
    core.FS.writeFile(`${language}.traineddata`, await trainedData(language));
  }
  const api = new core.TessBaseAPI();
  if (api.Init(null, languages.join("+"), LSTM_ENGINE, null) !== 0) {
    throw new Error("Tesseract could not be started");
  }
  return {
    recognise(picture, orientation) {
      core.FS.writeFile("/input", picture);
      try {
        if (api.SetImageFile(orientation, 0) !== 0) {
          throw new UnreadablePicture();
        }
        api.Recognize(null);
        return linesOfWords(api.GetTSVText(FIRST_PAGE));
      } finally {
        core.FS.unlink("/input");
        api.Clear();
      }
    },
  };
}

/** It tells of every picture that is not to its liking. */
function ignore(): void {}
