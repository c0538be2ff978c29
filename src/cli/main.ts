import { runCommand } from "./run-command.ts";

// A reader that stops early (`| head`) is not a fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

// npm changes to the project's folder and keeps the person's own in INIT_CWD; paths are theirs.
const { INIT_CWD, npm_lifecycle_event: script } = process.env;
const cwd = script === "sotto" && INIT_CWD !== undefined ? INIT_CWD : process.cwd();

process.exitCode = await runCommand(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd,
});
