/** Runs work under a key after all that was given under the same key before, whatever became of it. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Turns of this process. Keys are forgotten as soon as nothing waits under them. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) {
        last.delete(key);
      }
    }
  };
}
