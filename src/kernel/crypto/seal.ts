import { createCipheriv, createDecipheriv } from "node:crypto";
import { derivedKey, keyedHash, keyring } from "./keys.ts";

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts a text (AES-256-GCM) to `key id:base64 of nonce, tag and ciphertext`.
 * The nonce is made of the text and its place, so the same text in the same place gives the same result: storing it again is
 * recognised as "unchanged", and nothing else is given away.
 * @param purpose what kind of value it is, e.g. `persons.numbers`
 * @param place id of the record it belongs to: copied to another record it does not open
 */
export function seal(purpose: string, text: string, place = ""): string {
  const { current, keys } = keyring();
  const secret = keys[current]!;
  const nonce = keyedHash(secret, `nonce:${purpose}`, `${place}\n${text}`).subarray(0, NONCE);
  const cipher = createCipheriv("aes-256-gcm", derivedKey(secret, `seal:${purpose}`), nonce);
  cipher.setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${current}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64")}`;
}

/**
 * Decrypts what `seal` made, with whichever key it was sealed.
 * @throws when the key is not in the keyring, or the text was altered or belongs to another place
 */
export function openSealed(purpose: string, sealed: string, place = ""): string {
  const keyId = sealedWith(sealed);
  const secret = keyring().keys[keyId];
  if (!secret) throw new Error(`the key ${keyId} is not in the keyring: put back the keys.json that belongs to this database`);
  const bytes = Buffer.from(sealed.slice(keyId.length + 1), "base64");
  const decipher = createDecipheriv("aes-256-gcm", derivedKey(secret, `seal:${purpose}`), bytes.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return decipher.update(bytes.subarray(NONCE + TAG), undefined, "utf8") + decipher.final("utf8");
}

/** Id of the key a value was sealed with: what is not the current one can be sealed again. */
export function sealedWith(sealed: string): string {
  return sealed.slice(0, sealed.indexOf(":"));
}

/** 16 bytes by which equal texts can be found without the database knowing them; for identity numbers and phones. */
export function blindIndex(purpose: string, text: string): Buffer {
  return keyedHash(keyring().index, purpose, text).subarray(0, 16);
}

/**
 * A keyed hash of 53 bits, exact as a number here and as bigint there. For words and for keys whose matches are looked at again:
 * among 100 million values a lookup meets a stranger once in 90 million.
 */
export function blindToken(purpose: string, text: string): number {
  const hash = keyedHash(keyring().index, purpose, text);
  return (hash.readUInt32BE(0) & 0x1fffff) * 0x1_0000_0000 + hash.readUInt32BE(4);
}
