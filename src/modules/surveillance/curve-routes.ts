import { z } from "zod";
import { kernelErrors, ok, refuse } from "../../kernel/errors/refusal.ts";
import { defineQuery } from "../../kernel/http/routes.ts";
import { addDays, daysBetween, eachDay, localDateOf, readInstant } from "../../kernel/time/local-date.ts";
import { CurveDay, DateKind } from "./case-views.ts";
import { errors } from "./errors.ts";
import { daysUntilComplete, reportingDelay } from "./rules/reporting-delay.ts";
import { communesIn, readCurve, readDelays } from "./store/case-queries.ts";
import { readCurveAsOf, readDelaysAsOf } from "./store/curve-history.ts";

/** The delay is measured over this many days back and up to this many days long. */
const MEASURED_DAYS = 60;
const LONGEST_DELAY = 28;
/** A day counts as complete when so much of it is in. */
const COMPLETE_SHARE = 0.95;
/** Most days of a curve, ten years: each is made even when nothing happened on it. */
const MOST_DAYS = 3660;

const curve = defineQuery({
  path: "/cases/curve",
  permission: "figures.figure.read",
  summary: "Epidemic curve of confirmed cases by any of their dates, gapless, with the measured delay",
  query: z.strictObject({
    disease: z.string().max(40).default("covid-19"),
    unit: z.string().max(40).optional(),
    by: DateKind.default("onset"),
    from: z.iso.date(),
    to: z.iso.date(),
    /** Instant whose knowledge is meant; without offset it is Viet Nam's time. */
    asOf: z.string().max(40).optional(),
  }),
  reply: z.object({
    /** Every day until the instant of knowledge; days to come are left out, a zero would say that nobody fell ill on them. */
    days: z.array(CurveDay),
    /** Last day of which 95 % has been received by measurement; null when not measured. */
    completeUntil: z.string().nullable(),
    delayDays: z.number().nullable(),
    measuredOn: z.number(),
    asOf: z.date(),
  }),
  async run(tx, { disease, unit, by, from, to, asOf: text }) {
    if (daysBetween(from, to) >= MOST_DAYS) return refuse(kernelErrors.invalid_request, { field: "from", detail: "too_long" });
    const instant = text === undefined ? null : readInstant(text);
    if (instant === undefined || (instant && instant > tx.now)) return refuse(errors.instant_to_come, { asOf: text ?? "" });
    const communes = unit ? await communesIn(tx, tx.actor.provinceId, unit) : null;
    const then = instant && { disease, communes, from, to, instant };
    const read = then ? await readCurveAsOf(tx, by, then) : await readCurve(tx, disease, communes, by, from, to);
    const rows = Map.groupBy(read, (row) => row.on_day);
    const today = localDateOf(instant ?? tx.now);
    const last = [to, today].toSorted()[0]!;
    const days = eachDay(from, last).map((on) => {
      const of = rows.get(on) ?? [];
      const n: Record<string, number> = {};
      for (const row of of) n[row.detected] = (n[row.detected] ?? 0) + row.n;
      return { on, n, backFilled: of.filter((row) => row.back_filled).reduce((sum, row) => sum + row.n, 0) };
    });
    const measuredFrom = addDays(last, -MEASURED_DAYS);
    const delays = then
      ? await readDelaysAsOf(tx, by, { ...then, from: measuredFrom, to: last })
      : await readDelays(tx, disease, communes, by, measuredFrom, last);
    const measured = reportingDelay(
      delays.map(({ eventOn, receivedOn, n }) => ({ eventOn, reportedOn: receivedOn, n })),
      { asOf: last, maxDays: LONGEST_DELAY, windowDays: MEASURED_DAYS },
    );
    const delayDays = daysUntilComplete(measured, COMPLETE_SHARE);
    return ok({
      days,
      delayDays,
      // What is still to be received is reckoned from the day of the knowledge: a curve of last year has long been complete.
      completeUntil: delayDays === null ? null : addDays(today, -delayDays),
      measuredOn: measured.count,
      asOf: instant ?? tx.now,
    });
  },
});

export const curveRoutes = [curve];
