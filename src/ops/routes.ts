import type { IncomingMessage, ServerResponse } from "node:http";
import { within } from "../core/within.ts";
import type { MetricsPage } from "./metrics.ts";

/** One thing that must work before this process can take traffic. Resolves when it does. */
export type ReadyCheck = () => Promise<void>;

export interface OpsOptions {
  readonly checks: Readonly<Record<string, ReadyCheck>>;
  readonly metrics: MetricsPage;
  /** True once the process is shutting down: it is alive but takes nothing new. */
  readonly isStopping?: () => boolean;
  /** How long a check may take, ms. Default 2,000. */
  readonly checkTimeoutMs?: number;
}

/** The shape of Bolt's custom routes, so that HTTP mode needs no second port. */
export interface OpsRoute {
  readonly path: string;
  readonly method: string[];
  handler(request: IncomingMessage, response: ServerResponse): void;
}

/** Checks are asked at most this often, however many ask. */
const REUSE_MS = 500;

/**
 * `GET /healthz`: the process answers. `GET /readyz`: 200 when every check passes, else 503; says which failed, never why.
 * `GET /metrics`: Prometheus.
 */
export function createOpsRoutes(options: OpsOptions): OpsRoute[] {
  const readiness = createReadiness(options);
  const method = ["GET", "HEAD"];

  function route(path: string, answer: (response: ServerResponse) => Promise<void>): OpsRoute {
    return {
      path,
      method,
      handler(request, response) {
        answer(response).catch(() => {
          // What went wrong is told by the checks' own logs; whoever asks only learns that it did.
          send(response, 500, "application/json", JSON.stringify({ status: "failed" }));
        });
        request.resume();
      },
    };
  }

  return [
    route("/healthz", async (response) => send(response, 200, "application/json", JSON.stringify({ status: "ok" }))),
    route("/readyz", async (response) => {
      const { ready, body } = await readiness();
      send(response, ready ? 200 : 503, "application/json", JSON.stringify(body));
    }),
    route("/metrics", async (response) =>
      send(response, 200, options.metrics.contentType, await options.metrics.render()),
    ),
  ];
}

interface Readiness {
  readonly ready: boolean;
  readonly body: { readonly status: string; readonly checks: Readonly<Record<string, "ok" | "failed">> };
}

function createReadiness(options: OpsOptions): () => Promise<Readiness> {
  let last: { readonly at: number; readonly answer: Promise<Readiness> } | null = null;
  return () => {
    const now = performance.now();
    if (last === null || now - last.at > REUSE_MS || options.isStopping?.() === true) {
      last = { at: now, answer: ask(options) };
    }
    return last.answer;
  };
}

async function ask(options: OpsOptions): Promise<Readiness> {
  const timeoutMs = options.checkTimeoutMs ?? 2_000;
  const results = await Promise.all(
    Object.entries(options.checks).map(
      async ([name, check]) => [name, (await passes(check, timeoutMs)) ? "ok" : "failed"] as const,
    ),
  );
  const stopping = options.isStopping?.() === true;
  const ready = !stopping && results.every(([, result]) => result === "ok");
  return {
    ready,
    body: { status: stopping ? "stopping" : ready ? "ok" : "failed", checks: Object.fromEntries(results) },
  };
}

async function passes(check: ReadyCheck, timeoutMs: number): Promise<boolean> {
  const passed = check().then(
    () => true,
    () => false,
  );
  return (await within(timeoutMs, passed)) ?? false;
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
  });
  response.end(body);
}
