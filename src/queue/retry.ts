/** After this many failed attempts a job is reported, and tried once an hour from then on. */
export const PARK_AFTER = 10;

/** More than will ever be made: no job is dropped for failing. */
export const ATTEMPTS = 1_000_000;

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
const PARKED_MS = 60 * 60_000;

/**
 * How long to wait after an attempt failed: doubling from a second to five minutes, then hourly. A tenth more or
 * less, so that jobs that failed together don't all come back together.
 *
 * @param attemptsMade Failed attempts so far, this one included.
 * @param random 0..1.
 */
export function retryDelay(attemptsMade: number, random: number = Math.random()): number {
  const base =
    attemptsMade >= PARK_AFTER ? PARKED_MS : Math.min(FIRST_MS * 2 ** Math.max(0, attemptsMade - 1), LONGEST_MS);
  return Math.round(base * (0.9 + 0.2 * random));
}
