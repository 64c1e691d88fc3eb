import type { Indicator } from "./indicators/define-indicator.ts";
import { indicators } from "./indicators/index.gen.ts";

const byCode = new Map(Object.values(indicators as Record<string, Indicator>).map((indicator) => [indicator.code, indicator]));

export const allIndicators: readonly Indicator[] = [...byCode.values()];

export const isIndicator = (code: string): boolean => byCode.has(code);

/** @throws for a code that is not in the catalogue: callers check what people type with `isIndicator` */
export function findIndicator(code: string): Indicator {
  const found = byCode.get(code);
  if (!found) throw new Error(`no indicator ${code}`);
  return found;
}
