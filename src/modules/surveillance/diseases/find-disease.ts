import type { Disease } from "./define-disease.ts";
import { diseases } from "./index.gen.ts";

const byCode = new Map<string, Disease>(Object.values(diseases).map((disease) => [disease.code, disease]));

/** The catalogue in the order of its Vietnamese names, for lists. */
export const allDiseases: readonly Disease[] = [...byCode.values()].sort((a, b) => a.vi.localeCompare(b.vi, "vi"));

/** A disease by its code; undefined when this version does not know it. */
export const findDisease = (code: string): Disease | undefined => byCode.get(code);
