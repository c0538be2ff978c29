#!/usr/bin/env node
// The only file that must run on whatever Node the host has (20 or later): it installs what is missing and hands
// over to the pinned Node. No dependencies, because there may be none yet.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const WANTED_MAJOR = 24;

/**
 * Why the installed packages do not fit the lock file, or null when they do.
 * npm keeps what it really installed in `node_modules/.package-lock.json`; comparing the two files is exact where
 * comparing dates is not (a checkout touches the lock file without changing it).
 * @param {string} root
 * @param {{ dev: boolean }} options whether development packages are needed as well
 * @returns {string | null}
 */
export function staleReason(root, { dev }) {
  const lockFile = join(root, "package-lock.json");
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return "no packages are installed yet";
  if (!existsSync(lockFile)) return null;
  const wanted = readPackages(lockFile);
  const installed = readPackages(installedFile);
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || entry.link === true) continue;
    const present = installed[path];
    if (present === undefined) {
      if (entry.optional === true || entry.devOptional === true || entry.peer === true) continue;
      if (entry.dev === true && !dev) continue;
      return `${path} is missing`;
    }
    if (present.version !== entry.version) return `${path} is ${present.version}, the lock file has ${entry.version}`;
  }
  return null;
}

/** @param {string} file @returns {Record<string, Record<string, unknown>>} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch (error) {
    // Half-written by an install that was interrupted: installing again mends it.
    console.error(`sotto: cannot read ${file}: ${error instanceof Error ? error.name : "unknown"}`);
    return {};
  }
}

/**
 * What to run for a command line.
 * @param {string[]} argv
 * @param {Record<string, string | undefined>} env
 * @returns {{ nodeArgs: string[], dev: boolean } | { problem: string }}
 */
export function plan(argv, env) {
  const [command, ...args] = argv;
  switch (command) {
    case "start": {
      const real = ["SLACK_BOT_TOKEN", "SLACK_BOT_TOKEN_FILE", "SLACK_CLIENT_ID", "SLACK_CLIENT_ID_FILE"];
      const isReal = real.some((name) => (env[name] ?? "").trim() !== "");
      return { nodeArgs: [isReal ? "src/main.ts" : "sandbox/main.ts", ...args], dev: false };
    }
    case "test":
      return {
        nodeArgs: [
          "--experimental-vm-modules",
          "--disable-warning=ExperimentalWarning",
          "node_modules/jest/bin/jest.js",
          ...args,
        ],
        dev: true,
      };
    case "sotto":
      return { nodeArgs: ["src/cli/main.ts", ...args], dev: false };
    default:
      return { problem: "usage: node bin/run.mjs start|test|sotto [arguments]" };
  }
}

/** @param {string} command @param {string[]} args @param {string} cwd @returns {boolean} */
function run(command, args, cwd) {
  // Installers talk on standard error only: standard output belongs to what is started.
  const result = spawnSync(command, args, { cwd, stdio: ["ignore", 2, 2], shell: false });
  return result.status === 0;
}

/** @param {string[]} args @returns {boolean} */
function npm(args) {
  const cli = process.env.npm_execpath;
  // Under `npm start` the very npm that runs is used; a script run by hand takes the one on the path.
  if (cli !== undefined && /\.c?js$/.test(cli) && existsSync(cli)) return run(process.execPath, [cli, ...args], ROOT);
  return run(process.platform === "win32" ? "npm.cmd" : "npm", args, ROOT);
}

/** @param {boolean} dev */
function install(dev) {
  const reason = staleReason(ROOT, { dev });
  if (reason === null) return;
  console.error(`sotto: installing packages (${reason}) …`);
  // Not `npm ci`: it refuses a lock file that lacks other platforms' optional binaries, which a mirror may not carry.
  // `install` takes the locked versions and checks the same digests; `--no-save` keeps the lock file as it is.
  const done = npm(["install", "--no-save", "--no-audit", "--no-fund", ...(dev ? ["--include=dev"] : [])]);
  if (!done) fail("npm could not install the packages; its message above says why. Then run the same command again.");
}

/**
 * The pinned Node. The `node` package links its binary in an install script, and npm may have been told to run none
 * (`ignore-scripts`, npm 11's script approval), so the script is run here when the binary is not there.
 * @returns {string}
 */
function pinnedNode() {
  const folder = join(ROOT, "node_modules", "node");
  const binary = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (works(binary)) return binary;
  const script = join(folder, "installArchSpecificPackage.js");
  if (existsSync(script)) {
    console.error("sotto: fetching the pinned Node …");
    run(process.execPath, [script], folder);
    if (works(binary)) return binary;
  }
  if (Number(process.versions.node.split(".")[0]) >= WANTED_MAJOR) {
    console.error(`sotto: the pinned Node is not available here; using the host's ${process.version}.`);
    return process.execPath;
  }
  fail(
    `Node ${WANTED_MAJOR} is needed and the pinned one could not be installed: run \`npm rebuild node\` and look at its message.`,
  );
}

/** @param {string} binary @returns {boolean} */
function works(binary) {
  return existsSync(binary) && spawnSync(binary, ["--version"], { stdio: "ignore" }).status === 0;
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(`sotto: ${message}`);
  process.exit(1);
}

/** @param {string} binary @param {string[]} args */
function handOver(binary, args) {
  const child = spawn(binary, args, { cwd: ROOT, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      // Ctrl-C reaches the whole process group by itself: passing it on would count as a second, impatient one.
      if (signal === "SIGINT" && process.stdin.isTTY) return;
      child.kill(signal);
    });
  }
  child.on("error", (error) => fail(`cannot run ${binary}: ${error.message}`));
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
  });
}

function main() {
  const planned = plan(process.argv.slice(2), process.env);
  if ("problem" in planned) {
    console.error(planned.problem);
    process.exit(2);
  }
  install(planned.dev);
  handOver(pinnedNode(), planned.nodeArgs);
}

const started = process.argv[1];
if (started !== undefined && import.meta.url === pathToFileURL(realpathSync(started)).href) main();
