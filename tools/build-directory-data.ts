/**
 * Writes the directory's own tables (`src/modules/directory/data/*.tsv`) from the source files named in `docs/data-sources.md`.
 * Usage: `node tools/build-directory-data.ts`; the sources are looked for in `VX_SHARED` (default `../shared`). Prints the check figures
 * and ends with 1 when one of them is not what the Statistics Office published.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "csv-parse/sync";
import type { MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { fold } from "../src/kernel/tabular/fold.ts";
import { representativePoint } from "../src/modules/directory/map/representative-point.ts";

const source = resolve(process.env["VX_SHARED"] ?? "../shared", "data");
const target = new URL("../src/modules/directory/data/", import.meta.url);

type Row = Record<string, string>;
interface UnitRow {
  code: string;
  full: string;
  parent: string;
  people?: number | undefined;
  method?: string | undefined;
  centre?: readonly [number, number] | undefined;
}
type Units = Map<string, UnitRow>;
interface LinkRow {
  from: string;
  to: string;
  method: string;
  share: "full" | "partial";
}

const read = (path: string): Row[] => parse(readFileSync(`${source}/${path}`), { columns: true, bom: true });
const readTopology = (name: string): Topology => JSON.parse(readFileSync(`${source}/vn-boundaries/${name}.topojson`, "utf8"));
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

// Known errors of the sources, each mended here and nowhere else; `docs/data-sources.md` tells the reasons.
/** Census rows without a code, given the only code that was left over in their province; `lost` where the later lists miss their people. */
const leftOverCodes = [
  { code: "02428", province: "08", commune: "Thị trấn Tân Bình", o25: "02524", lost: false },
  { code: "04897", province: "17", commune: "Xã Phú Minh", o25: "04897", lost: true },
  { code: "01699", province: "04", commune: "Xã Nguyễn Huệ", o25: "01699", lost: false },
];
/** An old unit sent to a new one of another province: the row is dropped, what became of the unit is left unknown. */
const wrongSuccessor = { from: "30622", to: "30259" };
/** Same code, name and district in both lists, though the record of changes gives it to a neighbour: it lost a part and went on. */
const wentOn = { code: "25996", partTo: "26023" };
/** In the official map of 2025 but no longer in the list of 03/2025. */
const goneBefore2025 = "07693 07732 07744 16387 16411 18448 20176 20674 25102 25174 25177 25186".split(" ");

/** Island districts (Bạch Long Vĩ, Cồn Cỏ, Hoàng Sa, Côn Đảo) that never had communes. */
const islandsWithoutCommunes = ["318", "471", "498", "755"];

/** One spelling: single spaces, the word of the kind as in `Thị trấn`, a capital after it (the census has `Huyện ứng Hòa`). */
function tidy(fullName: string): string {
  const text = fullName.normalize("NFC").trim().replace(/\s+/g, " ");
  const kind = /^(thành phố|thị xã|thị trấn|đặc khu|tỉnh|quận|huyện|phường|xã)\s/iu.exec(text)?.[1];
  if (!kind) throw new Error(`no kind in "${fullName}"`);
  const name = text.slice(kind.length + 1);
  return `${kind[0]!.toUpperCase()}${kind.slice(1).toLowerCase()} ${name[0]!.toUpperCase()}${name.slice(1)}`;
}

/** Adds the units of one file; `columns` names the file's columns for code, full name, parent and people. */
function addUnits(
  units: Units,
  file: string,
  [code, full, parent, people]: readonly [code: string, full: string, parent?: string, people?: string],
): void {
  for (const row of read(file)) {
    const counted = people ? { people: Number(row[people]), method: "exact" } : {};
    units.set(row[code]!, { code: row[code]!, full: tidy(row[full]!), parent: parent ? row[parent]! : "", ...counted });
  }
}

function listN25(): Units {
  const units: Units = new Map();
  addUnits(units, "vn-admin-units/provinces_2025.csv", ["code", "full_name"]);
  addUnits(units, "vn-admin-units/communes_2025.csv", ["code", "full_name", "province_code"]);
  return units;
}

