import { fold } from "../../src/kernel/tabular/fold.ts";
import { type Row, read, type UnitRow, type Units } from "./source-files.ts";

/** Census rows without a code, given the only code that was left over in their province; `lost` where the later lists miss their people. */
export const leftOverCodes = [
  { code: "02428", province: "08", commune: "Thị trấn Tân Bình", o25: "02524", lost: false },
  { code: "04897", province: "17", commune: "Xã Phú Minh", o25: "04897", lost: true },
  { code: "01699", province: "04", commune: "Xã Nguyễn Huệ", o25: "01699", lost: false },
];
/** Island districts (Bạch Long Vĩ, Cồn Cỏ, Hoàng Sa, Côn Đảo) that never had communes. */
export const islandsWithoutCommunes = ["318", "471", "498", "755"];

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

export function listN25(): Units {
  const units: Units = new Map();
  addUnits(units, "vn-admin-units/provinces_2025.csv", ["code", "full_name"]);
  addUnits(units, "vn-admin-units/communes_2025.csv", ["code", "full_name", "province_code"]);
  return units;
}

export function listO25(): Units {
  const units: Units = new Map();
  addUnits(units, "vn-admin-units/provinces_pre2025.csv", ["code", "full_name"]);
  addUnits(units, "vn-admin-units/districts_pre2025.csv", ["code", "full_name", "province_code"]);
  addUnits(units, "vn-admin-units/communes_pre2025.csv", ["code", "full_name", "district_code"]);
  return units;
}

/** The census of 1/4/2019 is the list of 2019. Where a unit kept code and name, the later list's spelling is taken: it is the official one. */
export function listO19(o25: Units): Units {
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

/** Census rows that no code could be found for. */
export const leftOut: Row[] = [];
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
