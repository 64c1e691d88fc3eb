import type { CaseReport } from "../contract.ts";

type Places = Pick<CaseReport, "residenceUnit" | "stayUnit" | "responsibleUnit">;

/**
 * What a case says of places once it is known where in a unit it belongs (xếp về địa bàn): wherever the case named the unit, it names that
 * place. What it says of other units stays, and so does who reported it.
 */
export function placeCase({ residenceUnit, stayUnit, responsibleUnit }: Places, unit: string, to: string): Partial<Places> {
  return {
    ...(residenceUnit === unit && { residenceUnit: to }),
    ...(stayUnit === unit && { stayUnit: to }),
    ...(responsibleUnit === unit && { responsibleUnit: to }),
  };
}