function listO25(): Units {
  const units: Units = new Map();
  addUnits(units, "vn-admin-units/provinces_pre2025.csv", ["code", "full_name"]);
  addUnits(units, "vn-admin-units/districts_pre2025.csv", ["code", "full_name", "province_code"]);
  addUnits(units, "vn-admin-units/communes_pre2025.csv", ["code", "full_name", "district_code"]);
  return units;
}

/** The census of 1/4/2019 is the list of 2019. Where a unit kept code and name, the later list's spelling is taken: it is the official one. */
function listO19(o25: Units): Units {
  const units: Units = new Map();
  addUnits(units, "vn-population/census2019_provinces.csv", ["province_code", "province", "", "total"]);
  addUnits(units, "vn-population/census2019_districts.csv", ["district_code", "district", "province_code", "total"]);
  const districts = [...units.values()];
  units.set("498", { ...o25.get("498")! }); // Hoàng Sa: no civilian residents, so no census row
  for (const row of read("vn-population/census2019_communes.csv")) {
    const unit = communeOf2019(row, districts);
    if (unit) units.set(unit.code, unit);
  }
  for (const unit of units.values()) {
    const later = o25.get(unit.code);
    if (later && fold(later.full) === fold(unit.full)) unit.full = later.full;
  }
  return units;
}

const leftOut: Row[] = [];
const methodOfMatch: Record<string, string> = { name: "exact", fuzzy: "matched_by_spelling" };

function communeOf2019(row: Row, districts: readonly UnitRow[]): UnitRow | undefined {
  // The census file lacks the district's code where it spells the district in another way.
  const parent = row.district_code || districts.find((one) => one.parent === row.province_code && one.full === tidy(row.district!))?.code;
  if (!parent) throw new Error(`no district for ${row.commune}, ${row.district}`);
  if (islandsWithoutCommunes.includes(parent)) return undefined;
  const unit = { full: tidy(row.commune!), parent, people: Number(row.total) };
  if (row.commune_code_2019) return { ...unit, code: row.commune_code_2019, method: methodOfMatch[row.match!]! };
  const leftOver = leftOverCodes.find(({ province, commune }) => province === row.province_code && commune === row.commune);
  if (leftOver) return { ...unit, code: leftOver.code, method: "matched_by_elimination" };
  leftOut.push(row);
  return undefined;
}

function linksToO25(o19: Units, o25: Units): LinkRow[] {
  const rows = read("vn-admin-units/map_communes_2019_to_pre2025.csv").map((row) => ({
    from: row.code_2019!,
    to: row.code_pre2025!,
    method: row.method!,
  }));
  rows.push({ from: wentOn.code, to: wentOn.code, method: "official_record" }, { from: "01699", to: "01699", method: "official_record" });
  // Lý Sơn's three communes were dissolved into their district.
  for (const { code, parent } of o19.values())
    if (parent === "536") rows.push({ from: code, to: "536", method: "district_without_communes" });
  for (const code of o19.keys()) if (code.length === 2) rows.push({ from: code, to: code, method: "official_record" });
  const links = withShare(rows);
  const islands = islandsWithoutCommunes.map((code) => ({ from: code, to: code, method: "official_record", share: "full" as const }));
  return [...links, ...districtLinks(links, o19, (code) => o25.get(code)?.parent || code), ...islands];
}

