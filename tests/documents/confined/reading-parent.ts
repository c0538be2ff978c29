import { probeConfinement } from "../../../src/documents/confined/command-line.ts";
import { startConfinedProcess } from "../../../src/documents/confined/confined-process.ts";

/** A process that has a file read that never comes to its end, and another process ready for the next. */
const options = {
  entry: new URL("./hostile-child.ts", import.meta.url),
  confinement: await probeConfinement(),
  timeoutMs: 60_000,
  maxMemory: 1024 ** 3,
  maxOutput: 1024 ** 2,
};
const spare = startConfinedProcess(options);
const busy = startConfinedProcess(options);
await Promise.all([spare.ready, busy.ready]);
await busy.write(Buffer.from("spin\n"));
void busy.finish({ name: "", type: "", isCut: false, settings: { ocrLanguages: [], faces: false } });
process.stdout.write("reading\n");
