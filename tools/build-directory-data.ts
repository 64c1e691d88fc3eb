/**
 * Writes the directory's own tables (`src/modules/directory/data/*.tsv`) from the source files named in `docs/data-sources.md`.
 * Usage: `node tools/build-directory-data.ts`; the sources are looked for in `VX_SHARED` (default `../shared`). Prints the check figures
 * and ends with 1 when one of them is not what the Statistics Office published. With `--check` nothing is written, and 1 also means that
 * the shipped tables are not what the sources give.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { MultiPolygon, Polygon } from "geojson";
import { feature, merge } from "topojson-client";
import { drawnIn } from "../src/modules/directory/map/dissolve.ts";
import { representativePoint } from "../src/modules/directory/map/representative-point.ts";
import { dropped, foundByName, linksToN25, linksToO25 } from "./directory-data/links.ts";
import { islandsWithoutCommunes, leftOut, listN25, listO19, listO25 } from "./directory-data/lists.ts";
import { addPopulations } from "./directory-data/populations.ts";
import { type LinkRow, layerOf, outlineCode, read, readTopology, sum, type UnitRow, type Units } from "./directory-data/source-files.ts";

const onlyCheck = process.argv.includes("--check");
const target = new URL("../src/modules/directory/data/", import.meta.url);

function addCentres(units: Units, file: string): void {
  const topology = readTopology(file);
  for (const { properties, geometry } of feature(topology, layerOf(topology)).features)
    units.get(properties.code)!.centre = representativePoint(geometry as Polygon | MultiPolygon);
}

/** Centres of the communes since 07/2025, from the outlines of the communes they were made of. */
function addMergedCentres(n25: Units, links: readonly LinkRow[]): void {
  const topology = readTopology("communes_pre2025");
  const holders = drawnIn(links.filter(({ from, to }) => from.length === 5 && to.length === 5));
  const parts = Map.groupBy(layerOf(topology).geometries, (geometry) => holders.get(outlineCode(geometry)) ?? "");
  for (const [code, geometries] of parts) {
    const unit = n25.get(code);
    if (unit) unit.centre = representativePoint(merge(topology, geometries as Polygons));
  }
}

type Polygons = Parameters<typeof merge>[1];

function write(name: string, columns: string[], rows: readonly (readonly (string | number | undefined)[])[]): void {
  const lines = rows.map((row) => row.map((cell) => cell ?? "").join("\t")).sort();
  const text = `${[columns.join("\t"), ...lines].join("\n")}\n`;
  const file = new URL(`${name}.tsv`, target);
  if (!onlyCheck) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, "utf8") !== text) process.exitCode = 1;
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
  const lost = at(o25, 5).filter(({ code }) => !links.some(({ from }) => from === code));
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
    ["people of communes 07/2025 and of the communes nobody knows the successor of", people(at(n25, 5)) + people(lost), CENSUS, 200],
    ["communes of 2019 found by their name", foundByName.length, 87],
    ["rows of the map of 2025 dropped as namesakes", dropped.length, 23],
    ["communes 07/2025 that an old unit leads to", new Set(links.filter(({ to }) => to.length === 5).map(({ to }) => to)).size, 3_321],
  ];
}

const n25 = listN25();
const o25 = listO25();
const o19 = listO19(o25);
const toO25 = linksToO25(o19, o25);
const toN25 = linksToN25(o25);
addPopulations(o19, o25, n25, toO25, toN25);
for (const file of ["provinces_pre2025", "districts_pre2025", "communes_pre2025"]) addCentres(o25, file);
addCentres(n25, "provinces_2025");
addMergedCentres(n25, toN25);
for (const [era, units] of Object.entries({ o19, o25, n25 })) writeUnits(era, units);
writeLinks("o19-o25", o19, toO25);
writeLinks("o25-n25", o25, toN25);
const averages = read("vn-population/provinces_2019census_2020average.csv");
write(
  "population-2020",
  ["province_until_06_2025", "people_2020_average"],
  averages.map((row) => [row.province_code, row.average_2020]),
);
console.log(`dropped as namesakes:\n  ${dropped.join("\n  ")}`);
for (const [title, actual, expected, rounding = 0] of figures(o19, o25, n25, toN25)) {
  const right = Math.abs(actual - expected) <= rounding;
  console.log(`${right ? "ok " : "BAD"} ${title}: ${actual} (${expected} ± ${rounding})`);
  if (!right) process.exitCode = 1;
}
