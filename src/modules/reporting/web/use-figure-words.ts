import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useLanguage, useText } from "../../../kernel/ui/language/language.tsx";
import type { ReportFigure } from "../contract.ts";

interface IndicatorView {
  code: string;
  vi: string;
  en: string;
  unit: string;
  definition: { vi: string; en: string };
  source: string;
}

export interface FigureWords {
  name: string;
  definition: string;
  /** Document or practice the definition follows; null for what the report reckons itself. */
  basis: string | null;
}

/** Name and definition of a figure: of its indicator, or of what the report reckons from others. */
export function useFigureWords(): (figure: Pick<ReportFigure, "id" | "kind" | "indicator">) => FigureWords {
  const text = useText("reporting");
  const { language } = useLanguage();
  const catalogue = useRead<{ rows: IndicatorView[] }>("/indicators");
  const byCode = new Map(catalogue.value?.rows.map((row) => [row.code, row]));
  return ({ id, kind, indicator }) => {
    const found = indicator ? byCode.get(indicator) : undefined;
    if (found) return { name: found[language], definition: found.definition[language], basis: found.source };
    if (indicator) return { name: indicator, definition: "", basis: null };
    const slot = kind === "levels" ? (id === "level-own" ? id : "levels") : (id.split("@")[1] ?? id);
    return { name: text(`slot.${slot}.name`), definition: text(`slot.${slot}.definition`), basis: null };
  };
}
