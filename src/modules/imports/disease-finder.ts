import { foldWords } from "../../kernel/tabular/fold.ts";
import { allDiseases } from "../surveillance/server.ts";

/** Names nobody writes in full. */
const usual: readonly (readonly [string, string])[] = [
  ["covid", "covid-19"],
  ["sars cov 2", "covid-19"],
  ["f0", "covid-19"],
  ["sot xuat huyet", "dengue"],
  ["sxh", "dengue"],
  ["sxhd", "dengue"],
  ["tcm", "hand-foot-mouth"],
];

/**
 * Finds the disease a cell names: its code, a code of ICD-10 (also a finer one: `A90.1`), or its name in Vietnamese or English, alone or
 * inside a diagnosis ("Sốt xuất huyết Dengue có dấu hiệu cảnh báo"). The longest name decides; a cell that names none is no guess.
 */
export function diseaseFinder(): (text: string) => string | null {
  const names = allDiseases
    .flatMap(({ code, vi, en }) => [
      { code, phrase: foldWords(code).join(" "), alone: false },
      { code, phrase: foldWords(en).join(" "), alone: false },
      // "tả", "dại" and "sởi" without their tones are everyday syllables: they must be all the cell says.
      { code, phrase: foldWords(vi).join(" "), alone: !vi.includes(" ") },
    ])
    .concat(usual.map(([phrase, code]) => ({ code, phrase, alone: false })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
  const known = new Map<string, string | null>();
  return (text) => {
    const found = known.has(text) ? known.get(text)! : (byIcd10(text) ?? byName(text, names));
    if (known.size < 1000) known.set(text, found);
    return found;
  };
}

function byIcd10(text: string): string | undefined {
  const written = text.toUpperCase().match(/\b[A-Z]\d{2}(?:\.\d{1,2})?\b/g) ?? [];
  const fits = (code: string) =>
    written.some((one) => one === code || one.startsWith(`${code}.`) || (code.includes(".") && one.startsWith(code)));
  return allDiseases.find(({ icd10 }) => icd10.some((code) => fits(code.toUpperCase())))?.code;
}

function byName(text: string, names: readonly { code: string; phrase: string; alone: boolean }[]): string | null {
  const words = foldWords(text)
    .join(" ")
    .replace(/^(benh|nghi|nghi mac|mac) /, "");
  return names.find(({ phrase, alone }) => words === phrase || (!alone && ` ${words} `.includes(` ${phrase} `)))?.code ?? null;
}
