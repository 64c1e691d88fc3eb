import { fold } from "../../../kernel/tabular/fold.ts";
import type { AreaFinder, AreaResolution, AreaResolver, AreaText, Era, Level, Unit } from "../contract.ts";
import { type AreaIndex, accentedWords, areaWords, type Entry, findByCode, leadingKinds, liesIn } from "./area-index.ts";
import { eraOn, eras, nearestEras } from "./eras.ts";

const levels = ["province", "district", "commune"] as const;

/**
 * Units of another era that a name or code of this one may mean: the list of 2019 misses what changed until 2025, and former names stay in
 * use; but nobody wrote a name of 07/2025 before that day.
 */
const lists = (era: Era): Era[] => (era === "n25" ? nearestEras(era) : nearestEras(era).filter((one) => one !== "n25"));

/** The one unit a row means, the units it may mean, or the part that is unknown. Never a guess between two. */
export function resolveArea(index: AreaIndex, row: AreaText): AreaResolution {
  const first = eraOn(row.on);
  const order = lists(first);
  const texts = partsOf(index, row);
  let areas: Entry[] = [];
  for (const level of levels) {
    const text = texts[level];
    if (!text) continue;
    const found = findNamed(index, text, level, order, (entry) => suits(index, entry, areas, row.within));
    if (found.length === 0)
      return {
        status: "none",
        field: level,
        text,
        nearest: nearestTo(index, text, (entry) => isNear(index, entry, level, first, areas, row.within)),
      };
    areas = found;
  }
  const [only, ...more] = areas.map((entry) => entry.unit);
  if (!only) return { status: "none", field: "commune", text: "", nearest: [] };
  return more.length === 0 ? { status: "one", unit: only } : { status: "several", candidates: [only, ...more] };
}

/** A finder of units by key, code or name at any level: the word of the kind decides between namesakes, nothing else does. */
export function areaFinder(index: AreaIndex): AreaFinder {
  const resolve = areaResolver(index);
  return (text, on, within) => {
    const known = index.byKey.get(text);
    if (known) return { status: "one", unit: known.unit };
    const found = partsNaming(text).map((part) => resolve({ ...part, within: within ?? undefined, on }));
    const candidates = found.flatMap((each) => (each.status === "one" ? [each.unit] : each.status === "several" ? each.candidates : []));
    const { kinds } = leadingKinds(areaWords(text));
    const ofKind = candidates.filter((unit) => kinds.has(unit.kind));
    const [only, ...more] = ofKind.length > 0 ? ofKind : candidates;
    if (only) return more.length === 0 ? { status: "one", unit: only } : { status: "several", candidates: [only, ...more] };
    return { status: "none", field: "commune", text, nearest: found.flatMap((each) => (each.status === "none" ? each.nearest : [])) };
  };
}

/** Two digits are a province, three a district, five a commune; a name may be of any level. */
function partsNaming(text: string): Omit<AreaText, "on">[] {
  if (/^\d{2}$/.test(text)) return [{ province: text }];
  if (/^\d{3}$/.test(text)) return [{ district: text }];
  return /^\d{5}$/.test(text) ? [{ commune: text }] : [{ commune: text }, { district: text }, { province: text }];
}

/** The same for the rows of a sheet: most name one of a few places, so answers are kept. */
export function areaResolver(index: AreaIndex): AreaResolver {
  const known = new Map<string, AreaResolution>();
  return (row) => {
    const key = JSON.stringify([row.commune, row.district, row.province, row.within, eraOn(row.on)]);
    const answer = known.get(key) ?? resolveArea(index, row);
    if (known.size < 50_000) known.set(key, answer);
    return answer;
  };
}

function suits(index: AreaIndex, entry: Entry, areas: readonly Entry[], within: string | undefined): boolean {
  if (within && entry.unit.level !== "province" && !liesIn(index, entry, within)) return false;
  return areas.length === 0 || areas.some((area) => liesIn(index, entry, area.unit.key));
}

