import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import os from "node:os";
import sqlite from "node:sqlite";

/** Thrown, with the code Node's own permission model uses, where a confined process reaches for the outside. */
export class OutsideDenied extends Error {
  override readonly name = "OutsideDenied";
  readonly code = "ERR_ACCESS_DENIED";

  constructor() {
    super("not in a confined process");
  }
}

function deny(): never {
  throw new OutsideDenied();
}

/**
 * Takes from this process, for good, what Node's permission model leaves it: connecting and listening of every kind,
 * looking up names, signals to other processes, and a database that opens any file. What is built on these (TLS, HTTP,
 * fetch, WebSocket) goes with them. To be called before anything foreign is read.
 */
export function denyOutside(): void {
  lock(net.Socket.prototype, ["connect"]);
  lock(net.Server.prototype, ["listen", "_listen2"]);
  lock(net, ["connect", "createConnection", "createServer", "_createServerHandle"]);
  lock(dgram.Socket.prototype, functionsOf(dgram.Socket.prototype));
  lock(dgram, functionsOf(dgram));
  for (const names of [dns, dns.promises]) {
    lock(names.Resolver.prototype, functionsOf(names.Resolver.prototype));
    lock(names, functionsOf(names));
  }
  lockHandle(process.stdin);
  lock(childProcess, functionsOf(childProcess));
  lock(sqlite, functionsOf(sqlite));
  lock(process, ["kill", "_kill", "_debugProcess", "_debugEnd", "dlopen", "execve"]);
  lock(os, ["setPriority"]);
  lock(globalThis, ["fetch", "WebSocket", "EventSource"]);
  syncBuiltinESMExports();
}

/** A pipe's handle lends its class, and with it sockets in the file system. */
function lockHandle(stream: object): void {
  const handle: unknown = Reflect.get(stream, "_handle");
  if (typeof handle === "object" && handle !== null) {
    lock(Object.getPrototypeOf(handle), ["connect", "connect2", "bind", "bind2", "listen"]);
  }
}

function functionsOf(holder: object): readonly string[] {
  return Object.getOwnPropertyNames(holder).filter((name) => name !== "constructor" && isFunction(holder, name));
}

function isFunction(holder: object, name: string): boolean {
  return typeof Object.getOwnPropertyDescriptor(holder, name)?.value === "function";
}

/** Not writable and not configurable: whoever runs in here can't take it back. */
function lock(holder: object, names: readonly string[]): void {
  for (const name of names) {
    Object.defineProperty(holder, name, { value: deny, writable: false, configurable: false });
  }
}
