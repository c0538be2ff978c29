import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { probeConfinement } from "../../../src/documents/confined/command-line.ts";
import { type ConfinedProcess, startConfinedProcess } from "../../../src/documents/confined/confined-process.ts";
import { decodeFrames } from "../../../src/documents/confined/decode-frames.ts";

const HOSTILE = new URL("./hostile-child.ts", import.meta.url);
const MEGABYTE = 1024 * 1024;
const HEADER = { name: "a.txt", type: "txt", isCut: false, settings: { ocrLanguages: [], faces: false } };
const BEFORE = "536-22-8417 is her social security number";
const isLinux = process.platform === "linux";

let running: ConfinedProcess | null = null;
afterEach(async () => {
  running?.kill();
  await running?.ended;
});

/** With the wrappers this system allows, or with Node's own confinement alone. */
async function start(options: { readonly wrapped?: boolean; readonly timeoutMs?: number } = {}) {
  const confinement = await probeConfinement();
  running = startConfinedProcess({
    entry: HOSTILE,
    confinement: options.wrapped === true ? confinement : { ...confinement, wrappers: [] },
    timeoutMs: options.timeoutMs ?? 20_000,
    maxMemory: 400 * MEGABYTE,
    maxOutput: 8 * MEGABYTE,
  });
  expect(await running.ready).toBe(true);
  return running;
}

async function attack(what: string, argument = "", options: Parameters<typeof start>[0] = {}) {
  const process = await start(options);
  await process.write(Buffer.from(`${what}\n${argument}`));
  const { output, ending } = await process.finish(HEADER);
  const frames = [...decodeFrames(output)];
  const texts = frames.flatMap((frame) => (frame.kind === "passage" ? [frame.passage.text] : []));
  return { ending, texts, cameToEnd: frames.at(-1)?.kind === "end", frames };
}

describe("a process that a file got the better of", () => {
  it.each([
    ["spin", "late"],
    ["ignore signals and spin", "late"],
    ["wait for ever", "late"],
    ["flood", "out-of-output"],
    ["crash", "died"],
    ["throw later", "died"],
  ])("%s: is ended (%s), and what it said before counts", async (what, ending) => {
    const short = ending === "late" ? { timeoutMs: 500 } : {};
    expect(await attack(what, "", short)).toMatchObject({ ending, texts: [BEFORE], cameToEnd: false });
  });

  (isLinux ? it : it.skip)("takes no more memory than it may", async () => {
    expect(await attack("take memory")).toMatchObject({ ending: "out-of-memory", texts: [BEFORE] });
  });

  it("takes no more objects than it may, on any system", async () => {
    const { ending, texts } = await attack("take the heap");
    expect(["died", "out-of-memory"]).toContain(ending);
    expect(texts).toEqual([BEFORE]);
  });

  it.each(["say nonsense", "claim more than there is", "end well too early"])(
    "%s: is not believed beyond what makes sense",
    async (what) => {
      expect(await attack(what)).toMatchObject({ ending: "done", texts: [BEFORE], cameToEnd: false });
    },
  );

  it("has no words of its own for a place, which is stored", async () => {
    const { frames, cameToEnd } = await attack("name a place in its own words");
    expect(frames.map((frame) => (frame.kind === "passage" ? frame.passage.where : ""))).toEqual([
      "page 1",
      ...["", "", "", ""],
      "page 1",
      "",
    ]);
    expect(cameToEnd).toBe(true);
  });

  it("killed from outside is noticed at once, also while it is handed a file", async () => {
    const process = await start();
    expect(await process.write(Buffer.alloc(1_000))).toBe(true);
    process.kill();
    await process.ended;
    expect(await process.write(Buffer.alloc(1_000))).toBe(false);
    expect((await process.finish(HEADER)).ending).toBe("died");
  });
});

(isLinux ? describe : describe.skip)("when the process that reads files is killed", () => {
  it("none that parses one is left behind, however busy it is", async () => {
    const entry = fileURLToPath(new URL("./reading-parent.ts", import.meta.url));
    const parent = spawn(process.execPath, [entry], { stdio: ["ignore", "pipe", "inherit"] });
    await once(parent.stdout, "data");
    const children = readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, "utf8").trim().split(" ");
    expect(children).toHaveLength(2);
    parent.kill("SIGKILL");
    await once(parent, "close");
    const { endsWithParent } = await probeConfinement();
    for (const pid of endsWithParent ? children : []) {
      while (isRunning(pid)) await setImmediate();
    }
  });
});

/** A process that ended and that nobody asked after yet is no longer running. */
function isRunning(pid: string): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    // Gone.
    return false;
  }
}

describe.each([
  ["by Node alone", false],
  ["and by the system, where it can", true],
])("what a confined process is refused, %s", (_, wrapped) => {
  const folder = mkdtempSync(join(tmpdir(), "sotto-confined-"));
  const secret = join(folder, "secret.txt");
  const path = join(folder, "made-by-a-file");
  let server: Server;
  let port = "";
  let connections = 0;

  beforeAll(async () => {
    writeFileSync(secret, "zebra canary");
    process.env.SOTTO_CANARY = "zebra canary";
    server = createServer(() => {
      connections += 1;
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    port = String(typeof address === "object" && address !== null ? address.port : 0);
  });
  afterAll(async () => {
    delete process.env.SOTTO_CANARY;
    server.close();
    await once(server, "close");
    rmSync(folder, { recursive: true });
  });

  it.each(["read its environment", "spawn", "replace", "thread", "addon", "binding", "inspector", "wasi"])(
    "%s",
    async (what) => {
      expect((await attack(what, path, { wrapped })).texts[1]).toMatch(
        /^refused ERR_(?:ACCESS_DENIED|DLOPEN_DISABLED)$/,
      );
    },
  );

  it("files, to read", async () => {
    for (const one of [secret, "/etc/passwd"]) {
      expect((await attack("read a file", one, { wrapped })).texts[1]).toBe("refused ERR_ACCESS_DENIED");
    }
  });

  it.each(["write a file", "write a report", "open a database", "listen by a handle"])("files, to %s", async (what) => {
    expect((await attack(what, path, { wrapped })).texts[1]).toBe("refused ERR_ACCESS_DENIED");
    expect(existsSync(path)).toBe(false);
  });

  it("an environment", async () => {
    expect((await attack("environment", "", { wrapped })).texts[1]).toBe("got {}");
  });

  it("to make code of text", async () => {
    expect((await attack("evaluate", "", { wrapped })).texts[1]).toMatch(/^refused EvalError/);
  });

  it("to signal others", async () => {
    expect((await attack("signal its parent", "", { wrapped })).texts[1]).toBe("refused ERR_ACCESS_DENIED");
  });

  it.each([
    "connect",
    "connect as a socket does",
    "connect to a path",
    "connect by a handle",
    "listen",
    "listen for HTTP",
    "tls",
    "http",
    "https",
    "http2",
    "fetch",
    "websocket",
    "udp",
    "look up a name",
    "ask a name server",
  ])("the network: %s", async (what) => {
    const { texts } = await attack(what, what.endsWith("path") || what.endsWith("handle") ? path : port, { wrapped });
    expect(texts[1]).toBe("refused ERR_ACCESS_DENIED");
    expect(connections).toBe(0);
  });

  it("to take any of this back", async () => {
    expect((await attack("take connecting back", port, { wrapped })).texts[1]).toMatch(/^refused TypeError/);
  });
});
