import { didYouMean } from "../config/nearest-name.ts";
import { ConfigError } from "../config/problem.ts";
import { safeError } from "../ops/safe-error.ts";
import { type CommandStreams, UsageError } from "./arguments.ts";

export const HELP = `usage: sotto COMMAND [arguments]

  scan        find what is guarded in files or standard input
  detectors   list what is looked for
  import      load registers of clients and embargoes
  export      write the register, names in clear
  doctor      check tokens, scopes, database, queue and settings
  help        this, or \`sotto help COMMAND\``;

type Command = (args: readonly string[], streams: CommandStreams) => Promise<number>;

/** Loaded when asked for: a scan need not wait for the database's code. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  scan: async () => (await import("./scan.ts")).scanCommand,
  detectors: async () => (await import("./detectors.ts")).detectorsCommand,
  import: async () => (await import("./import.ts")).importCommand,
  export: async () => (await import("./export.ts")).exportCommand,
  doctor: async () => (await import("./doctor.ts")).doctorCommand,
};

/** Runs one command line. Resolves to the exit code: 0, 1 when what was checked is not well, 2 for a wrong command line. */
export async function runCommand(argv: readonly string[], streams: CommandStreams): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const about = name === "help" ? args[0] : undefined;
    if (about !== undefined && about in COMMANDS) return await runCommand([about, "--help"], streams);
    (name === undefined ? streams.stderr : streams.stdout).write(`${HELP}\n`);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    streams.stderr.write(`sotto: no such command${didYouMean(name, Object.keys(COMMANDS))}\n\n${HELP}\n`);
    return 2;
  }
  try {
    const command = await load();
    return await command(args, streams);
  } catch (error) {
    if (error instanceof UsageError) {
      streams.stderr.write(`sotto ${name}: ${error.message}. \`sotto help ${name}\` tells more.\n`);
    } else if (error instanceof ConfigError) {
      streams.stderr.write(`${error.message}\n`);
    } else {
      // A foreign message may quote what was scanned.
      const { name: kind, code, message, frames } = safeError(error);
      const words = [kind, code, message].filter((part) => part !== undefined).join(", ");
      streams.stderr.write(`sotto ${name}: failed: ${words}\n${frames.map((frame) => `  ${frame}\n`).join("")}`);
    }
    return 2;
  }
}
