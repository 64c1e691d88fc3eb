import type { FigureFormat } from "../../../kernel/documents/official-words.ts";
import type { LocalDate } from "../../../kernel/time/local-date.ts";

/** Which days a figure covers: the report's day, the day before, or from the first day of the wave to the report's day. */
export type Over = "day" | "day-before" | "wave";

/** How a figure of a report comes about. */
export type FigureSource =
  | { kind: "indicator"; indicator: string; over: Over }
  /** One figure less another. */
  | { kind: "difference"; of: string; less: string }
  /** What is left of a whole when its parts are taken away: cases of which the part is not recorded. */
  | { kind: "remainder"; of: string; parts: readonly string[] }
  /** Epidemic levels: communes at one, communes without one, all communes, or the level of the area itself. */
  | { kind: "levels"; count: LevelCount };
export type LevelCount = "1" | "2" | "3" | "4" | "none" | "units" | "own";

/** A named place for a figure. */
export interface FigureSlot {
  id: string;
  from: FigureSource;
  format?: FigureFormat & { absolute?: boolean };
  /** Without it the report cannot be signed. */
  needed?: boolean;
}

/** Value of a slot while a text is chosen; null is not known. */
export type ValueOf = (slot: string) => number | null;

/** A piece of a paragraph. Figures stand in it as `{slot}`, words about the report as `<word>`. */
export type Part =
  | { text: string; when?: (value: ValueOf) => boolean }
  /** Those of the phrases whose figure is not zero, joined by commas; nothing when all are zero. */
  | { lead: string; each: readonly { slot: string; text: string }[] };

export interface ItemTemplate {
  id: string;
  title: string | null;
  /** None where the office writes what no figure says. */
  parts: readonly Part[];
}

export interface SectionTemplate {
  id: string;
  title: string;
  note?: string;
  items: readonly ItemTemplate[];
}

/** A kind of report (mẫu báo cáo). Adding one is one file in this folder. */
export interface ReportDefinition {
  /** Stable code, the file's name. */
  code: string;
  vi: string;
  en: string;
  /** What stands on the document: its kind, and what it is about. */
  name: string;
  about: string;
  /** Local time by which it is due, and by whose word. */
  due: { time: string; source: string; reviewedBy: string | null };
  /** First day of the wave the cumulative figures are told from. */
  wave: { from: LocalDate; source: string; reviewedBy: string | null };
  slots: readonly FigureSlot[];
  /** Words that read otherwise from a day on, as `<word>`: the last whose day has come; null is from the beginning. */
  dated: Readonly<Record<string, readonly { from: LocalDate | null; text: string }[]>>;
  sections: readonly SectionTemplate[];
  /** A line for each unit one level below; not for communes. */
  table: { title: string; columns: readonly { id: string; title: string; indicator: string }[] };
  /** What units state of their own, set beside the computed figure `slot`; never printed. */
  stated: { indicator: string; slot: string; column: string };
}

export const defineReport = (report: ReportDefinition): ReportDefinition => report;

/** An indicator of the day, counted and needed. */
export const counted = (id: string, indicator: string, over: Over = "day"): FigureSlot => ({
  id,
  from: { kind: "indicator", indicator, over },
  format: { padded: true },
  needed: true,
});

/** An indicator that units state; it may be missing. */
export const stated = (id: string, indicator: string, format: FigureFormat = {}): FigureSlot => ({
  id,
  from: { kind: "indicator", indicator, over: "day" },
  format,
});
