/** A trigger bit no text sets: for a detector that has nothing to look for. */
export const ASLEEP = 1 << 30;
