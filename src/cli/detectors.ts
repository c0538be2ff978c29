import type { Detector } from "../detectors/detector.ts";
import { createDetectors } from "../detectors/index.ts";
import { type CommandStreams, readArguments } from "./arguments.ts";

export const DETECTORS_HELP = `usage: sotto detectors [--json]

Lists detectors and the kinds of thing each finds.`;

function allDetectors(): readonly Detector[] {
  return createDetectors({ subjects: () => null, custom: [] });
}

/** Detectors a policy file may name, and what each finds. */
export function knownDetectors(): ReadonlyMap<string, readonly string[]> {
  return new Map(allDetectors().map(({ id, kinds }) => [id, kinds.map((kind) => kind.id)]));
}

/** `sotto detectors`. */
export async function detectorsCommand(args: readonly string[], streams: CommandStreams): Promise<number> {
  const { values } = readArguments(args, { json: { type: "boolean" }, help: { type: "boolean", short: "h" } });
  if (values.help === true) {
    streams.stdout.write(`${DETECTORS_HELP}\n`);
    return 0;
  }
  const detectors = allDetectors();
  if (values.json === true) {
    const list = detectors.map(({ id, title, severity, kinds }) => ({ id, title, severity, kinds }));
    streams.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
    return 0;
  }
  for (const { id, title, severity, kinds } of detectors) {
    streams.stdout.write(`${id} (${severity}): ${title}\n`);
    for (const kind of kinds) {
      const country = kind.country === undefined ? "" : ` [${kind.country}]`;
      streams.stdout.write(`  ${kind.id} (${kind.severity}): ${kind.title}${country}\n`);
    }
  }
  return 0;
}
