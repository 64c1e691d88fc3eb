import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadKeyring, newKeyring, readKeyring, rotateKeyring, useKeyring } from "./keys.ts";
import { blindIndex, blindToken, openSealed, seal, sealedWith } from "./seal.ts";

const ring = newKeyring();
const given = process.env.VX_KEYS;

beforeEach(() => useKeyring(ring));
afterEach(() => {
  delete process.env.VX_KEYS;
  if (given !== undefined) process.env.VX_KEYS = given;
});

describe("a sealed text", () => {
  it("opens to what was sealed, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(openSealed("t", seal("t", text, "a"), "a")).toBe(text);
      }),
    );
  });
  it("is the same bytes for the same record and other bytes elsewhere", () => {
    expect(seal("t", "079090001234", "a")).toEqual(seal("t", "079090001234", "a"));
    expect(seal("t", "079090001234", "b")).not.toEqual(seal("t", "079090001234", "a"));
  });
  it("does not open in another record, for another purpose or after a change of one byte", () => {
    const sealed = seal("t", "0901234567", "a");
    expect(() => openSealed("t", sealed, "b")).toThrow();
    expect(() => openSealed("u", sealed, "a")).toThrow();
    const bytes = Buffer.from(sealed.slice(3), "base64");
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = altered[at]! ^ 1;
      expect(() => openSealed("t", `k1:${altered.toString("base64")}`, "a")).toThrow();
    }
  });
  it("stays readable after the key has been rotated, and says which key it needs", () => {
    const old = seal("t", "12 Lê Lợi", "a");
    useKeyring(rotateKeyring(ring));
    expect(openSealed("t", old, "a")).toBe("12 Lê Lợi");
    expect([sealedWith(old), sealedWith(seal("t", "12 Lê Lợi", "a"))]).toEqual(["k1", "k2"]);
  });
  it("says what is missing when the key is not there", () => {
    const sealed = seal("t", "x", "a");
    const other = newKeyring();
    useKeyring({ ...other, current: "k9", keys: { k9: other.keys.k1! } });
    expect(() => openSealed("t", sealed, "a")).toThrow(/keys\.json/);
  });
});

describe("a blind index", () => {
  it("is equal for equal texts of one purpose only, and differs between installations", () => {
    expect(blindIndex("cccd", "1")).toEqual(blindIndex("cccd", "1"));
    expect(blindIndex("cccd", "1")).not.toEqual(blindIndex("phone", "1"));
    const before = blindIndex("cccd", "1");
    useKeyring(newKeyring());
    expect(blindIndex("cccd", "1")).not.toEqual(before);
  });
  it("as a token is a whole number that neither side rounds", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Number.isSafeInteger(blindToken("word", text))).toBe(true);
      }),
    );
  });
});

describe("the keyring", () => {
  it("is made once, readable by its owner alone, and read again", () => {
    delete process.env.VX_KEYS;
    const folder = mkdtempSync(join(tmpdir(), "keys-"));
    const path = join(folder, "deeper", "keys.json");
    const first = loadKeyring(path);
    expect(loadKeyring(path)).toEqual(first);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
  });
  it("can be given by the environment", () => {
    process.env.VX_KEYS = JSON.stringify(ring);
    expect(loadKeyring("/nowhere/keys.json")).toEqual(ring);
  });
  it("refuses a secret of another length and a current key that is not there", () => {
    expect(() => readKeyring(JSON.stringify({ ...ring, index: "c2hvcnQ=" }))).toThrow();
    expect(() => readKeyring(JSON.stringify({ ...ring, current: "k7" }))).toThrow(/current/);
  });
});
