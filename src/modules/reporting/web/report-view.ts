import type { ComposedDocument } from "../../../kernel/documents/compose.ts";
import type { ReportCard, ReportFigure, ReportLine } from "../contract.ts";

/** A reply as it arrives: instants are texts. */
type Arrived<T> = { [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key] };

export type LineView = Arrived<ReportLine>;
export type ReportView = Arrived<ReportCard> & { document: ComposedDocument };

/** What a command on a report answers. */
export interface Written {
  reportId: string;
  version: number;
  state: ReportView["state"];
}

export const mayChange = ({ state }: Pick<ReportView, "state">): boolean => state === "draft" || state === "checked";

/** Small numbers beside figures, in the order they stand on the page. */
export const numbersOf = ({ numbered }: Pick<ReportView, "numbered">): ReadonlyMap<string, number> =>
  new Map(numbered.map((id, index) => [id, index + 1]));

export const figuresById = ({ figures }: Pick<ReportView, "figures">): ReadonlyMap<string, ReportFigure> =>
  new Map(figures.map((figure) => [figure.id, figure]));
