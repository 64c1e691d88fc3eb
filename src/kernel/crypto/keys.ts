import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { dataRoot, inheritOwner } from "../db/embedded-folder.ts";

const Secret = z.string().refine((text) => Buffer.from(text, "base64").length === 32, "32 bytes in base64");

/**
 * The secrets of one installation. They are not in the database, and in its backup only when that is asked for: without them sealed columns cannot be read
 * and blind indexes cannot be searched, so they are backed up on their own.
 */
const Keyring = z.strictObject({
  /** Id of the key new values are sealed with. */
  current: z.string(),
  /** Every key that sealed values may still need, by id (1 to 8 letters and digits). */
  keys: z.record(z.string().regex(/^[a-z0-9]{1,8}$/), Secret),
  /** Secret of the blind indexes. Changing it means indexing everything again, so it is not rotated with the keys. */
  index: Secret,
});
export type Keyring = z.infer<typeof Keyring>;

const newSecret = () => randomBytes(32).toString("base64");

/** A keyring with fresh secrets. */
export function newKeyring(): Keyring {
  return { current: "k1", keys: { k1: newSecret() }, index: newSecret() };
}

/** Adds a key and makes it the current one; what older keys sealed stays readable. */
export function rotateKeyring(ring: Keyring): Keyring {
  const next = `k${Object.keys(ring.keys).length + 1}`;
  return { ...ring, current: next, keys: { ...ring.keys, [next]: newSecret() } };
}

/** @throws when the text is not a keyring whose current key exists */
export function readKeyring(text: string): Keyring {
  const ring = Keyring.parse(JSON.parse(text));
  if (!ring.keys[ring.current]) throw new Error("keyring without its current key");
  return ring;
}

/** Where the keys of this installation are, unless `VX_KEYS` holds them. */
export const keyringPath = (): string => join(dataRoot(), "keys.json");

/** The keys this installation has by now; asking makes none. */
export function findKeyring(): Keyring | undefined {
  return process.env.VX_KEYS || existsSync(keyringPath()) ? loadKeyring() : undefined;
}

/** Tells one keyring from another and reveals nothing of it: 64 bits under the secret that is never rotated. */
export const keyringFingerprint = (ring: Keyring): string => keyedHash(ring.index, "fingerprint", "").toString("hex").slice(0, 16);

/**
 * Keys of this installation: `VX_KEYS` (the JSON itself), else the file, which is made with fresh secrets when there is none.
 * @param path default `keys.json` in the data folder; only its owner may read it
 */
export function loadKeyring(path = keyringPath()): Keyring {
  const given = process.env.VX_KEYS;
  if (given) return readKeyring(given);
  if (!existsSync(path)) writeNew(path, newKeyring());
  chmodSync(path, 0o600);
  return readKeyring(readFileSync(path, "utf8"));
}

/** Two first starts at once must end with one keyring: the file is made exclusively and the loser reads the winner's. */
function writeNew(path: string, ring: Keyring): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, `${JSON.stringify(ring, null, 1)}\n`, { mode: 0o600, flag: "wx" });
    inheritOwner(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Takes over the keys of a restored installation. Does nothing where there are keys already. */
export function adoptKeyring(ring: Keyring): void {
  writeNew(keyringPath(), ring);
}

let ring: Keyring | undefined;
/** By secret, then by purpose. */
const derived = new Map<string, Map<string, KeyObject>>();

/** The keyring of this process: loaded at first use, or given by `useKeyring`. */
export function keyring(): Keyring {
  ring ??= loadKeyring();
  return ring;
}

/** Uses these keys from now on: after a rotation, and in tests. */
export function useKeyring(next: Keyring): void {
  ring = next;
  derived.clear();
}

/**
 * The key for one purpose, derived from a secret so that values of different purposes cannot be compared or exchanged.
 * A key object, because a key given as bytes is prepared anew at each use: 18 µs against 4 µs a hash.
 */
export function derivedKey(secret: string, purpose: string): KeyObject {
  const keys = derived.get(secret) ?? new Map<string, KeyObject>();
  derived.set(secret, keys);
  let key = keys.get(purpose);
  if (!key) {
    key = createSecretKey(Buffer.from(hkdfSync("sha256", Buffer.from(secret, "base64"), "", purpose, 32)));
    keys.set(purpose, key);
  }
  return key;
}

/** HMAC-SHA256 under a derived key. */
export function keyedHash(secret: string, purpose: string, text: string): Buffer {
  return createHmac("sha256", derivedKey(secret, purpose)).update(text).digest();
}
