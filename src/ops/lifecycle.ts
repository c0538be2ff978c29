import type { Log, Metrics } from "../core/ports.ts";

/** The part of `process` a lifecycle needs. */
export interface ProcessSignals {
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  off(event: string, listener: (...args: unknown[]) => void): unknown;
}

export interface LifecycleOptions {
  readonly log: Log;
  readonly metrics?: Metrics;
  /** Ends the process. */
  readonly exit: (code: number) => void;
  /** How long all closing together may take, ms. Default 20,000: within the usual 30 s grace of orchestrators. */
  readonly deadlineMs?: number;
  /** Default: this process. */
  readonly signals?: ProcessSignals;
}

export interface Lifecycle {
  /**
   * Registers what to close. The last registered closes first: what takes work in is opened last and must stop first,
   * what others stand on is opened first.
   */
  onStop(name: string, close: () => Promise<void> | void): void;
  /** Closes everything, then exits: 0, or 1 when a close failed, the deadline passed or it began with a fault. */
  stop(reason: string, code?: number): Promise<void>;
  isStopping(): boolean;
}

/** A signal sent to a whole process group is passed on by parents too; repeats this soon are the same wish. */
const SAME_WISH_MS = 1_000;

/**
 * Shuts the process down in order on SIGTERM, SIGINT and SIGHUP; a second signal a second or more later exits at once.
 * Rejections nobody handled are logged and survived: libraries leave some at reconnects, and nothing of ours hangs on them.
 * After an uncaught exception the state of the process is unknown: it is closed down and left to its supervisor.
 */
export function createLifecycle(options: LifecycleOptions): Lifecycle {
  const { log, metrics, exit } = options;
  const signals = options.signals ?? process;
  const closers: { readonly name: string; readonly close: () => Promise<void> | void }[] = [];
  const listeners: (readonly [string, (...args: unknown[]) => void])[] = [];
  let stopping: Promise<void> | null = null;
  let firstSignalAt: number | null = null;

  function listen(event: string, listener: (...args: unknown[]) => void): void {
    signals.on(event, listener);
    listeners.push([event, listener]);
  }

  function onSignal(signal: string): void {
    const now = performance.now();
    if (firstSignalAt !== null) {
      if (now - firstSignalAt >= SAME_WISH_MS) {
        log.warn("stopped at once by a second signal", { signal });
        exit(130);
      }
      return;
    }
    firstSignalAt = now;
    void stop(signal);
  }

  async function closeAll(reason: string, code: number): Promise<void> {
    log.info("stopping", { reason });
    const deadline = Promise.withResolvers<"late">();
    const timer = setTimeout(() => deadline.resolve("late"), options.deadlineMs ?? 20_000);
    let failed = false;
    for (const { name, close } of closers.toReversed()) {
      const outcome = await Promise.race([closeOne(name, close), deadline.promise]);
      if (outcome === "late") {
        log.error("did not stop in time", { step: name });
        failed = true;
        break;
      }
      failed ||= outcome === "failed";
    }
    clearTimeout(timer);
    log.info("stopped", { reason });
    for (const [event, listener] of listeners) {
      signals.off(event, listener);
    }
    exit(failed && code === 0 ? 1 : code);
  }

  async function closeOne(name: string, close: () => Promise<void> | void): Promise<"closed" | "failed"> {
    try {
      await close();
      return "closed";
    } catch (error) {
      // One that can't be closed must not keep the others open.
      log.error("could not be closed", { step: name, error });
      return "failed";
    }
  }

  function stop(reason: string, code = 0): Promise<void> {
    stopping ??= closeAll(reason, code);
    return stopping;
  }

  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) {
    listen(signal, () => onSignal(signal));
  }
  listen("unhandledRejection", (error) => {
    metrics?.count("unhandled", { kind: "rejection" });
    log.error("a rejection nobody handled", { error });
  });
  listen("uncaughtException", (error) => {
    metrics?.count("unhandled", { kind: "exception" });
    log.error("an exception nobody caught", { error });
    void stop("uncaught-exception", 1);
  });

  return {
    onStop: (name, close) => closers.push({ name, close }),
    stop,
    isStopping: () => stopping !== null,
  };
}
