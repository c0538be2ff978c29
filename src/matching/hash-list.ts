const INITIAL = 1_024;

/** Hashes in a column that grows. */
export class HashList {
  count = 0;
  #hashes = new Int32Array(INITIAL);

  /** With room behind the last. */
  get hashes(): Int32Array {
    return this.#hashes;
  }

  add(hash: number): void {
    if (this.count === this.#hashes.length) {
      const longer = new Int32Array(this.count * 2);
      longer.set(this.#hashes);
      this.#hashes = longer;
    }
    this.#hashes[this.count++] = hash;
  }
}
