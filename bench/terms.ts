/** Deterministic random numbers, so that every run measures the same. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES =
  "ba be bi bo bra bri ca ce co cra da de di do dra el en fa fe fi fra ga ge gra ha he ja ka ke kra la le li lo lu ma me mi mo na ne ni no or pa pe po pra ra re ri ro sa se si so sta ta te ti to tra ul va ve vi vo wa we xa ya ze zo".split(
    " ",
  );
const KINDS = "Partners Holdings Logistics Energy Capital Systems Foods Works Shipping Medical Networks Mining".split(
  " ",
);
const FORMS = ["Ltd", "GmbH", "Inc", "S.A.", "PLC", "", "", ""];

/** Made-up organisations' names of one to three words; the same `index` gives the same name. */
export function* madeUpNames(count: number): Iterable<string> {
  const random = createRandom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const word = (): string => {
    let made = "";
    const syllables = 2 + Math.floor(random() * 3);
    for (let index = 0; index < syllables; index++) made += pick(SYLLABLES);
    return made[0]!.toUpperCase() + made.slice(1);
  };
  for (let index = 0; index < count; index++) {
    const shape = random();
    const base =
      shape < 0.15
        ? `${word()}${pick(SYLLABLES)}`
        : shape < 0.7
          ? `${word()} ${word()}`
          : `${word()} ${word()} ${pick(KINDS)}`;
    yield `${base} ${pick(FORMS)}`.trim();
  }
}