function linksToN25(o25: Units): LinkRow[] {
  const provinces = read("vn-admin-units/map_provinces_pre2025_to_2025.csv").map(
    (row) => [row.old_code!, row.new_code!, "official_record"] as const,
  );
  const communes = read("vn-admin-units/map_communes_pre2025_to_2025.csv")
    .filter((row) => !goneBefore2025.includes(row.old_commune_code!))
    .filter((row) => !(row.old_commune_code === wrongSuccessor.from && row.new_commune_code === wrongSuccessor.to))
    .map(
      (row) =>
        (row.old_commune_code
          ? [row.old_commune_code, row.new_commune_code!, "official_record"]
          : [row.old_district_code!, row.new_commune_code!, "district_without_communes"]) as [string, string, string],
    );
  const rows = [...communes, ...provinces].map(([from, to, method]) => ({ from, to, method }));
  const links = withShare(rows);
  return [...links, ...districtLinks(links, o25, (code) => code)];
}

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

function addPeople(units: Units, file: string, code: string, people: string): void {
  for (const row of read(`vn-population/${file}.csv`)) {
    if (row[people] === "") continue;
    Object.assign(units.get(row[code]!)!, { people: Number(row[people]), method: row.method ?? "exact" });
  }
}

/** Moves people that the source put on a wrong unit, or on none; a unit that gains or loses some is an estimate from then on. */
function correct(units: Units, code: string, people: number, method: string): void {
  const unit = units.get(code)!;
  Object.assign(unit, { people: (unit.people ?? 0) + people, method });
}

function addPopulations(o19: Units, o25: Units, n25: Units, links: readonly LinkRow[]): void {
  for (const unit of o25.values()) if (unit.code.length === 2) Object.assign(unit, { people: o19.get(unit.code)!.people, method: "exact" });
  addPeople(o25, "population2019_on_pre2025_districts", "district_code", "population_2019");
  addPeople(o25, "population2019_on_pre2025_communes", "commune_code", "population_2019");
  addPeople(n25, "population2019_on_2025_communes", "commune_code", "population_2019");
  addPeople(n25, "population2019_on_2025_provinces", "province_code", "census_2019");
  const now = (code: string) => links.find((link) => link.from === code)!.to;
  for (const { code, o25: place } of leftOverCodes.filter(({ lost }) => lost)) {
    const people = o19.get(code)!.people!;
    correct(o25, place, people, "matched_by_elimination");
    correct(o25, o25.get(place)!.parent, people, "matched_by_elimination");
    correct(n25, now(place), people, "matched_by_elimination");
  }
  correct(n25, wrongSuccessor.to, -o19.get(wrongSuccessor.from)!.people!, "exact");
  const moved = o19.get(wentOn.code)!.people!;
  for (const [units, to, from] of [
    [o25, wentOn.code, wentOn.partTo],
    [n25, now(wentOn.code), now(wentOn.partTo)],
  ] as const) {
    correct(units, to, moved, "estimated");
    correct(units, from, -moved, "estimated");
  }
}

function addCentres(units: Units, ...files: string[]): void {
  for (const file of files) {
    const topology = readTopology(file);
    const layer = Object.values(topology.objects)[0] as GeometryCollection<{ code: string }>;
    for (const { properties, geometry } of feature(topology, layer).features)
      units.get(properties.code)!.centre = representativePoint(geometry as Polygon | MultiPolygon);
  }
}

function write(name: string, columns: string[], rows: readonly (readonly (string | number | undefined)[])[]): void {
  const lines = rows.map((row) => row.map((cell) => cell ?? "").join("\t")).sort();
  const text = `${[columns.join("\t"), ...lines].join("\n")}\n`;
  writeFileSync(new URL(`${name}.tsv`, target), text);
  console.log(`${name}.tsv  ${lines.length} rows  ${(Buffer.byteLength(text) / 1024).toFixed(0)} kB`);
}

const degrees = (value: number | undefined) => value?.toFixed(4);

/** What is the rule is not written: a count without a method is exact, a centre of 2019 is that of the same code of 03/2025. */
function writeUnits(era: string, units: Units): void {
  const columns = ["code", "name", "parent", "people_2019", "method"];
  const cells = (unit: UnitRow) => [unit.code, unit.full, unit.parent, unit.people, unit.method === "exact" ? "" : unit.method];
  if (era === "o19") {
    write(`units-${era}`, columns, [...units.values()].map(cells));
    return;
  }
  const rows = [...units.values()].map((unit) => [...cells(unit), degrees(unit.centre?.[0]), degrees(unit.centre?.[1])]);
  write(`units-${era}`, [...columns, "longitude", "latitude"], rows);
}

