import { DEFAULT_POLICY } from "../../src/core/policy.ts";
import { buildScanner } from "../../src/detectors/build-scanner.ts";
import { createRandom } from "../terms.ts";

export const name = "silence";

const NOW = Date.UTC(2026, 10, 22);
const EACH = 400;
const COUNTS_FROM = 0.5;

type Draw = (length: number) => string;

/** Numbers that belong to nobody, as logs and work chat are full of them. */
const FAMILIES: Readonly<Record<string, (digits: Draw, hex: Draw) => string>> = {
  "bare run of digits in a sentence": (digits) => `the value was ${digits(7)}${digits(4)} before`,
  "bare run of digits alone, 6 to 8": (digits) => `${digits(7)}`,
  "bare run of digits alone, 9": (digits) => `4${digits(8)}`,
  "bare run of digits alone, 10": (digits) => `3${digits(9)}`,
  "bare run of digits alone, 11": (digits) => `7${digits(10)}`,
  "order number": (digits) => `order ${digits(3)}-${digits(7)}-${digits(7)} shipped`,
  "order number, short": (digits) => `Order no. ${digits(9)} is late`,
  ticket: (digits) => `see ticket #${digits(8)} and INC${digits(9)}`,
  "Unix time": (digits) => `ts=17${digits(8)} took ${digits(3)} ms`,
  "time in ms": (digits) => `started 17${digits(11)}, done 17${digits(11)}`,
  "log line": (digits) =>
    `2026-03-1${digits(1)} 09:1${digits(1)}:0${digits(1)}.${digits(3)} INFO [${digits(5)}] req=${digits(10)} size=${digits(6)}`,
  "kernel log": (digits, hex) =>
    `[${digits(5)}.${digits(6)}] pci 0000:0${digits(1)}:1f.0: reg 0x10 [mem 0x${hex(8)}-0x${hex(8)}]`,
  version: (digits) => `v${digits(1)}.${digits(2)}.${digits(4)} build ${digits(4)}.${digits(5)}`,
  "IP address alone": (digits) => `8${digits(1)}.1${digits(2)}.2.3`,
  "private IP address": (digits) => `ip 10.0.${digits(1)}.${digits(2)} is down`,
  UUID: (_digits, hex) => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  "commit hash": (_digits, hex) => `reverted in ${hex(40)}, see ${hex(9)}`,
  "amounts of money": (digits) => `total 1,${digits(3)},${digits(3)}.00 EUR, tax ${digits(3)},${digits(3)}.50`,
  "phone-like in a log": (digits) => `conn=${digits(3)}-${digits(3)}-${digits(4)} closed id=${digits(10)}`,
  coordinates: (digits) => `51.${digits(7)}, -0.${digits(7)}`,
  "memory addresses": (digits, hex) => `at 0x0000${hex(12)} line ${digits(4)} pid ${digits(5)}`,
  "message id": (digits, hex) => `p17${digits(8)}${digits(6)} channel C0${hex(9).toUpperCase()}`,
  checksum: (_digits, hex) => `sha256 ${hex(64)} ok`,
  resolution: (digits) => `1${digits(3)}x1${digits(3)}@${digits(2)} offset ${digits(6)}`,
  "prices list": (digits) => `SKU-${digits(6)} 4${digits(1)}.99 SKU-${digits(6)} 1${digits(2)}.00`,
};

/** Share of made texts, by family, in which anything counts. None needs a corpus. */
export async function run(): Promise<string[]> {
  const { scanner } = buildScanner({ entries: [], policy: DEFAULT_POLICY, key: new Uint8Array(32).fill(9) });
  const random = createRandom(404);
  const draw =
    (letters: string): Draw =>
    (length) =>
      Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join("");
  const digits = draw("0123456789");
  const hex = draw("0123456789abcdef");
  let spoke = 0;
  const lines: string[] = [];
  for (const [family, make] of Object.entries(FAMILIES)) {
    const kinds = new Map<string, number>();
    let loud = 0;
    for (let index = 0; index < EACH; index += 1) {
      const found = scanner.scan(make(digits, hex), { now: NOW }).findings;
      const counting = found.filter(({ confidence }) => confidence >= COUNTS_FROM);
      loud += counting.length > 0 ? 1 : 0;
      for (const { kind } of counting) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    spoke += loud;
    if (loud > 0) {
      const named = [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kind} ${count}`);
      lines.push(`  ${family}: ${((100 * loud) / EACH).toFixed(1)} % spoke (${named.slice(0, 6).join(", ")})`);
    }
  }
  const all = Object.keys(FAMILIES).length * EACH;
  return [`made numbers of nobody: ${spoke} of ${all} spoke (${((100 * spoke) / all).toFixed(2)} %)`, ...lines];
}
