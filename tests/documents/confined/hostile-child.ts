import { writeSync } from "node:fs";
import { denyOutside } from "../../../src/documents/confined/deny-outside.ts";
import { OUTPUT, serveFile } from "../../../src/documents/confined/serve-file.ts";
import type { FileInput } from "../../../src/documents/formats/format.ts";
import type { ReadingListener } from "../../../src/documents/formats/read-file.ts";

type Attack = (argument: string) => unknown;

/** Modules as a stranger's code would ask for them, past the names that were imported above. */
const builtin = process.getBuiltinModule;

function spin(): never {
  for (;;) {
    // As a parser that never comes back.
  }
}

/** The class below sockets, which whoever has a socket can come by. */
function pipeHandle() {
  const socket = new (builtin("net").Socket)({ fd: OUTPUT });
  return Reflect.get(socket, "_handle").constructor;
}

async function request(name: "http" | "https", address: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  builtin(name).get(address, resolve).on("error", reject);
  return promise;
}

const ATTACKS: Readonly<Record<string, Attack>> = {
  spin,
  "ignore signals and spin"() {
    process.on("SIGTERM", () => undefined);
    spin();
  },
  "take a while": () => new Promise((done) => setTimeout(done, 2_000, "there")),
  "wait for ever": () => new Promise(() => setInterval(() => undefined, 1_000)),
  "take memory"() {
    const kept: Buffer[] = [];
    for (;;) kept.push(Buffer.alloc(16 * 1024 * 1024, 1));
  },
  "take the heap"() {
    const kept: unknown[] = [];
    for (;;) kept.push(Array.from({ length: 1_000 }, (_, index) => ({ index })));
  },
  flood() {
    const much = Buffer.alloc(1024 * 1024, "x");
    for (;;) writeSync(OUTPUT, much);
  },
  "say nonsense"() {
    writeSync(OUTPUT, '{"frame":"passage","kind":"body","where":"","marks":[],"length":-5}\n');
    writeSync(OUTPUT, '{"frame":"gap","reason":"because"}\nnonsense\n');
  },
  "claim more than there is"() {
    writeSync(OUTPUT, '{"frame":"passage","kind":"body","where":"","marks":[],"length":999999999}\nshort');
    process.exit(0);
  },
  "name a place in its own words"() {
    for (const where of ["zebra canary", "page 1, zebra", "page 536228417", "notes 1"]) {
      writeSync(OUTPUT, `{"frame":"passage","kind":"body","where":"${where}","marks":[],"length":11}\n536-22-8418`);
    }
  },
  "end well too early": () => process.exit(0),
  "tell another story each time": () => Array.from({ length: 30 }, () => Math.random().toString(36)).join(" "),
  crash: () => process.abort(),
  "throw later": () => setTimeout(() => Promise.reject(new Error("zebra canary")), 0) && new Promise(() => undefined),

  "read a file": (path) => builtin("fs").readFileSync(path, "utf8").length,
  "read its environment": () => builtin("fs").readFileSync("/proc/self/environ", "utf8").length,
  environment: () => JSON.stringify(process.env),
  "write a file": (path) => builtin("fs").writeFileSync(path, "x"),
  "write a report": (path) => process.report.writeReport(path),
  "open a database": (path) => new (builtin("node:sqlite").DatabaseSync)(path),
  spawn: () => builtin("child_process").spawnSync("true").error,
  replace: () => process.execve?.("/bin/true", ["true"], {}),
  thread: () => new (builtin("worker_threads").Worker)("", { eval: true }),
  addon: (path) => process.dlopen({ exports: {} }, path),
  binding: () => Reflect.apply(Reflect.get(process, "binding"), process, ["tcp_wrap"]),
  inspector: () => builtin("inspector").open(0),
  wasi: () => new (builtin("wasi").WASI)({ version: "preview1", preopens: { "/": "/" } }),
  evaluate: () => builtin("vm").runInThisContext("new Function('return 1')")(),
  "signal its parent": () => process.kill(process.ppid, "SIGKILL"),

  connect: (port) => builtin("net").connect(Number(port), "127.0.0.1"),
  "connect as a socket does": (port) => new (builtin("net").Socket)().connect(Number(port)),
  "take connecting back"(port) {
    const { Socket } = builtin("net");
    Object.defineProperty(Socket.prototype, "connect", { value: () => "connected" });
    return new Socket().connect(Number(port));
  },
  "connect to a path": (path) => builtin("net").connect(path),
  "connect by a handle"(path) {
    return new (pipeHandle())(0).connect({}, path);
  },
  "listen by a handle"(path) {
    return new (pipeHandle())(1).bind(path);
  },
  listen: () => builtin("net").createServer().listen(0),
  "listen for HTTP": () => builtin("http").createServer().listen(0),
  tls: (port) => builtin("tls").connect(Number(port), "127.0.0.1"),
  http: (port) => request("http", `http://127.0.0.1:${port}`),
  https: (port) => request("https", `https://127.0.0.1:${port}`),
  http2: (port) => builtin("http2").connect(`http://127.0.0.1:${port}`),
  fetch: (port) => fetch(`http://127.0.0.1:${port}`),
  websocket: (port) => new WebSocket(`ws://127.0.0.1:${port}`),
  udp: () => builtin("dgram").createSocket("udp4"),
  "look up a name": () => builtin("dns").promises.lookup("localhost"),
  "ask a name server": () => new (builtin("dns").promises.Resolver)().resolve4("localhost"),
};

/**
 * A process whose parser has been taken over: the file's first line says by what, the rest is its argument. What was
 * tried and not refused is told as text.
 */
denyOutside();
await serveFile(async ({ bytes }: FileInput, listener: ReadingListener) => {
  const [what = "", argument = ""] = new TextDecoder().decode(bytes).split("\n", 2);
  const say = (text: string): void => listener.passage({ kind: "body", where: "page 1", text, marks: [] });
  say("536-22-8417 is her social security number");
  const attack = ATTACKS[what];
  if (attack === undefined) return;
  try {
    say(`got ${String(await attack(argument))}`);
  } catch (error) {
    say(`refused ${error instanceof Error && "code" in error ? String(error.code) : String(error)}`);
  }
});
