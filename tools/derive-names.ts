import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * Makes the frequency lists of Vietnamese names that the demo province draws from.
 * Source: duyet/vietnamese-namedb (MIT), as kept in the shared folder `data/vn-names`: counts of family and given names of 8,757 students
 * (no full name was kept), and two lists of middle-and-given names by sex. Usage: node tools/derive-names.ts
 */
const shared = resolve(process.env.VX_SHARED ?? "../shared", "data/vn-names");
const target = "src/modules/simulation/names/vietnamese.gen.ts";

/** The lists use the Icelandic Ð for Đ, and a few rows came through a legacy font. */
const clean = (text: string): string => text.normalize("NFC").replaceAll("Ð", "Đ").replaceAll("ð", "đ").trim();
const isName = (text: string): boolean => /^[\p{Lu}][\p{Ll}]*$/u.test(text) && !/[øöåäñÑ]/u.test(text) && !["Student"].includes(text);

const lines = (file: string): string[] =>
  readFileSync(join(shared, file), "utf8")
    .split(/\r?\n/)
    .map(clean)
    .filter((line) => line !== "");

function counted(file: string): Map<string, number> {
  const rows = lines(file)
    .slice(1)
    .map((line) => line.split(","));
  return new Map(rows.flatMap(([name, count]) => (name && isName(name) ? [[name, Number(count)] as const] : [])));
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (isName(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** Given names of one sex: how often students bear them × how far they belong to this sex in the two lists. */
function givenNames(own: Map<string, number>, other: Map<string, number>, students: Map<string, number>): Map<string, number> {
  const weighted = [...own].map(([name, count]) => {
    const share = count / (count + (other.get(name) ?? 0));
    return [name, Math.round(share * (students.get(name) ?? 0) + 2 * count)] as const;
  });
  return new Map(weighted.filter(([, weight]) => weight > 0));
}

const packed = (weights: Map<string, number>): string =>
  [...weights]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([name, weight]) => `${name} ${weight}`)
    .join("|");

function main(): void {
  const students = counted("given_name_frequency.csv");
  const [boys, girls] = ["boy.txt", "girl.txt"].map((file) => lines(file).map((line) => line.split(/\s+/)));
  const last = (lists: string[][]) => tally(lists.map((words) => words.at(-1)!));
  const first = (lists: string[][]) => tally(lists.filter((words) => words.length === 2).map((words) => words[0]!));
  const lists = {
    // Below four bearers stand mostly misspelt names.
    familyNames: new Map([...counted("family_name_frequency.csv")].filter(([, count]) => count >= 4)),
    maleGivenNames: givenNames(last(boys!), last(girls!), students),
    femaleGivenNames: givenNames(last(girls!), last(boys!), students),
    maleMiddleNames: first(boys!),
    femaleMiddleNames: first(girls!),
  };
  const constants = Object.entries(lists).map(([name, weights]) => `export const ${name} =\n  "${packed(weights)}";`);
  const header = [
    "// Written by tools/derive-names.ts; do not edit. Frequencies derived from duyet/vietnamese-namedb (MIT licence), commit 2129070d.",
    "// Each list: name and weight, most frequent first.",
  ];
  writeFileSync(target, [...header, "", constants.join("\n\n"), ""].join("\n"));
  for (const [name, weights] of Object.entries(lists)) console.log(`${name}: ${weights.size}`);
}

main();
