import { z } from "zod";
import { kernelErrors, type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { listFile, listFileQuery, sheetOf } from "../../kernel/http/list-file.ts";
import { defineCommand, defineDownload, defineQuery, type Route } from "../../kernel/http/routes.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { localDateOf, readInstant } from "../../kernel/time/local-date.ts";
import { UnitKey } from "../directory/contract.ts";
import { Figure, ReportFigure, Step } from "./contract.ts";
import { errors } from "./errors.ts";
import { computeFigures } from "./figure-engine.ts";
import { allIndicators, isIndicator } from "./find-indicator.ts";
import { reportOne } from "./report-figures.ts";
import { isTooLong } from "./rules/periods.ts";
import { statedColumns, statedList } from "./stated-list.ts";

const figures = defineQuery({
  path: "/figures",
  permission: "figures.figure.read",
  summary: "Figures of an area over a period, now or as this system knew them at an instant",
  limitMs: 30_000,
  query: z.strictObject({
    /** Codes separated by commas. */
    indicators: z.string().max(2000),
    area: z.string().max(40),
    from: z.iso.date(),
    to: z.iso.date(),
    by: Step.optional(),
    asOf: z.string().max(40).optional(),
  }),
  reply: z.object({ rows: z.array(Figure) }),
  async run(tx, query): Promise<Outcome<{ rows: Figure[] }>> {
    const indicators = query.indicators.split(",").filter(Boolean);
    const unknown = indicators.find((code) => !isIndicator(code));
    if (unknown) return refuse(errors.indicator_unknown, { indicator: unknown });
    const asOf = query.asOf ? readInstant(query.asOf) : null;
    if (query.from > query.to || asOf === undefined) return refuse(errors.period_wrong, { from: query.from, to: query.to });
    if (isTooLong(query.from, query.to, query.by)) return refuse(kernelErrors.invalid_request, { field: "from", detail: "too_long" });
    return ok({ rows: await computeFigures(tx, { ...query, indicators, asOf }) });
  },
});

const IndicatorRow = z.object({
  code: z.string(),
  vi: z.string(),
  en: z.string(),
  unit: z.string(),
  definition: z.object({ vi: z.string(), en: z.string() }),
  source: z.string(),
  reported: z.boolean(),
});

const catalogue = defineQuery({
  path: "/indicators",
  permission: "session",
  summary: "Catalogue of indicators with their definitions",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(IndicatorRow) }),
  run: async () =>
    ok({
      rows: allIndicators.map(({ code, vi, en, unit, definition, source, measure }) => ({
        code,
        vi,
        en,
        unit,
        definition,
        source,
        reported: measure.kind === "reported",
      })),
    }),
});

const report = defineCommand({
  path: "/figures/report",
  permission: "figures.figure.report",
  summary: "Report a figure of one's own unit",
  body: ReportFigure,
  reply: z.object({ result: z.string() }),
  run: reportOne,
});

const stated = defineDownload({
  path: "/figures/stated",
  permission: "figures.figure.read",
  summary: "What units stated about an area and those under it, as a spreadsheet that can be imported again after editing",
  query: z.strictObject({
    area: UnitKey,
    from: z.iso.date().default("1900-01-01"),
    to: z.iso.date().default("9999-12-31"),
    ...listFileQuery,
  }),
  people: false,
  async run(tx, { format, language, ...query }) {
    const name = `${textOf(language, "figures", "stated")} ${localDateOf(tx.now)}`;
    return ok(listFile(name, sheetOf(await statedList(tx, query, language), statedColumns(language), language), format));
  },
});

export const routes: readonly Route[] = [figures, catalogue, report, stated];
