import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedData } from "../../../kernel/test-kit/shared-data.ts";
import { deletions, exactForm, isOneLetterApart, nameSortKey, nameWords, searchedWords, tidyName } from "./person-name.ts";

const keyOf = (name: string) => nameSortKey(nameWords(name));
const byKey = (a: string, b: string) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b)));
const apart = (name: string) => nameWords(name).map((word) => word.folded);

describe("a list of people", () => {
  it("is ordered by given name in the order of the alphabet, then by family name", () => {
    const sorted = ["Lê Ánh", "Lê Ăn", "Lê Ân", "Lê Bình", "Trần Bình", "Lê Dung", "Lê Đạt", "Lê Đức"];
    expect([...sorted].reverse().sort(byKey)).toEqual(sorted);
  });
  it("keeps people of one given name together whatever their family name", () => {
    const sorted = ["Nguyễn Văn An", "Trần An", "Bùi Thị Án"];
    expect([...sorted].reverse().sort(byKey)).toEqual(sorted);
  });
  it("puts names of other alphabets last without losing them", () => {
    expect(["李明", "Zoë", "Đạt"].sort(byKey)).toEqual(["Đạt", "Zoë", "李明"]);
  });
});

describe("the words of a name", () => {
  it("are the same composed or decomposed, in capitals, and wherever the tone mark stands", () => {
    const name = "Nguyễn Thị Thúy Hòa";
    for (const other of [name.normalize("NFD"), name.toUpperCase(), "Nguyễn Thị Thuý Hoà", "  Nguyễn  Thị Thúy Hòa "]) {
      expect(exactForm(nameWords(other))).toBe(exactForm(nameWords(name)));
    }
  });
  it("lose their marks for searching, đ included, and keep foreign ones", () => {
    expect(apart("Nguyễn Thị Đặng")).toEqual(["nguyen", "thi", "dang"]);
    expect(apart("K'Brơi")).toEqual(["kbroi"]);
    expect(apart("Zoë 李明 - 2")).toEqual(["zoe", "李明", "2"]);
  });
  it("are searched once each, family and given name always among them", () => {
    expect(searchedWords(nameWords("Trần Trần"))).toEqual(["tran"]);
    expect(searchedWords(nameWords("Công Tằng Tôn Nữ Thị Minh Châu"))).toEqual(["cong", "nu", "thi", "minh", "chau"]);
  });
  it("are kept composed with single spaces", () => {
    expect(tidyName(" Lê\u00a0 Thị  Hà ".normalize("NFD"))).toBe("Lê Thị Hà");
    expect(tidyName("Ðoàn Ðức")).toBe("Đoàn Đức");
  });
});

describe("a word misspelt by one letter", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdehnt"), minLength: 1, maxLength: 7 });
  const edits = (text: string) =>
    [...Array(text.length + 1).keys()].flatMap((at) => [
      text.slice(0, at) + text.slice(at + 1),
      `${text.slice(0, at)}x${text.slice(at + 1)}`,
      `${text.slice(0, at)}x${text.slice(at)}`,
      text.slice(0, at) + (text[at + 1] ?? "") + (text[at] ?? "") + text.slice(at + 2),
    ]);
  it("is one letter apart, both ways, and shares a form with the right one", () => {
    fc.assert(
      fc.property(word, (right) => {
        for (const wrong of edits(right).filter((text) => text !== right && text !== "")) {
          expect([right, wrong, isOneLetterApart(right, wrong), isOneLetterApart(wrong, right)]).toEqual([right, wrong, true, true]);
          const forms = new Set([right, ...deletions(right)]);
          expect([wrong, ...deletions(wrong)].some((form) => forms.has(form))).toBe(true);
        }
      }),
    );
  });
  it("is not confused with a word two letters away", () => {
    for (const [a, b] of [
      ["lan", "linh"],
      ["an", "anhh"],
      ["hoa", "hue"],
      ["minh", "mihn1"],
      ["a", "a"],
    ])
      expect(isOneLetterApart(a!, b!)).toBe(false);
  });
});

sharedData("data/vn-names", "the names people really have", (folder) => {
  const names = ["boy.txt", "girl.txt"].flatMap((file) => readFileSync(`${folder}/${file}`, "utf8").trim().split("\n"));
  const words = [...new Map(names.flatMap((name) => tidyName(name).split(" ")).map((word) => [exactForm(nameWords(word)), word])).values()];
  it("are ordered word by word as Vietnamese collation orders them", () => {
    const collator = new Intl.Collator("vi");
    const expected = [...words].sort((a, b) => collator.compare(a, b));
    expect([...words].sort(byKey)).toEqual(expected);
  });
  it("are found typed composed, decomposed, unaccented or in capitals", () => {
    for (const name of names) {
      for (const typed of [name.normalize("NFD"), name.toUpperCase(), apart(name).join(" ")]) expect(apart(typed)).toEqual(apart(name));
    }
  });
});
