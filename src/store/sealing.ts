import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Sealer } from "../core/ports.ts";

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = "v1";
const NO_SALT = new Uint8Array(0);

/** A sealed value could not be opened: another purpose, an unknown key, or it was changed. Says nothing of the value. */
export class UnsealError extends Error {
  override readonly name = "UnsealError";
}

/**
 * Reads `SOTTO_KEY`: 32 bytes in base64, or several separated by commas. The first seals, all of them open.
 * @throws when a key is missing or of another length; the message never holds a key.
 */
export function parseMasterKeys(text: string): readonly Buffer[] {
  const keys = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => Buffer.from(part, "base64"));
  if (keys.length === 0) {
    throw new Error("SOTTO_KEY holds no key: give 32 bytes in base64, for instance from `openssl rand -base64 32`.");
  }
  const wrong = keys.findIndex((key) => key.length !== KEY_BYTES);
  if (wrong >= 0) {
    throw new Error(`SOTTO_KEY: key ${wrong + 1} of ${keys.length} is not 32 bytes in base64.`);
  }
  return keys;
}

/**
 * Seals with AES-256-GCM under a subkey for each purpose; the key id and the purpose are authenticated with the
 * value. A sealed value is `v1.<key id>.<base64url of nonce, ciphertext, tag>`.
 *
 * Blind indexes use the LAST master key, so that they stay equal while a new key is put in front for rotation.
 *
 * @param masterKeys 32 bytes each; the first seals, all open.
 */
export function createSealer(masterKeys: readonly Uint8Array[]): Sealer {
  const first = masterKeys[0];
  const last = masterKeys.at(-1);
  if (first === undefined || last === undefined || masterKeys.some((key) => key.length !== KEY_BYTES)) {
    throw new Error("A sealer needs master keys of 32 bytes.");
  }
  const ring = new Map(masterKeys.map((key) => [keyId(key), keeper(key)]));
  const sealingId = keyId(first);
  const blindSubkey = keeper(last);

  function subkey(id: string, purpose: string): Buffer {
    const derive = ring.get(id);
    if (derive === undefined) {
      throw new UnsealError("A sealed value names a key that is not configured.");
    }
    return derive(`seal/${purpose}`);
  }

  function seal(plain: string, purpose: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", subkey(sealingId, purpose), nonce);
    cipher.setAAD(associated(sealingId, purpose));
    const body = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return `${FORMAT}.${sealingId}.${body.toString("base64url")}`;
  }

  function open(sealed: string, purpose: string): string {
    const [format, id, encoded, ...rest] = sealed.split(".");
    if (format !== FORMAT || id === undefined || encoded === undefined || rest.length > 0) {
      throw new UnsealError("A sealed value is not in a known format.");
    }
    const body = Buffer.from(encoded, "base64url");
    if (body.length < NONCE_BYTES + TAG_BYTES) {
      throw new UnsealError("A sealed value is cut short.");
    }
    const decipher = createDecipheriv("aes-256-gcm", subkey(id, purpose), body.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(associated(id, purpose));
    decipher.setAuthTag(body.subarray(body.length - TAG_BYTES));
    try {
      const text = body.subarray(NONCE_BYTES, body.length - TAG_BYTES);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
    } catch {
      // The cause says nothing more and is not kept: it could only describe the value.
      throw new UnsealError("A sealed value was changed, or sealed for another purpose.");
    }
  }

  function blind(plain: string, purpose: string): string {
    return createHmac("sha256", blindSubkey(`blind/${purpose}`))
      .update(plain, "utf8")
      .digest("hex");
  }

  return { seal, open, blind };
}

/** Names a key without revealing it. */
function keyId(master: Uint8Array): string {
  return Buffer.from(hkdfSync("sha256", master, NO_SALT, "sotto/key-id", 6)).toString("hex");
}

/** Derives subkeys of one master key, each once. Purposes are few and fixed, so the map stays small. */
function keeper(master: Uint8Array): (info: string) => Buffer {
  const derived = new Map<string, Buffer>();
  return (info) => {
    const known = derived.get(info);
    if (known !== undefined) {
      return known;
    }
    const subkey = Buffer.from(hkdfSync("sha256", master, NO_SALT, `sotto/${info}`, KEY_BYTES));
    derived.set(info, subkey);
    return subkey;
  };
}

function associated(id: string, purpose: string): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, id, purpose]), "utf8");
}
