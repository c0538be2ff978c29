import { type Confinement, probeConfinement } from "./command-line.ts";
import { type ConfinedProcess, type ConfinedProcessOptions, startConfinedProcess } from "./confined-process.ts";

export interface ProcessPoolOptions extends Omit<ConfinedProcessOptions, "confinement"> {
  /** Processes kept ready for the next files. Default 2. */
  readonly spares?: number;
  /** Files that are read at the same time. Default 2. */
  readonly atOnce?: number;
  /** Told once how processes are confined on this system. */
  readonly onConfinement?: (confinement: Confinement) => void;
}

/** Processes for reading files, each for one file. */
export interface ProcessPool {
  /** Keeps processes ready from here on. */
  start(): void;
  /** A process that is ready, as soon as there is one; `null` when none comes up, or the pool was closed. */
  take(): Promise<ConfinedProcess | null>;
  /** Ends all processes. */
  close(): Promise<void>;
}

export function createProcessPool(options: ProcessPoolOptions): ProcessPool {
  const { spares = 2, atOnce = 2 } = options;
  const waiting: ConfinedProcess[] = [];
  const running = new Set<ConfinedProcess>();
  const queue: (() => void)[] = [];
  let taken = 0;
  let isStarted = false;
  let isClosed = false;
  let probing: Promise<Confinement> | null = null;

  function confinement(): Promise<Confinement> {
    probing ??= probeConfinement().then((probed) => {
      options.onConfinement?.(probed);
      return probed;
    });
    return probing;
  }

  function startOne(confined: Confinement): ConfinedProcess {
    const started = startConfinedProcess({ ...options, confinement: confined });
    running.add(started);
    void started.ended.then(() => {
      running.delete(started);
      const at = waiting.indexOf(started);
      if (at >= 0) waiting.splice(at, 1);
    });
    return started;
  }

  /** Not while a file is read: starting takes processor time that the file's author waits for. */
  async function refill(): Promise<void> {
    const confined = await confinement();
    while (isStarted && !isClosed && taken === 0 && waiting.length < spares) {
      waiting.push(startOne(confined));
    }
  }

  async function turn(): Promise<void> {
    if (taken >= atOnce) {
      const free = Promise.withResolvers<void>();
      queue.push(free.resolve);
      await free.promise;
    }
    taken += 1;
  }

  function release(): void {
    taken -= 1;
    queue.shift()?.();
    void refill();
  }

  return {
    start() {
      isStarted = true;
      void refill();
    },
    async take() {
      await turn();
      const confined = await confinement();
      const process = isClosed ? null : (waiting.shift() ?? startOne(confined));
      if (process === null || !(await process.ready)) {
        process?.kill();
        release();
        return null;
      }
      void process.ended.then(release);
      return process;
    },
    async close() {
      isClosed = true;
      const ending = [...running].map((process) => {
        process.kill();
        return process.ended;
      });
      await Promise.all(ending);
    },
  };
}