/** What is the rule is not written: a unit without a row went on whole under its code. A row without `to` says that nobody knows. */
function writeLinks(name: string, from: Units, links: readonly LinkRow[]): void {
  const known = new Set(links.map((link) => link.from));
  const changed = links.filter((link) => link.from !== link.to || link.share !== "full");
  const rows = changed.map((link) => [
    link.from,
    link.to,
    link.method === "official_record" ? "" : link.method,
    link.share === "full" ? "" : link.share,
  ]);
  const lost = [...from.keys()].filter((code) => !known.has(code)).map((code) => [code]);
  write(`links-${name}`, ["from", "to", "method", "share"], [...rows, ...lost]);
}

const CENSUS = 96_208_984; // Population and Housing Census 1 April 2019, official total

/** Every check figure: what it is, what was found, what was published, and how far rounding may lead away from it. */
function figures(o19: Units, o25: Units, n25: Units, links: readonly LinkRow[]): [string, number, number, number?][] {
  const at = (units: Units, length: number) => [...units.values()].filter((unit) => unit.code.length === length);
  const people = (units: readonly UnitRow[]) => sum(units.map((unit) => unit.people ?? 0));
  const islands = islandsWithoutCommunes.map((code) => o19.get(code)!);
  const counts = Object.entries({ o19, o25, n25 }).flatMap(([era, units]) =>
    [2, 3, 5].map((length) => [`units ${era}, ${length} digits`, at(units, length).length]),
  );
  const expected = [63, 713, 11_155, 63, 696, 10_035, 34, 0, 3_321];
  return [
    ...counts.map(([title, count], index): [string, number, number] => [String(title), Number(count), expected[index]!]),
    ["people of provinces 2019", people(at(o19, 2)), CENSUS],
    ["people of districts 2019", people(at(o19, 3)), CENSUS],
    ["communes of 2019 without a known code", leftOut.length, 7],
    [
      "people of communes 2019, those seven, three islands",
      people(at(o19, 5)) + people(islands) + sum(leftOut.map((row) => Number(row.total))),
      CENSUS,
    ],
    ["people of districts 03/2025", people(at(o25, 3)), CENSUS],
    ["people of provinces 07/2025", people(at(n25, 2)), CENSUS],
    ["people of communes 07/2025, without Tân Phú", people(at(n25, 5)), CENSUS - o19.get(wrongSuccessor.from)!.people!, 100],
    ["communes 07/2025 that an old unit leads to", new Set(links.filter(({ to }) => to.length === 5).map(({ to }) => to)).size, 3_321],
  ];
}

const n25 = listN25();
const o25 = listO25();
const o19 = listO19(o25);
const toO25 = linksToO25(o19, o25);
const toN25 = linksToN25(o25);
addPopulations(o19, o25, n25, toN25);
addCentres(o25, "provinces_pre2025", "districts_pre2025", "communes_pre2025");
addCentres(n25, "provinces_2025", "communes_2025_approx");
for (const [era, units] of Object.entries({ o19, o25, n25 })) writeUnits(era, units);
writeLinks("o19-o25", o19, toO25);
writeLinks("o25-n25", o25, toN25);
const averages = read("vn-population/provinces_2019census_2020average.csv");
write(
  "population-2020",
  ["province_until_06_2025", "people_2020_average"],
  averages.map((row) => [row.province_code, row.average_2020]),
);
for (const [title, actual, expected, rounding = 0] of figures(o19, o25, n25, toN25)) {
  const right = Math.abs(actual - expected) <= rounding;
  console.log(`${right ? "ok " : "BAD"} ${title}: ${actual} (${expected} ± ${rounding})`);
  if (!right) process.exitCode = 1;
}
