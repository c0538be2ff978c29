import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A fresh id in Slack's form: the letter of its kind and ten characters. */
export function newId(prefix: string): string {
  const bytes = randomBytes(10);
  return prefix + Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

/** Seconds since the epoch, as Slack's `created` fields have it. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** Issues message ids: the time with six decimals, always growing. */
export class TsClock {
  #last = 0;

  next(): string {
    const now = Date.now() * 1000;
    this.#last = now > this.#last ? now : this.#last + 1;
    const seconds = Math.floor(this.#last / 1_000_000);
    return `${seconds}.${String(this.#last % 1_000_000).padStart(6, "0")}`;
  }
}
