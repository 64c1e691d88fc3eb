import { createContext, use } from "react";
import type { AreaHit } from "../input/area-picker.tsx";
import type { AreaName } from "./session.tsx";

/** Where and when the whole page looks; both stand in the address, so that a link reproduces the page. */
export interface Situation {
  area: AreaName | undefined;
  /** ISO instant of a past knowledge; undefined is now. */
  asOf: string | undefined;
  /** True while looking at the past: nothing can be entered or signed. */
  readOnly: boolean;
  changeArea(key: string): void;
  changeAsOf(instant: string | undefined): void;
  /** Finds units by any words, accents or not; for every `AreaPicker`. Stable between renders. */
  searchAreas(query: string, signal: AbortSignal): Promise<readonly AreaHit[]>;
}

const nowhere: Situation = {
  area: undefined,
  asOf: undefined,
  readOnly: false,
  changeArea: () => {},
  changeAsOf: () => {},
  searchAreas: async () => [],
};

export const SituationContext = createContext<Situation>(nowhere);

export function useSituation(): Situation {
  return use(SituationContext);
}
