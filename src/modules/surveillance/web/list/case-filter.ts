import { addDays, type LocalDate } from "../../../../kernel/time/local-date.ts";
import type { AskedFilter } from "../../case-views.ts";

/** What the address of the list says, text by text. */
export type Address = Readonly<Record<string, string | undefined>>;

/** Spans of days offered as a chip. */
export const spans = ["7", "14", "28"] as const;

/** The choices that narrow the list besides area, disease and days, in the order of their chips. */
export const choices = ["classification", "severity", "detected", "outcome"] as const;
export type Choice = (typeof choices)[number];

/** The question to the server for an address; the area in force counts where no unit was chosen on the page. */
export function filterOf(address: Address, area: string | undefined, day: LocalDate, asOf: string | undefined): AskedFilter {
  const span = spans.find((days) => days === address.days);
  const disease = address.disease ?? "covid-19";
  const asked: Record<string, string | undefined> = {
    disease: disease === "all" ? undefined : disease,
    unit: address.unit ?? area,
    classification: address.classification,
    severity: address.severity,
    detected: address.detected,
    outcome: address.outcome,
    from: address.from ?? (span && addDays(day, 1 - Number(span))),
    to: address.to ?? (span && day),
    by: address.by,
    missing: address.missing,
    backFilled: address.backFilled,
    conflict: address.conflict,
    handOver: address.handOver,
    asOf,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined && value !== ""));
}

/** Texts of the address that narrow the list; taking them all out shows everything. */
export const narrowing = [...choices, "days", "unit", "from", "to", "by", "missing", "backFilled", "conflict", "handOver"] as const;

export const isNarrowed = (address: Address): boolean => narrowing.some((name) => address[name]);
export const cleared: Address = Object.fromEntries(narrowing.map((name) => [name, undefined]));
