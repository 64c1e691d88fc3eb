import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedData } from "../../test-kit/shared-data.ts";
import { openBytes } from "../file/byte-source.ts";
import { to1258 } from "../hostile/odd-text.ts";
import { detectEncoding } from "./detect-encoding.ts";
import { fromTcvn3, toTcvn3 } from "./tcvn3.ts";
import { isVietnameseSyllable, vietnameseShare } from "./vietnamese-syllable.ts";
import { fromVni, toVni } from "./vni.ts";

const SMALL = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
const CAPITALS_OF_TCVN3 = "ĂÂÊÔƠƯĐ";

describe("the old encodings of Vietnamese", () => {
  it("every letter survives VNI, small and capital", () => {
    const letters = SMALL + SMALL.toUpperCase();
    for (const letter of letters) expect(fromVni(toVni(letter))).toBe(letter);
    expect(fromVni(toVni(letters))).toBe(letters);
  });
  it("every small letter and the capitals that have a byte survive TCVN3", () => {
    for (const letter of SMALL + CAPITALS_OF_TCVN3) expect(fromTcvn3(toTcvn3(letter))).toBe(letter);
    expect(new Set(toTcvn3(SMALL)).size).toBe(SMALL.length);
  });
  it("known words look as the wrong fonts show them", () => {
    expect(toTcvn3("Nguyễn Văn Hùng, Hà Nội, đường")).toBe("NguyÔn V¨n Hïng, Hµ Néi, ®\u00adêng");
    expect(toVni("Nguyễn Văn Hùng, Hà Nội, đường")).toBe("Nguyeãn Vaên Huøng, Haø Noäi, ñöôøng");
    expect(fromVni("Tröôøng Ñöùc Höõu, ngöôøi Hueá, tuoåi")).toBe("Trường Đức Hữu, người Huế, tuổi");
  });
  it("ASCII is the same in all of them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (text) =>
        [fromTcvn3, toTcvn3, fromVni, toVni].every((turn) => turn(text) === text),
      ),
    );
  });
});

describe("telling Vietnamese from letters in the wrong place", () => {
  it("common syllables pass in any case and composition", () => {
    for (const word of [
      "Nguyễn",
      "NGHIÊNG",
      "Thuỷ",
      "Thúy",
      "khuya",
      "Quý",
      "Giữa",
      "Đặng",
      "Huệ",
      "Uyên",
      "Khoẻ",
      "Trường".normalize("NFD"),
    ])
      expect({ word, passes: isVietnameseSyllable(word) }).toEqual({ word, passes: true });
  });
  it("what wrong fonts show does not", () => {
    for (const word of ["NguyÔn", "Nguyeãn", "Thaïnh", "T©n", "García", "Müller"])
      expect({ word, passes: isVietnameseSyllable(word) }).toEqual({ word, passes: false });
  });
});

const encoders: Record<string, (text: string) => Buffer> = {
  "utf-8": (text) => Buffer.from(text),
  "utf-16le": (text) => Buffer.from(text, "utf16le"),
  "utf-16be": (text) => Buffer.from(text, "utf16le").swap16(),
  "windows-1258": to1258,
  tcvn3: (text) => Buffer.from(toTcvn3(text), "latin1"),
  vni: (text) => Buffer.from(toVni(text), "latin1"),
};

sharedData("data/vn-admin-units/communes_pre2025.csv", "names of communes in every encoding", (path) => {
  const lines = readFileSync(path, "utf8").split("\n").slice(1);
  const names = lines.map((line) => line.split(",")[4]).filter((name) => name !== undefined);
  it("are made of Vietnamese syllables but for those of other languages", () => {
    expect(vietnameseShare(names.join(" "))).toBeGreaterThan(0.97);
  });
  it("survive VNI, and TCVN3 but for the height of capitals with tones", () => {
    for (const name of names) {
      expect(fromVni(toVni(name))).toBe(name.normalize("NFC"));
      expect(fromTcvn3(toTcvn3(name)).toLowerCase()).toBe(name.normalize("NFC").toLowerCase());
    }
  });
  it.each(Object.entries(encoders))("lists of thirty names in %s are recognised, each of them", async (encoding, encode) => {
    for (let from = 0; from + 30 <= names.length; from += 300) {
      const text = `STT,Xã\n${names
        .slice(from, from + 30)
        .map((name, index) => `${index},${name}`)
        .join("\n")}\n`;
      const found = await detectEncoding(await openBytes(encode(text), 1e6));
      expect({ from, encoding: found.encoding }).toEqual({ from, encoding });
    }
  });
});
