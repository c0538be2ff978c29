import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { FACT } from "../../../detectors/image-privacy/facts.ts";
import type { Reading } from "../format.ts";
import { dimensionsOf } from "./dimensions.ts";
import type { Picture } from "./picture.ts";
import { type Pixels, pixelsOf } from "./pixels.ts";

/** Pixels a side of what the detector is shown: a face is seen from a twentieth of the picture on. */
const INPUT_SIZE = 416;
/** How sure, 0 to 1, the detector is of a face that counts. */
const LEAST_SCORE = 0.5;
const SHOWN_SIDE = 640;
/** Pixels of a photo that is unpacked for it: decoders in JavaScript take several times what Tesseract's takes. */
const MAX_PIXELS = 16_000_000;

/** What is used of the package; its own types leave the choice of a backend out. */
interface FaceApi {
  readonly tf: {
    setBackend(name: string): Promise<boolean>;
    readonly io: { decodeWeights(weights: ArrayBuffer, manifest: unknown): object };
    tensor3d(values: Int32Array, shape: readonly number[], type: "int32"): Tensor;
  };
  readonly TinyFaceDetector: new () => {
    loadFromWeightMap(weights: object): void;
    locateFaces(input: Tensor, options: { inputSize: number; scoreThreshold: number }): Promise<readonly object[]>;
  };
}

interface Tensor {
  dispose(): void;
}

type CountFaces = (pixels: Pixels) => Promise<number>;

const PACKAGE = "@vladmandic/face-api";

let counter: Promise<CountFaces> | null = null;

/** Tells how many faces a photo shows, and nothing else about them. Only JPEG and PNG are looked at. */
export async function countFaces(picture: Picture, reading: Reading): Promise<void> {
  const { width, height } = dimensionsOf(picture.kind, picture.bytes);
  if (width * height > MAX_PIXELS) {
    reading.gap("too-large");
    return;
  }
  const pixels = await pixelsOf(picture, SHOWN_SIDE);
  if (pixels === null) {
    return;
  }
  counter ??= openCounter();
  const count = await (await counter)(pixels);
  if (count > 0) {
    reading.passage(`${FACT.faces}: ${count}`, { kind: "image-metadata" });
  }
}

async function openCounter(): Promise<CountFaces> {
  const { tf, TinyFaceDetector } = await importAsBrowser();
  await tf.setBackend("cpu");
  const folder = join(dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)), "model");
  const weights = await readFile(join(folder, "tiny_face_detector_model.bin"));
  const manifest = await readFile(join(folder, "tiny_face_detector_model-weights_manifest.json"), "utf8");
  const detector = new TinyFaceDetector();
  // A buffer that is all theirs: a small file is read into one shared with others.
  detector.loadFromWeightMap(tf.io.decodeWeights(new Uint8Array(weights).buffer, JSON.parse(manifest)[0].weights));
  return async ({ width, height, colours }) => {
    const input = tf.tensor3d(colours, [height, width, 3], "int32");
    const found = await detector.locateFaces(input, { inputSize: INPUT_SIZE, scoreThreshold: LEAST_SCORE });
    input.dispose();
    return found.length;
  };
}

/**
 * The package's build for Node wants native code. The one for browsers needs nothing, but takes Node for one that it
 * was not built for unless it is imported where a browser's worker seems to be.
 */
async function importAsBrowser(): Promise<FaceApi> {
  const build: string = `${PACKAGE}/dist/face-api.esm.js`;
  Reflect.set(globalThis, "WorkerGlobalScope", class {});
  try {
    return await import(build);
  } finally {
    Reflect.deleteProperty(globalThis, "WorkerGlobalScope");
  }
}
