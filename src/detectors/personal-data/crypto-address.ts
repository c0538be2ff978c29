import { hash } from "node:crypto";
import type { DetectorKind } from "../detector.ts";
import type { Reading } from "./reading.ts";
import { kindOf } from "./recogniser.ts";
import { ATOM } from "./shape.ts";
import type { Sighting } from "./sighting.ts";
import { GROUP } from "./words.ts";

/** Bitcoin: Base58Check (BIP 13) and Bech32 (BIP 173, 350), checksum verified. Ethereum: beside words only. */
export const CRYPTO_ADDRESS: DetectorKind = kindOf("crypto-address", "a cryptocurrency address", {
  severity: "medium",
  source: "https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki",
});

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
/** A hash costs microseconds: no text may ask about more addresses than this; one written again is not asked about. */
const MOST_HASHES = 100;

export function findCryptoAddresses(reading: Reading): Sighting[] {
  const { atoms, cased, folded } = reading;
  const sightings: Sighting[] = [];
  const checked = new Map<string, boolean>();
  for (let index = 0; index < atoms.count; index += 1) {
    const start = atoms.start(index);
    const end = atoms.end(index);
    const length = end - start;
    if (length < 26 || length > 74 || atoms.kind(index) !== ATOM.mixed) {
      continue;
    }
    const first = folded[start] ?? "";
    if (folded.startsWith("bc1", start)) {
      if (isBech32(folded.slice(start, end))) {
        sightings.push({ kind: CRYPTO_ADDRESS.id, start, end, confidence: 0.99 });
      }
    } else if ((first === "1" || first === "3") && length <= 35) {
      if (isChecked(cased.slice(start, end), checked)) {
        sightings.push({ kind: CRYPTO_ADDRESS.id, start, end, confidence: 0.99 });
      }
    } else if (length === 42 && folded.startsWith("0x", start) && /^0x[0-9a-f]{40}$/.test(folded.slice(start, end))) {
      if (reading.context.near(GROUP.WALLET, start, end)) {
        sightings.push({ kind: CRYPTO_ADDRESS.id, start, end, confidence: 0.85 });
      }
    }
  }
  return sightings;
}

function isChecked(address: string, checked: Map<string, boolean>): boolean {
  const known = checked.get(address);
  if (known !== undefined || checked.size === MOST_HASHES) {
    return known ?? false;
  }
  const isValid = isBase58Check(address);
  checked.set(address, isValid);
  return isValid;
}

function isBase58Check(address: string): boolean {
  let number = 0n;
  for (const char of address) {
    const digit = BASE58.indexOf(char);
    if (digit < 0) {
      return false;
    }
    number = number * 58n + BigInt(digit);
  }
  const hex = number.toString(16).padStart(50, "0");
  if (hex.length !== 50) {
    return false;
  }
  const bytes = Buffer.from(hex, "hex");
  const once = hash("sha256", bytes.subarray(0, 21), "buffer");
  return hash("sha256", once, "buffer").subarray(0, 4).equals(bytes.subarray(21));
}

function isBech32(address: string): boolean {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  const values = [3, 3, 0, 2, 3];
  for (const char of address.slice(3)) {
    const value = BECH32.indexOf(char);
    if (value < 0) {
      return false;
    }
    values.push(value);
  }
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (let bit = 0; bit < 5; bit += 1) {
      if ((top >>> bit) & 1) {
        check ^= generator[bit] ?? 0;
      }
    }
  }
  return check === 1 || check === 0x2bc830a3;
}