function isNear(index: AreaIndex, entry: Entry, level: Level, era: Era, areas: readonly Entry[], within: string | undefined): boolean {
  return entry.unit.level === level && entry.unit.era === era && suits(index, entry, areas, within);
}

/** `xã Trung Bình, huyện Trần Đề, tỉnh Sóc Trăng` in one cell; a second part alone may be a district or a province. */
function partsOf(index: AreaIndex, { commune, district, province }: AreaText): Partial<Record<Level, string>> {
  const texts = { commune: commune?.trim(), district: district?.trim(), province: province?.trim() };
  const pieces =
    texts.commune
      ?.split(/[,;]/)
      .map((piece) => piece.trim())
      .filter(Boolean) ?? [];
  if (pieces.length < 2) return filled(texts);
  const [own, second, third] = pieces.slice(-3);
  if (third) return filled({ ...texts, commune: own, district: second, province: third });
  const isProvince =
    findNamed(
      index,
      second!,
      "province",
      eras.map(({ era }) => era),
      () => true,
    ).length > 0;
  const isDistrict =
    findNamed(
      index,
      second!,
      "district",
      eras.map(({ era }) => era),
      (entry) => suits(index, entry, [], undefined),
    ).length > 0;
  return filled(isProvince && !isDistrict ? { ...texts, commune: own, province: second } : { ...texts, commune: own, district: second });
}

const filled = (texts: Record<Level, string | undefined>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as Partial<Record<Level, string>>;

/** Units of a level bearing a name or code, of the first era that has one. Digits as long as a code are one; shorter ones are first a name. */
function findNamed(index: AreaIndex, text: string, level: Level, order: readonly Era[], suits: (entry: Entry) => boolean): Entry[] {
  const fits = (entry: Entry) => entry.unit.level === level && suits(entry);
  const coded = () =>
    findByCode(index, /^\d+$/.test(text) ? text.padStart(digits[level], "0") : text, order)
      .filter(fits)
      .slice(0, 1);
  if (text.length === digits[level]) return firstOf([coded, () => named(index, text, order, fits)]);
  return firstOf([() => named(index, text, order, fits), coded]);
}

const digits: Record<Level, number> = { province: 2, district: 3, commune: 5 };

const firstOf = (ways: readonly (() => Entry[])[]): Entry[] => {
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
};

/** The word of the kind decides between namesakes but may be outdated; accents decide where they were typed. */
function named(index: AreaIndex, text: string, order: readonly Era[], fits: (entry: Entry) => boolean): Entry[] {
  const words = areaWords(text);
  const { kinds, rest } = leadingKinds(words);
  const whole = index.byName.get(words.join(" ")) ?? [];
  const withoutKind = index.byName.get(rest.join(" ")) ?? [];
  const ofKind = withoutKind.filter((entry) => kinds.has(entry.unit.kind));
  const inEra = (candidates: readonly Entry[]) =>
    order.map((era) => () => [...new Set(candidates)].filter((entry) => entry.unit.era === era && fits(entry)));
  const found = firstOf([...inEra([...whole, ...ofKind]), ...inEra(withoutKind)]);
  if (fold(text) === text.toLowerCase()) return found; // typed without accents: they cannot decide
  const typed = ` ${accentedWords(text)}`;
  const accented = found.filter((entry) => typed.endsWith(` ${accentedWords(entry.unit.name)}`));
  return accented.length > 0 ? accented : found;
}

/** Up to three units whose names differ by few letters, for the sentence of the refusal. */
function nearestTo(index: AreaIndex, text: string, allowed: (entry: Entry) => boolean): Unit[] {
  const name = leadingKinds(areaWords(text)).rest.join(" ");
  const limit = Math.max(2, Math.floor(name.length / 3));
  const close = index.entries.flatMap((entry) => {
    const other = entry.phrase.trim();
    if (Math.abs(other.length - name.length) > limit || !allowed(entry)) return [];
    const distance = editDistance(name, other);
    return distance <= limit ? [{ unit: entry.unit, distance }] : [];
  });
  return close
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ unit }) => unit);
}

/** Letters to add, drop or change to turn one text into the other. */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
