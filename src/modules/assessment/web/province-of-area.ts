import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSession } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";

interface AreaFacts {
  name: string;
  unit: { key: string; era: "o19" | "o25" | "n25"; level: "province" | "district" | "commune" };
  above: { key: string; name: string }[];
}

export interface ProvinceOfArea {
  /** The province whose map is shown, in the era of the area. */
  key: string;
  name: string;
  era: AreaFacts["unit"]["era"];
  /** The commune in force, when the area is one: chosen from the start. */
  commune: string | undefined;
}

const isUnit = (key: string): boolean => /^(o19|o25|n25)\.\d+$/.test(key);

/** The province that the area in force lies in. An area that is no unit (an agency, the country) stands for the account's own province of today. */
export function useProvinceOfArea(): ProvinceOfArea | undefined {
  const { area } = useSituation();
  const { provinceId } = useSession();
  const key = area && isUnit(area.key) ? area.key : `n25.${provinceId}`;
  const { value } = useRead<AreaFacts>("/areas/one", { key });
  if (!value) return undefined;
  const { unit, name, above } = value;
  const province = above.at(-1) ?? { key: unit.key, name };
  return { ...province, era: unit.era, commune: unit.level === "commune" ? unit.key : undefined };
}
