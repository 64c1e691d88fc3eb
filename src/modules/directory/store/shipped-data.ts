import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Era, LinkMethod, Population, PopulationMethod, Unit, UnitLink } from "../contract.ts";
import { eras, keyOf, levelOf, periodOf } from "../rules/eras.ts";
import { readUnitName } from "../rules/unit-name.ts";

const folder = new URL("../data/", import.meta.url);
const files = ["units-o19", "units-o25", "units-n25", "links-o19-o25", "links-o25-n25", "population-2020"] as const;
type FileName = (typeof files)[number];

/** The project's own tables of units, links and populations; `docs/data-sources.md` says where each figure comes from. */
export interface ShippedData {
  units: Unit[];
  links: UnitLink[];
  populations: Population[];
}

/** SHA-256 over the shipped tables: a database that was loaded from the same tables needs nothing. */
export function shippedDataHash(): string {
  const digest = createHash("sha256");
  for (const name of files) digest.update(readFileSync(new URL(`${name}.tsv`, folder)));
  return digest.digest("hex");
}

function readTable(name: FileName): string[][] {
  const lines = readFileSync(new URL(`${name}.tsv`, folder), "utf8")
    .trimEnd()
    .split("\n");
  return lines.slice(1).map((line) => line.split("\t"));
}

export function readShippedData(): ShippedData {
  const tables = new Map(eras.map(({ era }) => [era, readTable(`units-${era}`)]));
  const links = [...readLinks("o19", "o25", tables), ...readLinks("o25", "n25", tables)];
  const units = readUnits(tables, links);
  return { units, links, populations: [...readCensus(tables), ...readAverages(links)] };
}

type UnitTables = ReadonlyMap<Era, string[][]>;

/** A unit without a row went on whole under its code; a row without target says that nobody knows what became of it. */
function readLinks(from: Era, to: Era, tables: UnitTables): UnitLink[] {
  const later = new Set(tables.get(to)!.map(([code]) => code));
  const written = Map.groupBy(readTable(`links-${from}-${to}` as FileName), ([code]) => code!);
  return tables.get(from)!.flatMap(([code]): UnitLink[] => {
    const rows = written.get(code!) ?? (later.has(code!) ? [[code!, code!, "", ""]] : []);
    return rows
      .filter((row) => row[1])
      .map(([, target, method, share]) => {
        const whole = share !== "partial";
        return {
          from: keyOf(from, code!),
          to: keyOf(to, target!),
          method: (method || "official_record") as LinkMethod,
          share: whole ? "full" : "partial",
          fraction: whole ? 1 : null,
        };
      });
  });
}

function readUnits(tables: UnitTables, links: readonly UnitLink[]): Unit[] {
  const provinceNow = new Map(
    links.filter(({ from, to }) => from.startsWith("o25.") && to.length === 6).map(({ from, to }) => [from.slice(4), to.slice(4)]),
  );
  return [...tables].flatMap(([era, rows]) => {
    const parents = new Map(rows.map(([code, , parent]) => [code!, parent!]));
    const provinceOf = (code: string): string => (code.length === 2 ? code : provinceOf(parents.get(code)!));
    const { from, to } = periodOf(era);
    const centres = centresOf(tables.get(era === "o19" ? "o25" : era)!);
    return rows.map(([code, name, parent]) => ({
      key: keyOf(era, code!),
      era,
      level: levelOf(code!)!,
      code: code!,
      ...readUnitName(name!, code!.length),
      parent: parent ? keyOf(era, parent) : null,
      provinceId: era === "n25" ? provinceOf(code!) : provinceNow.get(provinceOf(code!))!,
      validFrom: from,
      validTo: to,
      centre: centres.get(code!) ?? null,
    }));
  });
}

/** A unit of 2019 takes the centre of the unit that had its code in 03/2025: no outlines of 2019 are known. */
function centresOf(rows: readonly string[][]): Map<string, [number, number]> {
  const located = rows.filter((row) => row[5]);
  return new Map(located.map(([code, , , , , longitude, latitude]) => [code!, [Number(longitude), Number(latitude)]]));
}

function readCensus(tables: UnitTables): Population[] {
  return [...tables].flatMap(([era, rows]) =>
    rows
      .filter((row) => row[3])
      .map(([code, , , people, method]) => ({
        key: keyOf(era, code!),
        year: 2019,
        people: Number(people),
        method: (method || "exact") as PopulationMethod,
      })),
  );
}

/** Average population of 2020 of the 63 provinces, and its sum over the provinces of which each present one was made. */
function readAverages(links: readonly UnitLink[]): Population[] {
  const rows = readTable("population-2020").map(([code, people]) => ({ code: code!, people: Number(people) }));
  const now = Map.groupBy(rows, ({ code }) => links.find(({ from }) => from === `o25.${code}`)!.to);
  const average = (key: string, people: number): Population => ({ key, year: 2020, people, method: "official_average" });
  return [
    ...rows.flatMap(({ code, people }) => [average(`o19.${code}`, people), average(`o25.${code}`, people)]),
    ...Array.from(now, ([key, parts]) =>
      average(
        key,
        parts.reduce((total, part) => total + part.people, 0),
      ),
    ),
  ];
}
