import { isLocalDate } from "../../kernel/time/local-date.ts";
import { areaIndex, eraOf, eraOn, rollUp, searchAreas, unitGraph } from "../../modules/directory/server.ts";
import { type Flags, textFlag, UsageError } from "./command.ts";

const eras = ["o19", "o25", "n25"] as const;
type Era = (typeof eras)[number];

/** The unit `--area` means: a key as it is, else a code in the era of the day or of `--era`, else a name that only one unit bears. */
export function areaOf(flags: Flags, day: string | undefined): string {
  const text = textFlag(flags, "area");
  if (!text) throw new UsageError("thiếu --area · --area is missing");
  const { units } = unitGraph();
  if (units.has(text)) return text;
  const era = eraFlag(flags) ?? (day ? eraOn(day) : undefined);
  const found = eras.filter((each) => units.has(`${each}.${text}`));
  if (era) {
    if (found.includes(era)) return `${era}.${text}`;
    return byName(text, era) ?? fail(`không có địa bàn “${text}” trong ${era} · there is no area “${text}” in ${era}`);
  }
  if (found.length === 0) return byName(text, undefined) ?? fail(`không có địa bàn “${text}” · there is no area “${text}”`);
  const [first, ...others] = found.map((each) => `${each}.${text}`);
  // One code in several eras is no question while it means the same unit throughout.
  if (others.every((other) => isSameUnit(first!, other))) return first!;
  return fail(
    `mã ${text} có ở ${found.join(", ")} và chỉ nơi khác nhau: thêm ngày hoặc --era · code ${text} means different units in ${found.join(", ")}: add a day or --era`,
  );
}

function isSameUnit(earlier: string, later: string): boolean {
  const [forward, back] = [rollUp(unitGraph(), earlier, eraOf(later)), rollUp(unitGraph(), later, eraOf(earlier))];
  return forward.placement === "exact" && forward.key === later && back.placement === "exact" && back.key === earlier;
}

function eraFlag(flags: Flags): Era | undefined {
  const era = textFlag(flags, "era");
  if (era === undefined) return undefined;
  return eras.find((each) => each === era) ?? fail("--era là o19, o25 hoặc n25 · --era is o19, o25 or n25");
}

function byName(text: string, era: Era | undefined): string | undefined {
  const hits = searchAreas(areaIndex(), text, { era: era ?? "n25", limit: 2 });
  return hits.length === 1 ? hits[0]!.unit.key : undefined;
}

function fail(message: string): never {
  throw new UsageError(message);
}

/** A flag that is a day. */
export function dayFlag(flags: Flags, name: string): string | undefined {
  const text = textFlag(flags, name);
  if (text !== undefined && !isLocalDate(text)) fail(`--${name} phải có dạng 2022-02-18 · --${name} must look like 2022-02-18`);
  return text;
}
