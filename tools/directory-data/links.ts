import { neighbors } from "topojson-client";
import { fold } from "../../src/kernel/tabular/fold.ts";
import { islandsWithoutCommunes } from "./lists.ts";
import { type LinkRow, layerOf, outlineCode, read, readTopology, type Units } from "./source-files.ts";

/** Same code, name and district in both lists, though the record of changes gives it to a neighbour: it lost a part and went on. */
export const wentOn = { code: "25996", partTo: "26023" };
/** In the official map of 2025 but no longer in the list of 03/2025. */
const goneBefore2025 = "07693 07732 07744 16387 16411 18448 20176 20674 25102 25174 25177 25186".split(" ");

/** Communes that the record lost sight of, found again by their name: code, where the source had put it, where it went. */
export const foundByName: { code: string; before: string; to: string }[] = [];

/**
 * Where the record names no successor the source took the nearest commune. Often the name tells: a neighbour that bore another name in 2019
 * bears that of the abolished commune afterwards, because the two were merged under it.
 */
function followName(row: Omit<LinkRow, "share">, o19: Units, o25: Units): Omit<LinkRow, "share"> {
  const old = o19.get(row.from);
  if (row.method !== "nearest_estimate" || !old) return row;
  const name = bareName(old.full);
  const bearers = [...o25.values()].filter((unit) => unit.parent === o25.get(row.to)!.parent && bareName(unit.full) === name);
  const [heir, ...more] = bearers.filter((unit) => bareName(o19.get(unit.code)?.full ?? "") !== name);
  if (!heir || more.length > 0) return row;
  foundByName.push({ code: row.from, before: row.to, to: heir.code });
  return { from: row.from, to: heir.code, method: "name_kept" };
}

const bareName = (full: string) => fold(full).replace(/^(phuong|xa|thi tran) /, "");

export function linksToO25(o19: Units, o25: Units): LinkRow[] {
  const rows = read("vn-admin-units/map_communes_2019_to_pre2025.csv")
    .map((row) => ({ from: row.code_2019!, to: row.code_pre2025!, method: row.method! }))
    .map((row) => followName(row, o19, o25));
  rows.push({ from: wentOn.code, to: wentOn.code, method: "official_record" }, { from: "01699", to: "01699", method: "official_record" });
  // Lý Sơn's three communes were dissolved into their district.
  for (const { code, parent } of o19.values())
    if (parent === "536") rows.push({ from: code, to: "536", method: "district_without_communes" });
  for (const code of o19.keys()) if (code.length === 2) rows.push({ from: code, to: code, method: "official_record" });
  const links = withShare(rows);
  const islands = islandsWithoutCommunes.map((code) => ({ from: code, to: code, method: "official_record", share: "full" as const }));
  return [...links, ...districtLinks(links, o19, (code) => o25.get(code)?.parent || code), ...islands];
}

export function linksToN25(o25: Units): LinkRow[] {
  const provinces = read("vn-admin-units/map_provinces_pre2025_to_2025.csv").map((row) => ({
    from: row.old_code!,
    to: row.new_code!,
    method: "official_record",
  }));
  const communes = read("vn-admin-units/map_communes_pre2025_to_2025.csv")
    .filter((row) => !goneBefore2025.includes(row.old_commune_code!))
    .map((row) => {
      const method = row.old_commune_code ? "official_record" : "district_without_communes";
      return { from: row.old_commune_code || row.old_district_code!, to: row.new_commune_code!, method };
    });
  const links = withShare([...withoutNamesakes(communes, o25), ...provinces]);
  return [...links, ...districtLinks(links, o25, (code) => code)];
}

/**
 * The map of 2025 was joined by name in places, and sent some communes to a namesake's successor up to 84 km away. A commune that borders
 * none of the others a new unit was made of, and shares no district with them, did not go there: the row is dropped.
 */
function withoutNamesakes(rows: readonly Omit<LinkRow, "share">[], o25: Units): Omit<LinkRow, "share">[] {
  const { geometries } = layerOf(readTopology("communes_pre2025"));
  const codes = geometries.map(outlineCode);
  const bordering = new Map(neighbors([...geometries]).map((others, index) => [codes[index]!, others.map((other) => codes[other]!)]));
  const into = Map.groupBy(rows, (row) => row.to);
  return rows.filter(({ from, to }) => {
    const others = into
      .get(to)!
      .map((row) => row.from)
      .filter((code) => code !== from);
    const joined = others.some((other) => o25.get(other)!.parent === o25.get(from)!.parent || bordering.get(from)?.includes(other));
    if (joined || others.length === 0 || !bordering.has(from)) return true;
    dropped.push(`${from} ${o25.get(from)!.full} -> ${to}`);
    return false;
  });
}

/** The rows dropped as namesakes, for the check figures. */
export const dropped: string[] = [];

function withShare(rows: readonly Omit<LinkRow, "share">[]): LinkRow[] {
  const targets = Map.groupBy(rows, (row) => row.from);
  return rows.map((row) => ({ ...row, share: targets.get(row.from)!.length === 1 ? "full" : "partial" }));
}

/** A district went where its communes went; communes placed by estimate do not count where others are known. */
function districtLinks(links: readonly LinkRow[], from: Units, targetOf: (code: string) => string): LinkRow[] {
  const communes = links.filter((link) => link.from.length === 5 && link.method !== "nearest_estimate");
  const byDistrict = Map.groupBy(communes, (link) => from.get(link.from)!.parent);
  const pairs = [...byDistrict].flatMap(([district, rows]) =>
    [...new Set(rows.map((row) => targetOf(row.to)))].map((to) => ({ from: district, to, method: "derived_from_communes" })),
  );
  return withShare(pairs);
}
