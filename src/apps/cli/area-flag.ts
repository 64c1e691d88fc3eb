import { isLocalDate } from "../../kernel/time/local-date.ts";
import { areaFinder, areaIndex, eraOf, eraOn, rollUp, unitGraph, unitName } from "../../modules/directory/server.ts";
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
    return (
      byName(text, era) ?? fail(`không có địa bàn “${text}” trong ${era} · there is no area “${text}” in ${era}${nowIn(found, text, era)}`)
    );
  }
  if (found.length === 0) return byName(text, "n25") ?? fail(`không có địa bàn “${text}” · there is no area “${text}”`);
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

/** A day of each map. */
const sampleDays = { o19: "2022-01-01", o25: "2025-04-01", n25: "2025-07-01" } as const;

/** The one unit of that map with this name; with several, or none, the question goes back. */
function byName(text: string, era: Era): string | undefined {
  const found = areaFinder(areaIndex())(text, sampleDays[era]);
  if (found.status === "several")
    fail(
      `“${text}” có ở nhiều nơi, ghi mã · “${text}” is the name of several units, give the code: ${found.candidates
        .slice(0, 5)
        .map(({ key, kind, name }) => `${key} ${unitName({ kind, name })}`)
        .join(", ")}`,
    );
  return found.status === "one" && eraOf(found.unit.key) === era ? found.unit.key : undefined;
}

/** Where a code of another era lies on the map of this one: asked for by its own code, so that nobody reads another unit's number for it. */
function nowIn(found: readonly Era[], text: string, era: Era): string {
  const placed = found.map((each) => rollUp(unitGraph(), `${each}.${text}`, era)).find(({ key }) => key);
  return placed ? `; ${text} → ${placed.key} ${unitGraph().units.get(placed.key!)?.name ?? ""}` : "";
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
