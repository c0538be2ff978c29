/** ms of processor time this process has had: other work on the machine does not count. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** The least ms of processor time that `work` takes in so many rounds: the first ones also pay for compiling. */
export function leastCpuTime(rounds: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const began = cpuTime();
    work();
    least = Math.min(least, cpuTime() - began);
  }
  return least;
}
