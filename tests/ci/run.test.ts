import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "@jest/globals";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "sotto-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A project of its own whose pinned Node is this one and whose entry points only tell what they were given. */
function project(name: string): string {
  const place = join(folder, name);
  for (const part of ["bin", "src", "sandbox", "node_modules/node/bin"]) {
    mkdirSync(join(place, part), { recursive: true });
  }
  cpSync(join(root, "bin/run.mjs"), join(place, "bin/run.mjs"));
  symlinkSync(process.execPath, join(place, "node_modules/node/bin/node"));
  const lock = { packages: { "": {}, "node_modules/node": { version: "24.0.0" } } };
  writeFileSync(join(place, "package-lock.json"), JSON.stringify(lock));
  writeFileSync(join(place, "node_modules/.package-lock.json"), JSON.stringify(lock));
  const tell =
    "console.log(JSON.stringify([import.meta.filename.split('/').slice(-2).join('/'), ...process.argv.slice(2)]));";
  writeFileSync(join(place, "sandbox/main.ts"), tell);
  writeFileSync(join(place, "src/main.ts"), `${tell} process.exitCode = 7;`);
  return place;
}

async function start(place: string, args: readonly string[], env: Record<string, string> = {}) {
  const base = { PATH: process.env.PATH ?? "" };
  return await promisify(execFile)(process.execPath, [join(place, "bin/run.mjs"), ...args], {
    env: { ...base, ...env },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
}

describe("bin/run.mjs", () => {
  const place = project("plain");

  it("starts the sandbox without Slack credentials, and hands arguments on", async () => {
    const { code, stdout } = await start(place, ["start", "--demo"], { SLACK_BOT_TOKEN: " " });
    expect([code, JSON.parse(stdout)]).toEqual([0, ["sandbox/main.ts", "--demo"]]);
  });

  it.each(["SLACK_BOT_TOKEN", "SLACK_BOT_TOKEN_FILE", "SLACK_CLIENT_ID"])(
    "starts the app with %s, and ends with its exit code",
    async (name) => {
      const { code, stdout } = await start(place, ["start"], { [name]: "x" });
      expect([code, JSON.parse(stdout)]).toEqual([7, ["src/main.ts"]]);
    },
  );

  it("says how it is used", async () => {
    expect(await start(place, ["begin"])).toMatchObject({ code: 2, stderr: expect.stringContaining("usage:") });
  });

  it("passes signals on", async () => {
    const waiting = project("waiting");
    writeFileSync(
      join(waiting, "sandbox/main.ts"),
      "process.on('SIGTERM', () => process.exit(5)); setInterval(() => undefined, 1e6); console.log('up');",
    );
    const child = spawn(process.execPath, [join(waiting, "bin/run.mjs"), "start"], {
      env: { PATH: process.env.PATH ?? "" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([5, null]);
  });

  it("installs when the lock file has other versions, and tells when that fails", async () => {
    const stale = project("stale");
    const lock = { packages: { "": {}, "node_modules/node": { version: "24.0.1" } } };
    writeFileSync(join(stale, "package-lock.json"), JSON.stringify(lock));
    const npm = join(stale, "npm.cjs");
    writeFileSync(npm, "console.log('npm', ...process.argv.slice(2)); process.exit(1);");
    const { code, stdout, stderr } = await start(stale, ["start"], { npm_execpath: npm });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("node_modules/node is 24.0.0, the lock file has 24.0.1");
    expect(stderr).toContain("npm install --no-save");
    expect(stderr).toContain("npm could not install the packages");
  });
});

describe(".ci/run", () => {
  it("is a script bash can read", async () => {
    await expect(promisify(execFile)("bash", ["-n", join(root, ".ci/run")])).resolves.toBeDefined();
  });
});
