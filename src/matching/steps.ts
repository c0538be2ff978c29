/** Work that can be put down between any two steps and taken up later; steps are short. */
export type Steps<T> = Generator<undefined, T>;

/** Does all of it now. */
export function doAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** ms of work between two turns of the event loop: a message that arrives meanwhile is hardly kept waiting. */
const SLICE = 10;

/**
 * Does it slice by slice, others having their turn in between, and hands on what it comes to: before this returns when
 * a slice is enough. Stops when `isWanted` says so between two slices.
 */
export async function doInSlices<T>(
  steps: Steps<T>,
  isWanted: () => boolean,
  handOn: (value: T) => void,
): Promise<void> {
  for (;;) {
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) {
        handOn(step.value);
        return;
      }
    } while (performance.now() < until);
    await new Promise((resolve) => setImmediate(resolve));
    if (!isWanted()) return;
  }
}
