import { fold } from "../../../kernel/tabular/fold.ts";
import type { Unit, UnitKind } from "../contract.ts";

interface KindWords {
  /** In a sentence: `thị xã`. */
  vi: string;
  /** In tables, where it is shorter: `TX.`; the full word elsewhere. */
  short?: string;
  en: string;
  /** What people type for it, folded. */
  typed: readonly string[];
}

export const kindWords: Record<UnitKind, KindWords> = {
  province: { vi: "tỉnh", en: "province", typed: ["t"] },
  municipality: { vi: "thành phố", short: "TP.", en: "city", typed: ["tp"] },
  "urban-district": { vi: "quận", en: "district", typed: ["q"] },
  "rural-district": { vi: "huyện", en: "district", typed: ["h"] },
  town: { vi: "thị xã", short: "TX.", en: "town", typed: ["tx"] },
  city: { vi: "thành phố", short: "TP.", en: "city", typed: ["tp"] },
  ward: { vi: "phường", en: "ward", typed: ["p", "ph", "f"] },
  commune: { vi: "xã", en: "commune", typed: ["x"] },
  township: { vi: "thị trấn", short: "TT.", en: "township", typed: ["tt"] },
  "special-zone": { vi: "đặc khu", en: "special zone", typed: ["dk"] },
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const kindPrefixes = (Object.keys(kindWords) as UnitKind[]).map((kind) => [`${capital(kindWords[kind].vi)} `, kind] as const);

type Named = Pick<Unit, "kind" | "name" | "nowIn">;

/**
 * The word before a unit's official name and what it says about its level.
 * @param fullName as in official lists: `Thị xã Vĩnh Châu`
 * @param codeLength 2, 3 or 5: a `Thành phố` is a municipality or a city below a province
 */
export function readUnitName(fullName: string, codeLength: number): Named {
  const found = kindPrefixes.find(([prefix, kind]) => fullName.startsWith(prefix) && (codeLength === 2 || kind !== "municipality"));
  if (!found) throw new Error(`no kind of unit in "${fullName}"`);
  return { kind: found[1], name: fullName.slice(found[0].length) };
}

/**
 * The official name, `Xã Trung Bình`; in English `Trung Bình commune`, `Ward 9`. A part of a unit says where it lies now:
 * `Xã Vĩnh Thành (nay thuộc xã Phú Lộc)`.
 */
export function unitName({ nowIn, ...unit }: Named, language: "vi" | "en" = "vi"): string {
  const name = wholeName(unit, language);
  if (!nowIn) return name;
  return language === "vi" ? `${name} (nay thuộc ${kindWords[nowIn.kind].vi} ${nowIn.name})` : `${name} (now in ${wholeName(nowIn, "en")})`;
}

function wholeName({ kind, name }: Named, language: "vi" | "en"): string {
  const { vi, en } = kindWords[kind];
  if (language === "vi") return `${capital(vi)} ${name}`;
  return /^\d/.test(name) ? `${capital(en)} ${name}` : `${name} ${en}`;
}

/** The name in a table: `TX. Vĩnh Châu`, `TT. Trần Đề`, `TP. Sóc Trăng`; other kinds in full. */
export function tableUnitName({ nowIn, ...unit }: Named): string {
  const { short } = kindWords[unit.kind];
  const name = short ? `${short} ${unit.name}` : unitName(unit);
  return nowIn ? `${name} → ${tableUnitName(nowIn)}` : name;
}

/** The name on a map, as short as it stays clear: `Trung Bình`, `P. 9`, `Q. 1`, `TX. Vĩnh Châu`. */
export function mapUnitName(unit: Named): string {
  if (/^\d/.test(unit.name)) return `${capital(kindWords[unit.kind].vi).charAt(0)}. ${unit.name}`;
  return unit.kind === "town" || unit.kind === "city" ? tableUnitName(unit) : unit.name;
}

/** The name with the units above it, nearest first: `Xã Trung Bình, huyện Trần Đề, tỉnh Sóc Trăng`. */
export function unitPath(unit: Named, above: readonly Named[], language: "vi" | "en" = "vi"): string {
  const names = (unit.nowIn ? above.slice(1) : above).map((one) =>
    language === "vi" ? `${kindWords[one.kind].vi} ${one.name}` : unitName(one, "en"),
  );
  return [unitName(unit, language), ...names].join(", ");
}

/** The full name for comparing: unaccented, lower case, `xa trung binh`. */
export function foldedUnitName(unit: Named): string {
  return fold(unitName(unit));
}
