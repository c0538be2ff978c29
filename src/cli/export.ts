import { type CommandStreams, oneOf, readArguments, UsageError } from "./arguments.ts";
import { withRegister } from "./register-access.ts";
import { registerCsv, registerYaml } from "./register-export.ts";

export const EXPORT_HELP = `usage: sotto export [--format yaml|csv]

Writes the clients and embargoes that are registered to standard output, in a form that \`sotto import\` takes back
unchanged, ids included. Labels are not among them: they hold no text. Names are written in clear: keep the file as
you keep the register. Uses the same settings as import.

  --format yaml|csv   default: yaml. In CSV, cells that a spreadsheet would run begin with an apostrophe`;

/** `sotto export`. Resolves to the exit code. */
export async function exportCommand(args: readonly string[], streams: CommandStreams): Promise<number> {
  const { values, positionals } = readArguments(args, {
    format: { type: "string" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) {
    streams.stdout.write(`${EXPORT_HELP}\n`);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError("export takes no file: it writes to standard output");
  const format = oneOf("--format", values.format, ["yaml", "csv"]) ?? "yaml";
  if (streams.stdout.isTTY === true) {
    streams.stderr.write("sotto: names of clients and embargoes follow in clear\n");
  }
  const entries = await withRegister(streams, async (store) => await store.all());
  const named = entries.filter((entry) => entry.kind !== "label");
  streams.stdout.write(format === "yaml" ? registerYaml(named) : registerCsv(named));
  return 0;
}
